// What keeps a draft from being published or saved: the domain's rules under their own codes, and the empty fields.

import { expect, it } from 'vitest';
import { editDraft } from '#desk/features/seller-form/beginnings.ts';
import { draftProblems, placeKey, purposeOf, stepOf } from '#desk/features/seller-form/draft-problems.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { campaignWith, circumstances, DAY, DRAFT_ID, draftWith, MARKET, NOW } from './examples.ts';

const found = (change: Partial<SellerDraft>) =>
  draftProblems(draftWith(change), circumstances).map(({ place, code }) => `${placeKey(place)} ${code}`);

it('finds nothing wrong with a finished draft', () => {
  expect(found({})).toEqual([]);
});

it('names every empty field, in the order of the form', () => {
  const empty = {
    name: ' ',
    registrationEndTime: null,
    campaignStartTime: null,
    participation: 'INVITED_PARTNERS',
    products: [{ productId: '501', totalCommissionRate: null, sampleQuantity: null }],
    email: '',
    messenger: '',
  } as const;
  expect(found(empty)).toEqual([
    'registrationEndTime TIME_REQUIRED',
    'campaignStartTime TIME_REQUIRED',
    'name NAME_REQUIRED',
    'invitedPartners PARTNERS_REQUIRED',
    'rate-501 COMMISSION_RATE_INVALID',
    'sample-501 SAMPLE_QUANTITY_INVALID',
    'email EMAIL_REQUIRED',
    'messenger MESSENGER_REQUIRED',
  ]);
});

it('judges periods by the clock and beside each other, and not against an end that is missing', () => {
  expect(found({ registrationEndTime: NOW - 1 })).toContain('registrationEndTime PERIOD_ALREADY_OVER');
  expect(found({ registrationEndTime: NOW + 31 * DAY })).toEqual([
    'registrationEndTime REGISTRATION_OUTLASTS_CAMPAIGN',
  ]);
  expect(found({ campaignEndTime: NOW + 400 * DAY })).toEqual(['campaignEndTime CAMPAIGN_PERIOD_TOO_LONG']);
  expect(found({ campaignEndTime: null })).toEqual(['campaignEndTime TIME_REQUIRED']);
});

it('flags products and partners that are no longer what they were', () => {
  const products = [
    { productId: '503', totalCommissionRate: 1_500, sampleQuantity: 0 },
    { productId: '599', totalCommissionRate: 1_500, sampleQuantity: 0 },
  ];
  expect(found({ products })).toEqual(['product-503 PRODUCT_NOT_ELIGIBLE', 'product-599 PRODUCT_NOT_FOUND']);
  expect(found({ participation: 'INVITED_PARTNERS', invitedPartnerIds: ['901', '999'] })).toEqual([
    'partner-999 PARTNER_NOT_FOUND',
  ]);
});

const editOf = (campaign: ReturnType<typeof campaignWith>, change: Partial<SellerDraft>) => ({
  ...editDraft(campaign, { id: DRAFT_ID, now: NOW, market: MARKET }),
  ...change,
});

it('judges an edit of a published campaign only by what it changes', () => {
  const campaign = campaignWith({
    status: 'ONGOING',
    registrationPeriod: { startTime: NOW - 9 * DAY, endTime: NOW - DAY },
  });
  expect(draftProblems(editOf(campaign, {}), circumstances)).toEqual([]);
  const changed = editOf(campaign, { name: 'Another', campaignStartTime: NOW + 6 * DAY });
  expect(draftProblems(changed, circumstances).map(({ code }) => code)).toEqual([
    'FIELD_NOT_EDITABLE',
    'START_NOT_EDITABLE',
  ]);
});

it('holds a campaign that is not published yet to the rules of publishing only when it is to be published', () => {
  const ready = campaignWith({ status: 'READY', publishedTime: null, products: [] });
  const edit = editOf(ready, { description: 'More of it' });
  expect(purposeOf(edit)).toBe('publish');
  expect(draftProblems(edit, circumstances).map(({ code }) => code)).toEqual(['NO_PRODUCTS']);
  expect(draftProblems(edit, circumstances, 'save')).toEqual([]);
});

it('knows the step of each place', () => {
  expect(stepOf({ at: 'field', field: 'products' })).toBe('products');
  expect(stepOf({ at: 'field', field: 'notes' })).toBe('creators');
  expect(stepOf({ at: 'field', field: 'campaignEndTime' })).toBe('terms');
  expect(stepOf({ at: 'partner', partnerId: '1' })).toBe('partners');
  expect(stepOf({ at: 'contact', field: 'email' })).toBe('contact');
});
