// What a row of Available says of the shop's products: joined only where the API has something.
import { expect, test } from 'vitest';
import { marksOf } from '#desk/features/agency/registered-marks.ts';
import type { RegisteredCounts } from '#shared/contract/query.ts';

const NONE: RegisteredCounts = {
  PENDING: 0,
  APPROVED: 0,
  REJECTED: 0,
  PENDING_CLOSED: 0,
  CLOSED: 0,
  queued: 0,
  refused: 0,
};
const namesOf = (counts: Partial<RegisteredCounts>) =>
  marksOf({ ...NONE, ...counts }).map(({ name }) => name);

test('what the API refused, or has not got yet, is not joined', () => {
  expect(namesOf({})).toEqual([]);
  expect(namesOf({ refused: 2 })).toEqual(['Needs attention']);
  expect(namesOf({ queued: 1 })).toEqual(['Queued']);
});

test('what the API has is joined, and what failed beside it says so first', () => {
  expect(namesOf({ PENDING: 1 })).toEqual(['Joined']);
  expect(marksOf({ ...NONE, refused: 1, queued: 3, APPROVED: 4, REJECTED: 2 })).toEqual([
    { name: 'Needs attention', words: '1 needs attention' },
    { name: 'Queued', words: '3 queued' },
    { name: 'Joined', words: '4 approved, 2 rejected' },
  ]);
});
