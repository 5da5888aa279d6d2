// The form as a value: what changes settle, what is stored of it, and templates with their way back.

import { describe, expect, it } from 'vitest';
import { campaignForm } from '#desk/features/seller-form/campaign-form.ts';
import { draftProblems } from '#desk/features/seller-form/draft-problems.ts';
import {
  draftOfForm,
  formOfDraft,
  hasSameContent,
  isSameDraft,
  storedDraft,
} from '#desk/features/seller-form/form-draft.ts';
import { due, worded } from '#desk/features/seller-form/shown-problems.ts';
import { templateOf, underTemplate } from '#desk/features/seller-form/template-application.ts';
import { sellerDraftRecord } from '#shared/contract/record.ts';
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import { circumstances, draftWith, MARKET, NOW } from './examples.ts';

const words = {
  market: MARKET,
  policy: circumstances.policy,
  products: new Map(),
  nameOfPartner: () => null,
};

it('restores what was stored, and stores only what a draft may hold', () => {
  const form = formOfDraft(draftWith());
  expect(draftOfForm(form, NOW)).toEqual(draftWith());
  const typed = campaignForm(form, { type: 'rateTyped', productId: '501', text: 'ten' });
  const aged = campaignForm(typed, { type: 'preferred', preferences: { lowestAge: 'young' } });
  expect(draftOfForm(aged, NOW).products[0]?.totalCommissionRate).toBeNaN();
  const stored = storedDraft(draftOfForm(aged, NOW));
  expect(sellerDraftRecord.parse(stored)).toEqual(stored);
  expect(stored.products[0]?.totalCommissionRate).toBeNull();
  expect(isSameDraft(form, aged)).toBe(false);
});

it('refuses a text that is no number with the code of its field', () => {
  const form = campaignForm(formOfDraft(draftWith()), {
    type: 'preferred',
    preferences: { mostFollowers: 'many' },
  });
  const codes = draftProblems(draftOfForm(form, 0), circumstances).map(({ code }) => code);
  expect(codes).toEqual(['FOLLOWER_RANGE_INVALID']);
});

it('takes a year that is half typed for no time yet', () => {
  const form = formOfDraft(draftWith());
  const typing = campaignForm(form, { type: 'typed', fields: { registrationStartTime: -61_000_000_000 } });
  const draft = draftOfForm(typing, NOW);
  expect(draftProblems(draft, circumstances).map(({ code }) => code)).toEqual(['TIME_REQUIRED']);
  expect(sellerDraftRecord.parse(storedDraft(draft)).registrationStartTime).toBeNull();
});

it('says what is missing once its step has been left, and what is wrong at once', () => {
  const form = formOfDraft(draftWith({ name: '', email: 'nobody' }));
  const problems = worded(draftProblems(draftOfForm(form, 0), circumstances), form, words);
  expect([...due(problems, form.left).keys()]).toEqual(['email']);
  const left = campaignForm(form, { type: 'stepOpened', step: 'partners' });
  expect([...due(problems, left.left).keys()]).toEqual(['name', 'email']);
});

const refusals: FieldRefusal[] = [
  { place: { at: 'field', field: 'registrationEndTime' }, error: { code: 'PERIOD_ALREADY_OVER' } },
  {
    place: { at: 'product', productId: '501', field: 'totalCommissionRate' },
    error: { code: 'COMMISSION_BELOW_CATEGORY_MINIMUM' },
  },
  { place: { at: 'contact', field: 'email' }, error: { code: 'EMAIL_INVALID' } },
];
const keysOf = (form: ReturnType<typeof formOfDraft>) => form.refusals.map(({ error }) => error.code);

it('keeps what the API refused until that field is changed', () => {
  const form = formOfDraft(draftWith(), refusals);
  expect(keysOf(campaignForm(form, { type: 'typed', fields: { name: 'Other' } }))).toHaveLength(3);
  expect(keysOf(campaignForm(form, { type: 'typed', fields: { email: 'a@b.example' } }))).toEqual([
    'PERIOD_ALREADY_OVER',
    'COMMISSION_BELOW_CATEGORY_MINIMUM',
  ]);
  // Registration may have been refused beside the campaign's end.
  expect(keysOf(campaignForm(form, { type: 'typed', fields: { campaignEndTime: NOW } }))).not.toContain(
    'PERIOD_ALREADY_OVER',
  );
  expect(keysOf(campaignForm(form, { type: 'rateTyped', productId: '501', text: '40' }))).toEqual([
    'PERIOD_ALREADY_OVER',
    'EMAIL_INVALID',
  ]);
});

it('invites nobody to a campaign that is open to all, and remembers who was chosen', () => {
  const chosen = formOfDraft(draftWith({ participation: 'INVITED_PARTNERS', invitedPartnerIds: ['901'] }));
  const open = campaignForm(chosen, { type: 'typed', fields: { participation: 'ALL_PARTNERS' } });
  expect(draftOfForm(open, 0).invitedPartnerIds).toEqual([]);
  const again = campaignForm(open, { type: 'typed', fields: { participation: 'INVITED_PARTNERS' } });
  expect(draftOfForm(again, 0).invitedPartnerIds).toEqual(['901']);
});

it('applies a template to preferences, contacts and every product, and takes it back whole', () => {
  const about = { id: draftWith().id, name: 'Autumn', region: 'TH', savedTime: NOW };
  const source = formOfDraft(
    draftWith({
      creatorPreferences: { ...draftWith().creatorPreferences, notes: 'Daylight' },
      messenger: '',
    }),
  );
  const template = templateOf(source, about);
  expect(template).toMatchObject({ totalCommissionRate: 1_500, sampleQuantity: 10, name: 'Autumn' });

  const products = [
    { productId: '501', totalCommissionRate: 2_000, sampleQuantity: 1 },
    { productId: '502', totalCommissionRate: 3_000, sampleQuantity: 2 },
  ];
  const form = formOfDraft(draftWith({ products, messenger: '@kept' }));
  const applied = campaignForm(form, { type: 'templateApplied', template });
  expect(draftOfForm(applied, 0)).toMatchObject({
    creatorPreferences: { notes: 'Daylight' },
    messenger: '@kept',
    products: [
      { totalCommissionRate: 1_500, sampleQuantity: 10 },
      { totalCommissionRate: 1_500, sampleQuantity: 10 },
    ],
  });
  expect(isSameDraft(campaignForm(applied, { type: 'templateTakenBack' }), form)).toBe(true);
  expect(templateOf(form, about)).toMatchObject({ totalCommissionRate: null, sampleQuantity: null });
});

describe('a template that goes on', () => {
  const about = { id: draftWith().id, name: 'Autumn', region: 'TH', savedTime: NOW };
  const template = templateOf(formOfDraft(draftWith()), about);
  const applied = campaignForm(formOfDraft(draftWith({ products: [] })), {
    type: 'templateApplied',
    template,
  });
  const added = { productId: '502', rateText: '8', sampleText: '' };

  it('is in the draft, and in the form that the draft restores', () => {
    const stored = sellerDraftRecord.parse(storedDraft(draftOfForm(applied, NOW)));
    expect(stored.template).toEqual({ name: 'Autumn', totalCommissionRate: 1_500, sampleQuantity: 10 });
    const { template: restored } = formOfDraft(stored);
    expect(restored).toMatchObject({ name: 'Autumn', before: null });
    expect(restored && underTemplate(added, restored)).toMatchObject({ rateText: '15', sampleText: '10' });
  });

  it('is none in a draft that was stored before drafts kept it', () => {
    const { template: _, ...old } = draftWith();
    expect(formOfDraft(sellerDraftRecord.parse(old)).template).toBeNull();
  });

  it('ends without losing what was done since it was applied', () => {
    const chosen = campaignForm(applied, { type: 'productChosen', offer: added });
    const noted = campaignForm(chosen, { type: 'preferred', preferences: { notes: 'Mine' } });
    const ended = campaignForm(noted, { type: 'templateTakenBack' });
    expect(ended).toMatchObject({ offers: [added], preferences: { notes: 'Mine' }, template: null });
  });

  it('can be taken back whole after a change that is not its own', () => {
    const named = campaignForm(applied, { type: 'typed', fields: { name: 'Autumn sale' } });
    expect(named.template?.before).not.toBeNull();
    const typed = campaignForm(named, { type: 'typed', fields: { email: 'me@example.com' } });
    expect(typed.template?.before).toBeNull();
  });

  it('is over after a change when it has no rate and no samples to give', () => {
    const wishes = { ...template, totalCommissionRate: null, sampleQuantity: null };
    const form = campaignForm(applied, { type: 'templateApplied', template: wishes });
    expect(form.template?.name).toBe('Autumn');
    expect(campaignForm(form, { type: 'productChosen', offer: added }).template).toBeNull();
  });
});

it('makes no draft of looking at another step', () => {
  const form = formOfDraft(draftWith());
  const looked = campaignForm(form, { type: 'stepOpened', step: 'review' });
  expect(hasSameContent(looked, form)).toBe(true);
  expect(isSameDraft(looked, form)).toBe(false);
  const typed = campaignForm(looked, { type: 'typed', fields: { name: 'Another' } });
  expect(hasSameContent(typed, form)).toBe(false);
});
