// A parked operation opens as a form, with each refusal where a person can do something about it.

import { expect, it, test } from 'vitest';
import { fieldOfRefusal, formToMend } from '#desk/features/registration/refusals.ts';
import { beginForm } from '#desk/features/registration/registration-form.ts';
import type { RegisterProductsOperation } from '#shared/domain/outbox.ts';
import { ERROR_CODES, type ErrorCode } from '#shared/errors.ts';
import { campaignWith, NOW } from './examples.ts';

const operation: RegisterProductsOperation = {
  kind: 'registerProducts',
  id: '0b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f',
  campaignId: '1001',
  createdTime: NOW,
  attempts: 1,
  firstAttempt: null,
  state: 'parked',
  refusal: null,
  readTerms: campaignWith(),
  sellerContact: { email: 'shop@example.com', messenger: { kind: 'line', value: '@shop' } },
  offers: [
    {
      productId: '501',
      totalCommissionRate: 1250,
      sampleQuantity: 4,
      productName: 'Serum',
      mainImageUrl: '',
      refusal: { code: 'COMMISSION_BELOW_REQUIREMENT' },
    },
    {
      productId: '502',
      totalCommissionRate: 1200,
      sampleQuantity: 0,
      productName: 'Watch',
      mainImageUrl: '',
      refusal: null,
    },
  ],
};

it('keeps what was offered and the terms that were read', () => {
  const form = beginForm(formToMend(operation));
  expect(form).toMatchObject({
    step: 'terms',
    replaces: operation.id,
    email: 'shop@example.com',
    messenger: '@shop',
    readTerms: { termsVersion: '1' },
    offers: [
      { productId: '501', rateText: '12.5', sampleText: '4' },
      { productId: '502', rateText: '12', sampleText: '0' },
    ],
  });
  expect(form.refusals).toEqual([
    {
      at: 'product',
      productId: '501',
      field: 'totalCommissionRate',
      error: { code: 'COMMISSION_BELOW_REQUIREMENT' },
    },
  ]);
});

test.each([
  ['MESSENGER_INVALID', { at: 'contact', field: 'messenger' }],
  ['EMAIL_REQUIRED', { at: 'contact', field: 'email' }],
  ['REGISTRATION_CLOSED', { at: 'registration' }],
] as const)('%s of the whole is placed', (code, place) => {
  const { refusals } = beginForm(formToMend({ ...operation, refusal: { code } }));
  expect(refusals[0]).toEqual({ ...place, error: { code } });
});

it('puts every code about a rate or a quantity at that field, and the others at the product', () => {
  const byField = (field: string): ErrorCode[] =>
    ERROR_CODES.filter((code) => fieldOfRefusal(code) === field);
  expect(byField('totalCommissionRate')).toContain('COMMISSION_BELOW_CATEGORY_MINIMUM');
  expect(byField('sampleQuantity')).toContain('SAMPLE_QUANTITY_TOO_LARGE');
  expect(byField('product')).toEqual(
    expect.arrayContaining(['PRODUCT_NOT_ELIGIBLE', 'PRODUCT_REJECTED_FOREVER']),
  );
});
