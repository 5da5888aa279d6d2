// Whether a product may be chosen, from its newest registration and from what is unsent.

import { expect, it } from 'vitest';
import { candidacyIn, candidateProblem } from '#desk/features/registration/candidacy.ts';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import type { Registration } from '#shared/domain/registration.ts';
import { NOW, policy, productWith, registrationWith } from './examples.ts';

const OPERATION = '0b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f';
const known = (change: Partial<Registration>): RegisteredProduct => ({
  source: 'api',
  registration: registrationWith(change),
  mayRegisterAgain: false,
  sampleEdit: null,
});
const queued: RegisteredProduct = {
  source: 'outbox',
  operationId: OPERATION,
  state: 'parked',
  mayHaveArrived: false,
  productId: '501',
  productName: 'Rice water serum',
  mainImageUrl: '',
  totalCommissionRate: 1200,
  sampleQuantity: 1,
  refusal: null,
};
const problemWith = (registered: RegisteredProduct[], replaces: string | null = null) =>
  candidateProblem(productWith(), candidacyIn(registered, replaces, policy, NOW));

it('goes by the newest registration, whatever order they come in', () => {
  const closed = known({ reviewStatus: 'CLOSED', submittedTime: NOW - 100 });
  const pending = known({ id: '8002', reviewStatus: 'PENDING', submittedTime: NOW - 50 });
  expect(problemWith([closed, pending])).toBe('PRODUCT_ALREADY_REGISTERED');
  expect(problemWith([pending, closed])).toBe('PRODUCT_ALREADY_REGISTERED');
});

it('holds back what is in an operation, but not in the one that is being mended', () => {
  expect(problemWith([queued])).toBe('PRODUCT_QUEUED');
  expect(problemWith([queued], OPERATION)).toBeNull();
});

it('is free without any registration', () => {
  expect(problemWith([])).toBeNull();
});
