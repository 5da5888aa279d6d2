// What a form begins with, and what a draft would be sent as.

import { expect, it } from 'vitest';
import {
  duplicateDraft,
  editDraft,
  mendingDraft,
  movedPeriods,
  newDraft,
  thisHour,
} from '#desk/features/seller-form/beginnings.ts';
import { changesOf, contentOfDraft } from '#desk/features/seller-form/draft-content.ts';
import { draftProblems } from '#desk/features/seller-form/draft-problems.ts';
import { contentOf } from '#shared/domain/seller-campaign.ts';
import { campaignWith, circumstances, DAY, DRAFT_ID, draftWith, MARKET, NOW } from './examples.ts';

const about = { id: DRAFT_ID, now: NOW, market: MARKET };

it('begins a new campaign with the hour that has begun, and the contact of the market', () => {
  const draft = newDraft({ email: 'a@b.example', messenger: { kind: 'zalo', value: '+84 123456' } }, about);
  expect(draft.registrationStartTime).toBe(thisHour(NOW));
  expect(draft.registrationStartTime).toBeLessThanOrEqual(NOW);
  expect(draft.registrationEndTime).toBe(thisHour(NOW) + 14 * DAY);
  expect(draft.campaignEndTime).toBe(thisHour(NOW) + 30 * DAY);
  expect(draft).toMatchObject({ email: 'a@b.example', messenger: '', participation: 'ALL_PARTNERS' });
});

it('moves the periods of a copy so that the earlier one begins now, with their lengths and their distance', () => {
  const past = campaignWith({
    status: 'CLOSED',
    registrationPeriod: { startTime: NOW - 90 * DAY, endTime: NOW - 80 * DAY },
    campaignPeriod: { startTime: NOW - 85 * DAY, endTime: NOW - 60 * DAY },
  });
  const copy = duplicateDraft(past, about);
  const start = thisHour(NOW);
  expect(copy).toMatchObject({
    registrationStartTime: start,
    registrationEndTime: start + 10 * DAY,
    campaignStartTime: start + 5 * DAY,
    campaignEndTime: start + 30 * DAY,
    edits: null,
    name: 'Glow week (copy)',
  });
  expect(draftProblems(copy, circumstances)).toEqual([]);
});

it('moves forwards and backwards alike', () => {
  const periods = {
    registrationPeriod: { startTime: 500, endTime: 600 },
    campaignPeriod: { startTime: 400, endTime: 900 },
  };
  expect(movedPeriods(periods, 100)).toEqual({
    registrationPeriod: { startTime: 200, endTime: 300 },
    campaignPeriod: { startTime: 100, endTime: 600 },
  });
});

it('keeps the name of a copy within its length, and whole characters in it', () => {
  const long = duplicateDraft(campaignWith({ name: `${'x'.repeat(41)}🌸🌸🌸` }), about).name;
  expect(long.length).toBeLessThan(50);
  expect(long).toBe(`${'x'.repeat(41)} (copy)`);
  expect(duplicateDraft(campaignWith({ name: 'A (copy)' }), about).name).toBe('A (copy)');
});

it('is finished when nothing is missing, and then says what it was made from', () => {
  const campaign = campaignWith();
  const draft = editDraft(campaign, about);
  expect(contentOfDraft(draft, MARKET)).toEqual(contentOf(campaign));
  expect(contentOfDraft(draftWith({ campaignEndTime: null }), MARKET)).toBeNull();
  const products = [{ productId: '501', totalCommissionRate: null, sampleQuantity: 1 }];
  expect(contentOfDraft(draftWith({ products }), MARKET)).toBeNull();
});

it('changes only what differs, and whole parts', () => {
  const campaign = campaignWith();
  const draft = editDraft(campaign, about);
  expect(changesOf(campaign, draft, MARKET)).toEqual({});
  const end = NOW + 40 * DAY;
  expect(changesOf(campaign, { ...draft, campaignEndTime: end, messenger: '' }, MARKET)).toEqual({
    campaignPeriod: { ...campaign.campaignPeriod, endTime: end },
    sellerContact: { email: 'ops@baandara.example' },
  });
});

it('mends an edit from its base with its changes laid over it', () => {
  const base = campaignWith();
  const operation = {
    id: '1b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f',
    kind: 'editSellerCampaign',
    createdTime: NOW,
    attempts: 0,
    firstAttempt: null,
    state: 'parked',
    refusal: { code: 'MESSENGER_INVALID' },
    sellerCampaignId: base.id,
    base,
    changes: { sellerContact: { email: 'new@b.example' }, name: undefined },
    publishes: false,
    problems: [],
  } as const;
  const draft = mendingDraft(operation, about);
  expect(draft).toMatchObject({ id: operation.id, replaces: operation.id, edits: base, name: 'Glow week' });
  expect(draft).toMatchObject({ email: 'new@b.example', messenger: '' });
});
