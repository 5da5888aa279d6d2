import { describe, expect, it } from 'vitest';
import { type AttentionSources, attentionOf } from '#cache-page/query/attention.ts';
import { emptyColumns } from '#cache-page/query/campaign-columns.ts';
import { emptyTable } from '#cache-page/query/record-table.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { Operation, RegistrationDraft } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { CLOSING_SOON_SECONDS } from '#shared/domain/period.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { campaignOf, NOW, productOf, registerOperationOf, registrationOf } from '#test/fixtures/records.ts';
import { putRecord } from '#test/fixtures/tables.ts';

interface Known {
  readonly campaigns?: readonly Campaign[];
  readonly products?: readonly Product[];
  readonly registrations?: readonly Registration[];
  readonly operations?: readonly Operation[];
  readonly drafts?: readonly RegistrationDraft[];
  readonly registerAgainAfterSeconds?: number;
  readonly sellerCampaigns?: readonly SellerCampaign[];
  readonly participants?: readonly Participant[];
}

function sourcesOf(known: Known): AttentionSources {
  const campaigns = emptyTable<Campaign>();
  for (const campaign of known.campaigns ?? [campaignOf()]) putRecord(campaigns, campaign);
  const products = emptyTable<Product>();
  for (const product of known.products ?? [productOf()]) putRecord(products, product);
  const sellerCampaigns = emptyTable<SellerCampaign>();
  for (const campaign of known.sellerCampaigns ?? []) putRecord(sellerCampaigns, campaign);
  const participantsIn = Map.groupBy(known.participants ?? [], ({ sellerCampaignId }) => sellerCampaignId);
  const byCampaign = Map.groupBy(known.registrations ?? [], ({ campaignId }) => campaignId);
  return {
    campaigns,
    columns: emptyColumns(),
    products,
    byCampaign: new Map(
      [...byCampaign].map(([id, some]) => [id, new Map(some.map((one) => [one.id, one] as const))]),
    ),
    operations: known.operations ?? [],
    drafts: known.drafts ?? [],
    sellerCampaigns,
    participantsIn: new Map(
      [...participantsIn].map(([id, some]) => [id, new Map(some.map((one) => [one.id, one] as const))]),
    ),
    policy: { registerAgainAfterSeconds: known.registerAgainAfterSeconds ?? 0 },
    now: NOW,
  };
}

const itemsOf = (known: Known): AttentionItem[] => attentionOf(sourcesOf(known));
const kindsOf = (known: Known) => itemsOf(known).map(({ kind }) => kind);

const closing = (changes: Partial<Campaign> = {}): Campaign =>
  campaignOf({
    invited: true,
    registrationPeriod: { startTime: NOW - 1_000, endTime: NOW + CLOSING_SOON_SECONDS },
    ...changes,
  });

const draft = (campaignId: string): RegistrationDraft => ({
  campaignId,
  savedTime: NOW,
  step: 'products',
  offers: [],
  email: '',
  messenger: '',
  replaces: null,
});

const edit = (changes: Partial<Extract<Operation, { kind: 'editSampleQuantity' }>> = {}): Operation => ({
  id: '00000000-0000-4000-8000-00000000000e',
  kind: 'editSampleQuantity',
  campaignId: registrationOf().campaignId,
  createdTime: NOW - 7,
  attempts: 0,
  firstAttempt: null,
  state: 'parked',
  refusal: { code: 'SAMPLE_QUANTITY_TOO_LARGE' },
  registrationId: registrationOf().id,
  productId: productOf().id,
  productName: productOf().name,
  sampleQuantity: 5_000,
  ...changes,
});

describe('refused work', () => {
  it('is an operation that waits for a person, with its reason, at the time of its submission', () => {
    const [offer] = registerOperationOf().offers;
    const operation = registerOperationOf({
      state: 'parked',
      refusal: { code: 'PAYMENT_ACCOUNT_NOT_ACTIVE' },
      createdTime: NOW - 60,
      offers: offer ? [offer, { ...offer, productId: '8', productName: 'Another' }] : [],
    });
    expect(itemsOf({ operations: [operation] })).toEqual([
      {
        kind: 'refused',
        id: `operation/${operation.id}`,
        campaignId: campaignOf().id,
        campaignName: campaignOf().name,
        time: NOW - 60,
        operationId: operation.id,
        registrationId: null,
        productId: offer?.productId,
        productName: 'Rice Milk Sunscreen SPF 50',
        productCount: 2,
        error: { code: 'PAYMENT_ACCOUNT_NOT_ACTIVE' },
      },
    ]);
  });

  it('names the product that was refused, and takes its reason, when the whole was not', () => {
    const [offer] = registerOperationOf().offers;
    const refused = offer && { ...offer, productId: '8', productName: 'Refused one' };
    const operation = registerOperationOf({
      state: 'parked',
      offers: offer && refused ? [offer, { ...refused, refusal: { code: 'PRODUCT_NOT_FOUND' } }] : [],
    });
    expect(itemsOf({ operations: [operation] })).toMatchObject([
      { kind: 'refused', productId: '8', productName: 'Refused one', error: { code: 'PRODUCT_NOT_FOUND' } },
    ]);
  });

  it('tells changed terms apart', () => {
    const operation = registerOperationOf({ state: 'parked', refusal: { code: 'TERMS_CHANGED' } });
    expect(itemsOf({ operations: [operation] })).toMatchObject([
      { kind: 'termsChanged', operationId: operation.id },
    ]);
  });

  it('is an edit of a sample quantity too', () => {
    expect(itemsOf({ operations: [edit()] })).toMatchObject([
      {
        kind: 'refused',
        productCount: 1,
        registrationId: registrationOf().id,
        error: { code: 'SAMPLE_QUANTITY_TOO_LARGE' },
      },
    ]);
  });

  it('keeps the name that was read of a campaign that is gone', () => {
    const operation = registerOperationOf({ state: 'parked', readTerms: campaignOf({ name: 'As it was' }) });
    expect(itemsOf({ campaigns: [], operations: [operation] })).toMatchObject([
      { campaignName: 'As it was' },
    ]);
  });

  it('is not what is still queued', () => {
    expect(
      itemsOf({ operations: [registerOperationOf(), edit({ state: 'queued', refusal: null })] }),
    ).toEqual([]);
  });
});

describe('rejected products', () => {
  const rejected = registrationOf({
    reviewStatus: 'REJECTED',
    rejectReasons: ['COMMISSION_TOO_LOW'],
    submittedTime: NOW - 900,
    reviewedTime: NOW - 300,
  });

  it('are told at the time of the review, with the reasons', () => {
    expect(itemsOf({ registrations: [rejected] })).toEqual([
      {
        kind: 'rejected',
        id: `rejected/${rejected.id}`,
        registrationId: rejected.id,
        productId: rejected.productId,
        campaignId: campaignOf().id,
        campaignName: campaignOf().name,
        time: NOW - 300,
        productName: rejected.productName,
        rejectReasons: ['COMMISSION_TOO_LOW'],
      },
    ]);
  });

  it.each<[string, Known]>([
    ['was registered again', { registrations: [rejected, registrationOf({ id: '9', submittedTime: NOW })] }],
    ['is rejected for good', { registrations: [{ ...rejected, rejectedForever: true }] }],
    ['has to wait', { registrations: [rejected], registerAgainAfterSeconds: 301 }],
    ['cannot be promoted', { registrations: [rejected], products: [productOf({ status: 'FREEZE' })] }],
    ['left the catalogue', { registrations: [rejected], products: [] }],
    ['is on its way', { registrations: [rejected], operations: [registerOperationOf()] }],
    ['is in a closed campaign', { registrations: [rejected], campaigns: [campaignOf({ status: 'CLOSED' })] }],
    [
      'is in a campaign whose registration is over',
      {
        registrations: [rejected],
        campaigns: [campaignOf({ registrationPeriod: { startTime: NOW - 9, endTime: NOW - 1 } })],
      },
    ],
    ['is in a campaign that is gone', { registrations: [rejected], campaigns: [] }],
  ])('are not told when the product %s', (_, known) => {
    expect(itemsOf(known)).toEqual([]);
  });

  it('are told once when registering again was refused', () => {
    const operation = registerOperationOf({ state: 'parked', refusal: { code: 'OPERATION_DENIED' } });
    expect(kindsOf({ registrations: [rejected], operations: [operation] })).toEqual(['refused']);
  });
});

describe('registration that closes soon', () => {
  it('is told of an invitation, at the end of the registration period', () => {
    expect(itemsOf({ campaigns: [closing()] })).toEqual([
      {
        kind: 'closingSoon',
        id: `closing/${closing().id}`,
        campaignId: closing().id,
        campaignName: closing().name,
        time: NOW + CLOSING_SOON_SECONDS,
        reason: 'invited',
      },
    ]);
  });

  it('is told of a draft, once, invited or not', () => {
    const own = closing({ id: '5', invited: false });
    const both = closing({ id: '6' });
    expect(itemsOf({ campaigns: [own, both], drafts: [draft('5'), draft('6')] })).toMatchObject([
      { campaignId: '5', reason: 'draft' },
      { campaignId: '6', reason: 'draft' },
    ]);
  });

  it('is told when all that was registered is rejected or closed', () => {
    const registrations = [registrationOf({ reviewStatus: 'REJECTED', rejectedForever: true })];
    expect(kindsOf({ campaigns: [closing()], registrations })).toEqual(['closingSoon']);
  });

  const period = closing().registrationPeriod;
  it.each<[string, Known]>([
    ['nobody invited the shop', { campaigns: [closing({ invited: false })] }],
    [
      'there are more than three days',
      { campaigns: [closing({ registrationPeriod: { ...period, endTime: period.endTime + 1 } })] },
    ],
    ['it is over', { campaigns: [closing({ registrationPeriod: { ...period, endTime: NOW - 1 } })] }],
    ['it has not begun', { campaigns: [closing({ registrationPeriod: { ...period, startTime: NOW + 1 } })] }],
    ['the campaign is closed', { campaigns: [closing({ status: 'CLOSED' })] }],
    ['the campaign is not published', { campaigns: [closing({ status: 'READY' })] }],
    ['a product is registered', { campaigns: [closing()], registrations: [registrationOf()] }],
    ['a product is queued', { campaigns: [closing()], operations: [registerOperationOf()] }],
    ['the draft’s campaign is gone', { campaigns: [], drafts: [draft(closing().id)] }],
  ])('is not told when %s', (_, known) => {
    expect(itemsOf(known)).toEqual([]);
  });
});

describe('samples', () => {
  const withSamples = (samplesRequested: number, changes: Partial<Registration> = {}): Registration => {
    const registration = registrationOf({ reviewStatus: 'APPROVED', reviewedTime: NOW - 60, ...changes });
    return { ...registration, progress: { ...registration.progress, samplesRequested } };
  };

  it('are nearly used from four in five', () => {
    expect(itemsOf({ registrations: [withSamples(8)] })).toEqual([
      {
        kind: 'samplesNearlyUsed',
        id: `samples/${registrationOf().id}`,
        registrationId: registrationOf().id,
        productId: registrationOf().productId,
        campaignId: campaignOf().id,
        campaignName: campaignOf().name,
        time: NOW - 60,
        productName: registrationOf().productName,
        samplesRequested: 8,
        sampleQuantity: 10,
      },
    ]);
    expect(itemsOf({ registrations: [withSamples(7)] })).toEqual([]);
  });

  it('are told of approved products that have any, unless more are on their way', () => {
    expect(itemsOf({ registrations: [withSamples(0, { sampleQuantity: 0 })] })).toEqual([]);
    expect(itemsOf({ registrations: [withSamples(10, { reviewStatus: 'PENDING_CLOSED' })] })).toEqual([]);
    const more = edit({ state: 'queued', refusal: null, sampleQuantity: 40 });
    expect(itemsOf({ registrations: [withSamples(10)], operations: [more] })).toEqual([]);
  });
});

it('puts what was not sent first, then the day’s deadlines, what was rejected, and later deadlines', () => {
  const rejected = registrationOf({ reviewStatus: 'REJECTED', reviewedTime: NOW - 5 });
  const operation = registerOperationOf({
    state: 'parked',
    createdTime: NOW - 2,
    offers: registerOperationOf().offers.map((offer) => ({ ...offer, productId: '8' })),
  });
  const later = closing({ id: '4' });
  const sooner = closing({ id: '3', registrationPeriod: { startTime: NOW - 9, endTime: NOW + 100 } });
  const items = itemsOf({
    campaigns: [campaignOf(), sooner, later],
    registrations: [rejected],
    operations: [operation],
  });
  expect(items.map((item) => `${item.kind} ${'campaignId' in item ? item.campaignId : ''}`)).toEqual([
    `refused ${campaignOf().id}`,
    'closingSoon 3',
    `rejected ${campaignOf().id}`,
    'closingSoon 4',
  ]);
});

it('tells products of one name in one campaign apart by their ids', () => {
  const rejected = registrationOf({ reviewStatus: 'REJECTED', reviewedTime: NOW - 5 });
  const other = { ...rejected, id: '99', productId: '98' };
  const items = itemsOf({
    products: [productOf(), productOf({ id: '98' })],
    registrations: [rejected, other],
  });
  expect(items).toHaveLength(2);
  expect(new Set(items.map(({ id }) => id)).size).toBe(2);
});
