// Each registered product has one status in words, and the summary counts every product once.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  countInWords,
  countsByStatus,
  inOrderOfAttention,
  REGISTERED_STATUSES,
  registeredStatus,
  rowKeyOf,
  STATUS_WORDS,
  standingOf,
} from '#desk/features/joined/registered-status.ts';
import { rejectAdvice } from '#desk/features/joined/reject-advice.ts';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { REJECT_REASONS, REVIEW_STATUSES, type Registration } from '#shared/domain/registration.ts';
import { registrationOf } from '#test/fixtures/records.ts';
import { registrationWith } from '../registration/examples.ts';

const OPERATION = '0b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f';

function unsent(state: 'queued' | 'parked', productId = '501'): RegisteredProduct {
  return {
    source: 'outbox',
    operationId: OPERATION,
    state,
    mayHaveArrived: false,
    productId,
    productName: 'Rice water serum',
    mainImageUrl: '',
    totalCommissionRate: 1200,
    sampleQuantity: 1,
    refusal: null,
  };
}
const known = (reviewStatus: (typeof REVIEW_STATUSES)[number]): RegisteredProduct => ({
  source: 'api',
  registration: registrationWith({ reviewStatus }),
  mayRegisterAgain: false,
  sampleEdit: null,
});

test.each([
  [unsent('queued'), 'Queued'],
  [unsent('parked'), 'Needs attention'],
  [known('PENDING'), 'Pending review'],
  [known('APPROVED'), 'Approved'],
  [known('REJECTED'), 'Rejected'],
  [known('PENDING_CLOSED'), 'Closing'],
  [known('CLOSED'), 'Closed'],
])('status %#: %s', (product, word) => {
  expect(STATUS_WORDS[registeredStatus(product)].word).toBe(word);
});

it('counts each product once', () => {
  const product = fc.constantFrom(unsent('queued'), unsent('parked'), ...REVIEW_STATUSES.map(known));
  fc.assert(
    fc.property(fc.array(product), (products) => {
      const counts = countsByStatus(products);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(products.length);
      expect(counts.every(({ count }) => count > 0)).toBe(true);
    }),
  );
});

it('says every status in a word of its own', () => {
  const words = REGISTERED_STATUSES.map((status) => STATUS_WORDS[status].word);
  expect(new Set(words).size).toBe(words.length);
});

it('tells the products of one operation apart', () => {
  expect(rowKeyOf(unsent('queued', '1'))).not.toBe(rowKeyOf(unsent('queued', '2')));
});

test.each(REJECT_REASONS)('%s has a reason and a next action of its own', (reason) => {
  const others = REJECT_REASONS.filter((other) => other !== reason).map(rejectAdvice);
  const advice = rejectAdvice(reason);
  expect(others.map((other) => other.nextAction)).not.toContain(advice.nextAction);
  expect(others.map((other) => other.reason)).not.toContain(advice.reason);
});

it('advises a higher rate where the rate was too low', () => {
  expect(rejectAdvice('COMMISSION_TOO_LOW').nextAction).toBe('Offer a higher rate and register again.');
});

it('puts what waits for a person first, then what waits to be sent or may be tried again, and leaves the rest in its order', () => {
  const edit = (state: 'queued' | 'parked'): RegisteredProduct => ({
    source: 'api',
    registration: registrationWith({ id: state === 'parked' ? '91' : '92' }),
    mayRegisterAgain: false,
    sampleEdit: { operationId: OPERATION, sampleQuantity: 9, state, mayHaveArrived: false, refusal: null },
  });
  const rows = [
    known('CLOSED'),
    edit('queued'),
    known('REJECTED'),
    { ...known('REJECTED'), mayRegisterAgain: true },
    unsent('queued', '1'),
    edit('parked'),
    unsent('parked', '2'),
  ];
  const ordered = inOrderOfAttention(rows);
  expect(ordered).toEqual([rows[5], rows[6], rows[4], rows[3], rows[0], rows[1], rows[2]]);
});

test.each([
  ['REFUSED', 1, '1 needs attention'],
  ['REFUSED', 2, '2 need attention'],
  ['APPROVED', 1_200, '1,200 approved'],
] as const)('a summary of %s: %d', (status, count, words) => {
  expect(countInWords(status, count)).toBe(words);
});

describe('how the shop stands in a campaign, in one line', () => {
  const known = (changes: Partial<Registration> = {}): RegisteredProduct => ({
    source: 'api',
    registration: registrationOf(changes),
    mayRegisterAgain: false,
    sampleEdit: null,
  });
  it('is nothing without products', () => {
    expect(standingOf([])).toBeNull();
  });

  it('tells what was not sent first, and is calm about what the API has', () => {
    expect(standingOf([known({ reviewStatus: 'APPROVED' })])).toEqual({
      tone: 'neutral',
      text: 'Your products: 1 approved',
    });
    expect(standingOf([known({ reviewStatus: 'APPROVED' }), unsent('parked')])).toEqual({
      tone: 'danger',
      text: 'Your products: 1 needs attention, 1 approved',
    });
    expect(standingOf([unsent('queued')])).toEqual({ tone: 'accent', text: 'Your products: 1 queued' });
  });

  it('tells of an edit that the API refused', () => {
    const sampleEdit = {
      operationId: '00000000-0000-4000-8000-000000000001',
      sampleQuantity: 5,
      state: 'parked',
      mayHaveArrived: false,
      refusal: null,
    } as const;
    const registration = registrationOf({ reviewStatus: 'APPROVED' });
    const edited: RegisteredProduct = { source: 'api', registration, mayRegisterAgain: false, sampleEdit };
    expect(standingOf([edited])).toEqual({
      tone: 'danger',
      text: 'Your products: 1 sample edit needs attention, 1 approved',
    });
  });
});
