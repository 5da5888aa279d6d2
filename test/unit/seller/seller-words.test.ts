// Campaigns of the seller's own in words: rows, wishes, drafts as shown, and what is unsent.
import { describe, expect, it } from 'vitest';
import { operationInWords, placeInWords, whenSentInWords } from '#desk/features/seller/operation-words.ts';
import {
  nameOrPlaceholder,
  namesInWords,
  preferencesInWords,
  rowStatus,
} from '#desk/features/seller/seller-words.ts';
import { shownContent, shownDraft } from '#desk/features/seller/shown-content.ts';
import type { SellerCampaignRow } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { NOW } from '#test/fixtures/records.ts';
import { editOf, sellerCampaignOf } from './examples.ts';

const ID = '00000000-0000-4000-8000-000000000001';

const rowOf = (changes: Partial<SellerCampaignRow>): SellerCampaignRow => ({
  key: { source: 'api', id: '7' },
  name: 'Spring Glow',
  status: 'ONGOING',
  registrationPeriod: { startTime: NOW, endTime: NOW + 1 },
  campaignPeriod: { startTime: NOW, endTime: NOW + 1 },
  participation: 'ALL_PARTNERS',
  productCount: 1,
  participants: { INVITED: 0, DECLINED: 0, REQUESTED: 0, REFUSED: 0, JOINED: 0 },
  unsent: null,
  time: NOW,
  ...changes,
});

describe('a row’s status', () => {
  it('says first what waits for a person, then what waits to be sent, then what the API said', () => {
    expect(rowStatus(rowOf({ unsent: 'refused' }), NOW).name).toBe('Needs attention');
    expect(rowStatus(rowOf({ unsent: 'queued' }), NOW).name).toBe('Ongoing');
    expect(
      rowStatus(rowOf({ key: { source: 'outbox', id: ID }, status: null, unsent: 'queued' }), NOW).name,
    ).toBe('Queued');
    expect(rowStatus(rowOf({ key: { source: 'draft', id: ID }, status: null }), NOW).name).toBe('Draft');
    expect(rowStatus(rowOf({ status: 'READY' }), NOW).name).toBe('Not published');
  });

  it('tells a campaign that still runs from one that is over, when its registration has ended', () => {
    expect(rowStatus(rowOf({}), NOW + 1).name).toBe('Ongoing');
    expect(rowStatus(rowOf({}), NOW + 2).name).toBe('Still running');
    expect(rowStatus(rowOf({ status: 'CLOSED' }), NOW + 2).name).toBe('Closed');
  });
});

describe('names and wishes', () => {
  it('stand in for a name that is not there, and shorten long lists', () => {
    expect(nameOrPlaceholder('  ')).toBe('Untitled campaign');
    expect([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D']].map(namesInWords)).toEqual([
      'A',
      'A and B',
      'A, B and 1 other',
      'A, B and 2 others',
    ]);
  });

  it('leave out what nothing is wished for', () => {
    const { creatorPreferences } = sellerCampaignOf();
    const words = (changes: Partial<typeof creatorPreferences>) =>
      preferencesInWords({ ...creatorPreferences, ...changes }, () => 'Beauty', 'en-TH');
    expect(words({}).map(({ name }) => name)).toEqual(['Age', 'Followers', 'Categories', 'Content formats']);
    const none = { lowest: null, highest: null };
    expect(words({ ageRange: none, followerRange: none, categoryIds: [], contentFormats: [] })).toEqual([]);
    expect(words({ ageRange: { lowest: null, highest: 34 } })[0]?.value).toBe('Up to 34');
  });
});

describe('what is shown of a draft', () => {
  const { creatorPreferences } = sellerCampaignOf();
  const draft: SellerDraft = {
    id: ID,
    savedTime: NOW,
    step: 'terms',
    name: '',
    description: '',
    registrationStartTime: null,
    registrationEndTime: NOW,
    campaignStartTime: null,
    campaignEndTime: null,
    participation: 'ALL_PARTNERS',
    invitedPartnerIds: ['1'],
    products: [{ productId: '3', totalCommissionRate: null, sampleQuantity: 5 }],
    creatorPreferences,
    email: '',
    messenger: '@siamglow',
    template: null,
    edits: null,
    replaces: null,
  };

  it('is what would be published: nobody is invited to a campaign for all', () => {
    const shown = shownDraft(draft, marketOf('TH'), () => null);
    expect(shown.invitedPartnerIds).toEqual([]);
    expect(
      shownDraft({ ...draft, participation: 'INVITED_PARTNERS' }, marketOf('TH'), () => null),
    ).toMatchObject({
      invitedPartnerIds: ['1'],
    });
    expect(shown.messenger).toEqual({ name: 'LINE', value: '@siamglow' });
    expect(shown.products).toEqual([
      { productId: '3', productName: null, totalCommissionRate: null, sampleQuantity: 5 },
    ]);
  });

  it('has the same shape as a campaign', () => {
    const shown = shownContent(sellerCampaignOf());
    expect(Object.keys(shown).toSorted()).toEqual(
      Object.keys(shownDraft(draft, marketOf('TH'), () => null)).toSorted(),
    );
    expect(shown.messenger).toEqual({ name: 'LINE', value: '@siamglow' });
  });
});

describe('unsent work', () => {
  const { campaignPeriod, sellerContact } = sellerCampaignOf();
  const base = {
    id: ID,
    createdTime: NOW,
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
  } as const;
  const named = { ...base, sellerCampaignId: '7', campaignName: 'Spring Glow' };
  const partner = { id: '1', name: 'Lotus' };

  it('says what it would do', () => {
    expect(operationInWords(editOf({ campaignPeriod, sellerContact }))).toBe(
      'Edit: Campaign period, Contact',
    );
    expect(operationInWords(editOf({}, { publishes: true }))).toBe('Publish');
    expect(operationInWords(editOf({ campaignPeriod }, { publishes: true }))).toBe(
      'Publish with changes: Campaign period',
    );
    expect(operationInWords({ ...named, kind: 'closeSellerCampaign' })).toBe('Close early');
    expect(operationInWords({ ...named, kind: 'invitePartners', partners: [partner], problems: [] })).toBe(
      'Invite Lotus',
    );
    expect(operationInWords({ ...named, kind: 'answerJoinRequest', partner, accepts: false })).toBe(
      'Decline Lotus',
    );
  });

  it('names the place of each refusal', () => {
    const names = {
      product: (id: string) => (id === '3' ? 'Sunscreen' : null),
      partner: () => null,
      market: marketOf('TH'),
    };
    expect(placeInWords({ at: 'field', field: 'campaignEndTime' }, names)).toBe('Campaign end');
    expect(placeInWords({ at: 'product', productId: '3', field: 'sampleQuantity' }, names)).toBe(
      'Sunscreen, sample quantity',
    );
    expect(placeInWords({ at: 'product', productId: '4', field: 'product' }, names)).toBe(
      'A product that is gone',
    );
    expect(placeInWords({ at: 'partner', partnerId: '1' }, names)).toBe('A partner that is gone');
    expect(placeInWords({ at: 'contact', field: 'messenger' }, names)).toBe('LINE');
  });
});

it('says when queued work is sent, by how the sync stands', () => {
  const error = { code: 'SERVER_ERROR' } as const;
  const soon = 'Sent as soon as the API can be reached.';
  expect(whenSentInWords({ phase: { kind: 'offline', since: NOW } })).toBe(soon);
  expect(whenSentInWords({ phase: { kind: 'waiting', until: NOW, error } })).toBe(soon);
  expect(whenSentInWords({ phase: { kind: 'failed', error } })).toBe(soon);
  expect(whenSentInWords({ phase: { kind: 'signedOut' } })).toBe('Sent after you have signed in again.');
  expect(whenSentInWords({ phase: { kind: 'upToDate' } })).toBe('On its way.');
  expect(whenSentInWords(null)).toBe('On its way.');
});
