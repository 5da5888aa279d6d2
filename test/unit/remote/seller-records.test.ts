// Campaigns of the seller's own between the API's words and the domain's, both ways; and what a refusal brings.

import { expect, test } from 'vitest';
import { readAnswer } from '#electron/remote/answer.ts';
import { changeFromWire } from '#electron/remote/records.ts';
import { fieldRefusals } from '#electron/remote/refusal.ts';
import { buildRequest } from '#electron/remote/request.ts';
import {
  editBody,
  participantFromWire,
  partnerFromWire,
  publishingBody,
  sellerCampaignFromWire,
} from '#electron/remote/seller-records.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import { participantRecord, partnerProfile, sellerCampaignRecord } from '#shared/contract/record.ts';
import { contentOf } from '#shared/domain/seller-campaign.ts';
import { wireParticipantExample, wirePartnerExample, wireSellerCampaignExample } from './wire-examples.ts';

const campaign = sellerCampaignFromWire(wireSellerCampaignExample);

test('what arrives is a record as the cache takes it, under the domain’s names', () => {
  expect(sellerCampaignRecord.parse(campaign)).toMatchObject({
    registrationPeriod: { startTime: 1_700_000_000, endTime: 1_700_600_000 },
    campaignPeriod: { startTime: 1_700_100_000, endTime: 1_702_000_000 },
    invitedPartnerIds: ['42'],
    products: [{ totalCommissionRate: 1500, sampleQuantity: 10, productName: 'Rose lip tint' }],
    creatorPreferences: { ageRange: { lowest: 18, highest: null }, contentStyles: ['UNBOXING', 'COMEDY'] },
    publishedTime: 1_699_900_000,
    closedTime: null,
  });
  expect(participantRecord.parse(participantFromWire(wireParticipantExample))).toMatchObject({
    sellerCampaignId: campaign.id,
    changedTime: 1_700_200_000,
    products: [{ samplesRequested: 7, gmv: { amount: '1548.00' } }],
  });
  expect(partnerProfile.parse(partnerFromWire(wirePartnerExample))).toMatchObject({
    creatorCount: 120,
    gmvBand: 'FROM_10K',
    contact: { line: '@agency' },
  });
});

test('the log’s collections have the domain’s names', () => {
  expect(changeFromWire({ kind: 'seller_campaign', record: wireSellerCampaignExample })).toEqual({
    kind: 'sellerCampaign',
    record: campaign,
  });
  expect(changeFromWire({ kind: 'participant', record: wireParticipantExample }).kind).toBe('participant');
  expect(changeFromWire({ kind: 'partner', record: wirePartnerExample }).kind).toBe('partner');
  expect(changeFromWire({ kind: 'deleted', collection: 'seller_campaign', id: '7' })).toEqual({
    kind: 'deleted',
    collection: 'sellerCampaign',
    id: '7',
  });
  expect(changeFromWire({ kind: 'deleted', collection: 'partner', id: '7' })).toMatchObject({
    collection: 'partner',
  });
});

test('a campaign goes out as it came in, and as the contract takes it', () => {
  const content = { ...contentOf(campaign), products: campaign.products };
  const { publish, content: sent } = apiContract.createSellerCampaign.body.parse(publishingBody({ content }));
  expect(publish).toBe(true);
  const { products, ...whole } = wireSellerCampaignExample;
  const { products: sentProducts, ...sentRest } = sent;
  expect(whole).toMatchObject(sentRest);
  expect(sentProducts).toEqual([
    { product_id: products[0]?.product_id, total_commission_rate: 1500, sample_quota: 10 },
  ]);
  expect(JSON.stringify(publishingBody({ content }))).toBe(JSON.stringify(publishingBody({ content })));
});

test('an edit sends its version and what it changes, nothing else', () => {
  const changes = {
    campaignPeriod: { startTime: 5, endTime: 9 },
    sellerContact: { email: 'new@example.com' },
  };
  const body = editBody({ base: campaign, changes, publishes: true });
  expect(body).toEqual({
    version: 'v1',
    publish: true,
    changes: {
      campaign_start_time: 5,
      campaign_end_time: 9,
      seller_contact: { email: 'new@example.com' },
    },
  });
  const whole = editBody({ base: campaign, changes: contentOf(campaign), publishes: false });
  expect(Object.keys(whole.changes).sort()).toEqual(
    Object.keys(apiContract.editSellerCampaign.body.shape.changes.shape).sort(),
  );
  expect(
    buildRequest('https://api.example', 'editSellerCampaign', {
      params: { shop_id: '1', seller_campaign_id: '2' },
      body,
    }),
  ).toMatchObject({
    data: { method: 'PATCH', url: 'https://api.example/v1/shops/1/seller_campaigns/2' },
  });
});

const problem = {
  at: 'field',
  field: 'name',
  id: null,
  code: API_CODES.NAME_REQUIRED,
  message: 'No name',
} as const;

test('every problem is at its field; a number that is not known stays readable', () => {
  const refusals = fieldRefusals(
    [
      problem,
      {
        ...problem,
        at: 'product',
        field: 'totalCommissionRate',
        id: '5',
        code: 42299,
        message: 'Odd\nrate tok',
      },
      { ...problem, at: 'partner', field: null, id: '42', code: API_CODES.PARTNER_NOT_FOUND },
      { ...problem, at: 'contact', field: 'email', code: API_CODES.EMAIL_INVALID },
    ],
    'tok',
  );
  expect(refusals.map(({ place, error }) => [place, error.code])).toEqual([
    [{ at: 'field', field: 'name' }, 'NAME_REQUIRED'],
    [{ at: 'product', productId: '5', field: 'totalCommissionRate' }, 'REQUEST_REFUSED'],
    [{ at: 'partner', partnerId: '42' }, 'PARTNER_NOT_FOUND'],
    [{ at: 'contact', field: 'email' }, 'EMAIL_INVALID'],
  ]);
  expect(refusals[1]?.error.detail).toBe('Odd rate [removed]');
});

test.each([
  { ...problem, field: 'email' as const },
  { ...problem, field: null },
  { ...problem, at: 'product' as const, field: 'product' as const, id: null },
  { ...problem, at: 'contact' as const },
])('a place that makes no sense is left out: $at $field', (odd) => {
  expect(fieldRefusals([odd], '')).toEqual([]);
});

function refusal(data: unknown, code: number) {
  const text = JSON.stringify({ code, message: 'No', request_id: 'r', data });
  const headers = new Headers({ 'content-type': 'application/json' });
  const answer = readAnswer({ status: 422, headers, text }, apiContract.createSellerCampaign.data, {
    secret: '',
    now: 0,
  });
  return answer.ok ? expect.fail('it was refused') : answer;
}

test('a refusal brings its problems, a conflict the campaign as it now is', () => {
  expect(refusal({ problems: [problem] }, API_CODES.NAME_REQUIRED)).toMatchObject({
    error: { code: 'NAME_REQUIRED' },
    problems: [{ place: { at: 'field', field: 'name' } }],
    currentSellerCampaign: null,
  });
  const now = { ...wireSellerCampaignExample, version: 'v2' };
  expect(refusal({ seller_campaign: now }, API_CODES.EDIT_CONFLICT)).toMatchObject({
    error: { code: 'EDIT_CONFLICT' },
    problems: [],
    currentSellerCampaign: { ...campaign, version: 'v2' },
  });
});

test('what cannot be read beside a refusal leaves the refusal', () => {
  for (const data of [{ problems: [{ at: 'moon' }] }, { seller_campaign: { id: 1 } }, [], 'x']) {
    expect(refusal(data, API_CODES.EDIT_CONFLICT)).toMatchObject({
      error: { code: 'EDIT_CONFLICT' },
      problems: [],
      currentSellerCampaign: null,
    });
  }
});
