// How long waits and polls are, by chance and by what the API asked for.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pollDelay, retryDelay } from '#electron/sync/backoff.ts';
import { troubleAfter } from '#electron/sync/trouble.ts';

const attempts = fc.integer({ min: 1, max: 10_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const retryAfter = fc.integer({ min: 0, max: 86_400 });

test('a retry waits 1 to 60 seconds', () => {
  fc.assert(
    fc.property(attempts, chance, (count, luck) => {
      const delay = retryDelay(count, luck, null);
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThanOrEqual(60_000);
    }),
  );
});

test('a retry never comes before Retry-After, and at most a minute later', () => {
  fc.assert(
    fc.property(attempts, chance, retryAfter, (count, luck, seconds) => {
      const delay = retryDelay(count, luck, seconds);
      expect(delay).toBeGreaterThanOrEqual(seconds * 1_000);
      expect(delay).toBeLessThanOrEqual((seconds + 60) * 1_000);
    }),
  );
});

test('waits grow with the failures and spread by chance', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((count) => retryDelay(count, 0.999, null))).toEqual([
    1998, 3996, 7992, 15_984, 31_968, 59_940, 59_940,
  ]);
  expect(retryDelay(6, 0.5, null)).toBe(30_000);
  expect(retryDelay(6, 0, null)).toBe(1_000);
});

test('a poll is a fifth off at most', () => {
  fc.assert(
    fc.property(chance, (luck) => {
      expect(Math.abs(pollDelay(60_000, luck) - 60_000)).toBeLessThanOrEqual(12_000);
    }),
  );
});

test('a trouble keeps its beginning while it is the same, and counts on', () => {
  const circumstances = { now: 1_000_000, chance: 0.5, poll: 60_000 };
  const fault = { error: { code: 'OFFLINE' }, retryAfter: null } as const;
  const first = troubleAfter(null, fault, circumstances);
  expect(first).toMatchObject({ since: 1_000_000, attempts: 1, until: 1_001_000 });
  const second = troubleAfter(first, fault, { ...circumstances, now: 1_001_000 });
  expect(second).toMatchObject({ since: 1_000_000, attempts: 2, until: 1_003_000 });
  const other = troubleAfter(
    second,
    { error: { code: 'NOT_AN_API' }, retryAfter: null },
    { ...circumstances, now: 2_000_000 },
  );
  expect(other).toMatchObject({ since: 2_000_000, until: 2_060_000 });
});
