// What was submitted together is told of once: how much, whether it waits, and the reason when there is one for all.
import { expect, it } from 'vitest';
import { unsentTogether } from '#desk/features/joined/unsent-together.ts';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { registrationWith } from '../registration/examples.ts';

const FIRST = '0b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f';
const SECOND = '1b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f';

function unsent(operationId: string, productId: string, refusal: ErrorCode | null = null): RegisteredProduct {
  return {
    source: 'outbox',
    operationId,
    state: refusal ? 'parked' : 'queued',
    mayHaveArrived: false,
    productId,
    productName: `Product ${productId}`,
    mainImageUrl: '',
    totalCommissionRate: 1200,
    sampleQuantity: 1,
    refusal: refusal && { code: refusal },
  };
}

it('tells of each submission of several products, and of none of one', () => {
  const api: RegisteredProduct = {
    source: 'api',
    registration: registrationWith({}),
    mayRegisterAgain: false,
    sampleEdit: null,
  };
  expect(unsentTogether([api, unsent(SECOND, '9')])).toEqual([]);
  expect(unsentTogether([unsent(FIRST, '1'), api, unsent(SECOND, '9'), unsent(FIRST, '2')])).toEqual([
    { operationId: FIRST, count: 2, state: 'queued', mayHaveArrived: false, reason: null, mayResend: true },
  ]);
});

it('gives the reason once when it is the same for all', () => {
  const [together] = unsentTogether([
    unsent(FIRST, '1', 'TERMS_CHANGED'),
    unsent(FIRST, '2', 'TERMS_CHANGED'),
  ]);
  expect(together).toMatchObject({
    state: 'parked',
    reason:
      'The partner changed the terms after you read them. Nothing was registered: compare old and new, then decide.',
  });
});

it('leaves reasons that differ to the products', () => {
  const [together] = unsentTogether([unsent(FIRST, '1', 'COMMISSION_RATE_TOO_LOW'), unsent(FIRST, '2')]);
  expect(together).toMatchObject({ count: 2, reason: null });
});

it('is sent again as it is unless the terms have changed', () => {
  const [refused] = unsentTogether([unsent(FIRST, '1', 'PRODUCT_NOT_ELIGIBLE'), unsent(FIRST, '2')]);
  const [changed] = unsentTogether([
    unsent(FIRST, '1', 'TERMS_CHANGED'),
    unsent(FIRST, '2', 'TERMS_CHANGED'),
  ]);
  expect([refused?.mayResend, changed?.mayResend]).toEqual([true, false]);
});
