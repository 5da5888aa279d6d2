// An edit that met another one: what differs, who changed it, and what the person's choices come to. Nothing is overwritten unseen.
import { describe, expect, it } from 'vitest';
import { comparedLines, partInWords } from '#desk/features/seller-conflict/part-words.ts';
import { differencesOf, firstChoices, resolutionOf } from '#desk/features/seller-conflict/versions.ts';
import { contentOf } from '#shared/domain/seller-campaign.ts';
import { NOW, shopOf } from '#test/fixtures/records.ts';
import { DAY, editOf, sellerCampaignOf } from './examples.ts';

const base = sellerCampaignOf();
const later = (days: number) => ({
  ...base.campaignPeriod,
  endTime: base.campaignPeriod.endTime + days * DAY,
});
const contact = (email: string) => ({ ...base.sellerContact, email });

describe('differences', () => {
  it('are the parts in which both versions differ, with who changed each', () => {
    const edit = editOf({ campaignPeriod: later(5), sellerContact: contact('mine@siamglow.example') });
    const current = sellerCampaignOf({
      version: '2',
      campaignPeriod: later(9),
      registrationPeriod: { startTime: NOW - DAY, endTime: NOW + 12 * DAY },
    });
    const found = differencesOf(edit, current).map(({ part, changedBy }) => [part, changedBy]);
    expect(found).toEqual([
      ['registrationPeriod', 'them'],
      ['campaignPeriod', 'both'],
      ['sellerContact', 'you'],
    ]);
  });

  it('are none where both sides made the same of it', () => {
    const edit = editOf({ campaignPeriod: later(5) });
    expect(differencesOf(edit, sellerCampaignOf({ version: '2', campaignPeriod: later(5) }))).toEqual([]);
  });

  it('do not come from names and pictures that the API adds to products', () => {
    const [product] = base.products;
    const renamed = base.products.map((offer) => ({ ...offer, productName: 'Renamed' }));
    const edit = editOf(
      { products: [{ productId: product?.productId ?? '', totalCommissionRate: 1_500, sampleQuantity: 10 }] },
      { base: sellerCampaignOf({ status: 'READY' }) },
    );
    expect(differencesOf(edit, sellerCampaignOf({ status: 'READY', products: renamed }))).toEqual([]);
  });

  it('cannot be yours any more when the campaign was closed, published or begun meanwhile', () => {
    const moved = { ...base.campaignPeriod, startTime: base.campaignPeriod.startTime + DAY };
    const problem = (edit: ReturnType<typeof editOf>, status: 'CLOSED' | 'UPCOMING' | 'ONGOING') =>
      differencesOf(edit, sellerCampaignOf({ status }))[0]?.unavailable;
    expect(problem(editOf({ campaignPeriod: later(5) }), 'CLOSED')).toBe('CAMPAIGN_CLOSED');
    expect(problem(editOf({ name: 'Other' }), 'UPCOMING')).toBe('FIELD_NOT_EDITABLE');
    expect(problem(editOf({ campaignPeriod: moved }), 'ONGOING')).toBe('START_NOT_EDITABLE');
    expect(problem(editOf({ campaignPeriod: moved }), 'UPCOMING')).toBeNull();
    expect(problem(editOf({ campaignPeriod: later(5) }), 'ONGOING')).toBeNull();
  });
});

describe('choices', () => {
  const edit = editOf({ campaignPeriod: later(5), sellerContact: contact('mine@siamglow.example') });
  const current = sellerCampaignOf({
    version: '2',
    campaignPeriod: later(9),
    registrationPeriod: { startTime: NOW - DAY, endTime: NOW + 12 * DAY },
  });
  const differences = differencesOf(edit, current);

  it('begin with nothing where both sides changed the same part', () => {
    expect(firstChoices(differences)).toEqual({ registrationPeriod: 'theirs', sellerContact: 'yours' });
    expect(resolutionOf(edit, current, differences, firstChoices(differences))).toEqual({
      kind: 'open',
      parts: ['campaignPeriod'],
    });
  });

  it('become an edit of the campaign as it now is, with only what is yours', () => {
    const choices = { ...firstChoices(differences), campaignPeriod: 'yours' } as const;
    expect(resolutionOf(edit, current, differences, choices)).toEqual({
      kind: 'edit',
      base: current,
      changes: { campaignPeriod: later(5), sellerContact: contact('mine@siamglow.example') },
      publishes: false,
    });
  });

  it('that are all theirs leave nothing to send', () => {
    const choices = {
      registrationPeriod: 'theirs',
      campaignPeriod: 'theirs',
      sellerContact: 'theirs',
    } as const;
    expect(resolutionOf(edit, current, differences, choices)).toEqual({ kind: 'discard' });
  });

  it('can put back what they changed', () => {
    const choices = {
      registrationPeriod: 'yours',
      campaignPeriod: 'theirs',
      sellerContact: 'theirs',
    } as const;
    expect(resolutionOf(edit, current, differences, choices)).toMatchObject({
      kind: 'edit',
      changes: { registrationPeriod: base.registrationPeriod },
    });
  });

  it('never send what can no longer be edited, and publish only what is not published', () => {
    const closed = { ...current, status: 'CLOSED' as const };
    const ofClosed = differencesOf(edit, closed);
    expect(new Set(Object.values(firstChoices(ofClosed)))).toEqual(new Set(['theirs']));
    const all = { registrationPeriod: 'yours', campaignPeriod: 'yours', sellerContact: 'yours' } as const;
    expect(resolutionOf(edit, closed, ofClosed, all)).toEqual({ kind: 'discard' });

    const publishing = editOf({}, { publishes: true });
    const ready = sellerCampaignOf({ status: 'READY', version: '2' });
    expect(resolutionOf(publishing, ready, [], {})).toMatchObject({ kind: 'edit', publishes: true });
    expect(resolutionOf(publishing, sellerCampaignOf({ version: '2' }), [], {})).toEqual({ kind: 'discard' });
  });
});

describe('a part in words', () => {
  const names = {
    product: (id: string) => `P${id}`,
    partner: (id: string) => `A${id}`,
    category: () => 'Beauty',
  };
  const words = (part: Parameters<typeof partInWords>[0], changes = {}) =>
    partInWords(part, { ...contentOf(base), ...changes }, shopOf(), names);

  it('is in the shop’s time zone and its market’s words', () => {
    expect(words('campaignPeriod')[0]).toBe('From 6 Nov 2026, 07:00 GMT+7');
    expect(words('products')).toEqual(['P7300000000000000001: 15%, 10 samples']);
    expect(words('creatorPreferences')).toEqual([
      'Age: 18 to 34',
      'Followers: From 10,000',
      'Categories: Beauty',
      'Content formats: LIVE',
    ]);
    expect(words('sellerContact')).toEqual(['ops@siamglow.example', 'LINE: @siamglow']);
  });

  it('says also that there is nothing', () => {
    expect(words('products', { products: [] })).toEqual(['No products']);
    expect(words('invitedPartnerIds', { invitedPartnerIds: [] })).toEqual(['Nobody invited']);
    expect(words('description', { description: '' })).toEqual(['Nothing entered']);
  });

  it('marks lines that were not there in the beginning', () => {
    expect(comparedLines(['a', 'c'], ['a', 'b'])).toEqual([
      { place: 0, text: 'a', isNew: false },
      { place: 1, text: 'c', isNew: true },
    ]);
  });

  it('tells lines apart that say the same', () => {
    const places = comparedLines(['a', 'a'], []).map(({ place }) => place);
    expect(new Set(places).size).toBe(2);
  });
});
