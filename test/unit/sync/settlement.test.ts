// What answers make of operations.

import { expect, test } from 'vitest';
import { campaignFromWire } from '#electron/remote/records.ts';
import {
  countAttempt,
  DONE,
  park,
  settleRegistration,
  settleSampleEdit,
  staysQueued,
} from '#electron/sync/settlement.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { wireCampaignExample, wireRegistrationExample } from '../remote/wire-examples.ts';
import { editingSamples, registering } from './scene.ts';

const accepted = (productId: string, campaignId = '7') => ({
  product_id: productId,
  code: 0,
  message: '',
  registration: {
    ...wireRegistrationExample,
    id: `9${productId}`,
    product_id: productId,
    campaign_id: campaignId,
    total_commission_rate: 1500,
    sample_quota: 3,
    seller_contact: { email: 'shop@example.com' },
  },
});
const refused = (productId: string, code: number) => ({
  product_id: productId,
  code,
  message: 'no',
  registration: null,
});

test('all accepted: the operation is done', () => {
  const settled = settleRegistration(registering('7', ['1', '2']), [accepted('2'), accepted('1')]);
  expect(settled?.operation).toBeNull();
  expect(settled?.registrations.map(({ id }) => id)).toEqual(['91', '92']);
});

test('some refused: they wait with their reasons, the others are registrations', () => {
  const operation = registering('7', ['1', '2', '3']);
  const settled = settleRegistration(operation, [
    refused('1', API_CODES.COMMISSION_BELOW_CATEGORY_MINIMUM),
    accepted('2'),
    refused('3', 42_299),
  ]);
  expect(settled?.registrations.map(({ productId }) => productId)).toEqual(['2']);
  expect(settled?.operation).toMatchObject({
    id: operation.id,
    state: 'parked',
    refusal: null,
    offers: [
      { productId: '1', refusal: { code: 'COMMISSION_BELOW_CATEGORY_MINIMUM', detail: 'no' } },
      { productId: '3', refusal: { code: 'REQUEST_REFUSED' } },
    ],
  });
});

test.each([
  ['a product is missing', [accepted('1')]],
  ['a registration is missing', [accepted('1'), { ...accepted('2'), registration: null }]],
  ['a registration is of another product', [accepted('1'), { ...accepted('3'), product_id: '2' }]],
  ['a registration is of another campaign', [accepted('1'), accepted('2', '8')]],
])('an answer in which %s settles nothing', (_, results) => {
  expect(settleRegistration(registering('7', ['1', '2']), results)).toBeNull();
});

test('a sample edit is done by the registration it is about', () => {
  const edit = editingSamples(wireRegistrationExample.id, 30);
  const registration = { ...wireRegistrationExample, campaign_id: '7', product_id: '5', sample_quota: 30 };
  expect(settleSampleEdit(edit, { registration })).toMatchObject({
    operation: null,
    registrations: [{ sampleQuantity: 30 }],
  });
  expect(settleSampleEdit(edit, { registration: { ...registration, id: '1' } })).toBeNull();
});

test('changed terms park the whole and bring the campaign, if it is the one', () => {
  const operation = registering(wireCampaignExample.id, ['1']);
  const currentCampaign = campaignFromWire({ ...wireCampaignExample, terms_version: 'v2' });
  const error = { code: 'TERMS_CHANGED' } as const;
  const refusal = { error, currentCampaign, currentSellerCampaign: null, problems: [] };
  expect(park(operation, refusal)).toEqual({
    ...DONE,
    operation: { ...operation, state: 'parked', refusal: error },
    campaigns: [currentCampaign],
  });
  expect(park(operation, { ...refusal, currentCampaign: { ...currentCampaign, id: '1' } }).campaigns).toEqual(
    [],
  );
});

test('an attempt without an answer is counted', () => {
  expect(countAttempt(registering('7', ['1'], { attempts: 4 })).operation).toMatchObject({
    attempts: 5,
    state: 'queued',
  });
});

test.each([
  ['OFFLINE', true],
  ['TIMED_OUT', true],
  ['RATE_LIMITED', true],
  ['SERVER_ERROR', true],
  ['ANSWER_MALFORMED', true],
  ['SIGN_IN_REQUIRED', true],
  ['TERMS_CHANGED', false],
  ['REGISTRATION_CLOSED', false],
  ['REQUEST_REFUSED', false],
] as const)('%s keeps an operation queued: %s', (code, stays) => {
  expect(staysQueued(code)).toBe(stays);
});
