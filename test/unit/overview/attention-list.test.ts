import { describe, expect, it } from 'vitest';
import { attentionRow, shopChoices } from '#desk/features/overview/attention-list.ts';
import {
  adviceOn,
  attentionPlaceOf,
  campaignNameOf,
  productsInWords,
} from '#desk/features/overview/attention-words.ts';
import type { KnownShop } from '#desk/state/session.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { ERROR_CODES, type ErrorCode } from '#shared/errors.ts';
import { NOW, shopOf } from '#test/fixtures/records.ts';

const ACCOUNT = 'a1b2c3d4e5f60718';
const shopNamed = (id: string, name: string): KnownShop => ({
  key: { accountId: ACCOUNT, shopId: id },
  record: shopOf({ id, name }),
  hasAccess: true,
  accountName: 'Dara',
  accountEmail: 'dara@example.com',
});
const siam = shopNamed('1', 'Siam Glow');
const london = shopNamed('2', 'London');

const base = { id: 'i', campaignId: '7', campaignName: 'Payday' };
const product = { productId: '5', productName: 'Sunscreen', registrationId: '6' };
const operation = {
  operationId: '00000000-0000-4000-8000-000000000001',
  productId: '5',
  productName: 'Sunscreen',
  registrationId: null,
  productCount: 1,
};
const closing = (hours: number): AttentionItem => ({
  ...base,
  kind: 'closingSoon',
  time: NOW + hours * 3_600,
  reason: 'invited',
});
const rejected = (
  time: number,
  reasons: Extract<AttentionItem, { kind: 'rejected' }>['rejectReasons'] = [],
): AttentionItem => ({
  ...base,
  ...product,
  kind: 'rejected',
  time,
  rejectReasons: reasons,
});

describe('the list', () => {
  const shops = [siam, london];
  const byText = new Map(shops.map((shop) => [shopText(shop.key), shop]));

  it('knows a row by ids: items of one name, and of one id in two shops, are told apart', () => {
    const twin = { ...rejected(NOW), id: 'rejected/8' };
    const ids = [
      { shop: siam.key, item: rejected(NOW) },
      { shop: siam.key, item: twin },
      { shop: london.key, item: twin },
    ].map((row) => attentionRow(row, byText)?.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('has no row of a shop that is gone, nor of what is not here yet', () => {
    const gone = { accountId: ACCOUNT, shopId: '99' };
    expect(attentionRow({ shop: gone, item: rejected(NOW) }, byText)).toBeUndefined();
    expect(attentionRow(undefined, byText)).toBeUndefined();
  });

  it('offers shops with anything to show, and keeps the chosen one to choose another from', () => {
    const counts = [{ shop: london.key, attention: 2 }];
    const offered = (chosen: string | null) =>
      shopChoices(counts, shops, chosen).map(({ shop, count }) => `${shop.record.name} ${count}`);
    expect(offered(null)).toEqual(['London 2']);
    expect(offered(`${ACCOUNT}/1`)).toEqual(['Siam Glow 0', 'London 2']);
  });
});

describe('the words', () => {
  it('have a next action and a reason for every refusal there is', () => {
    for (const code of ERROR_CODES) {
      const advice = adviceOn({ ...base, ...operation, kind: 'refused', time: NOW, error: { code } });
      expect(advice.nextAction, code).toMatch(/^[A-Z].*[^.]$/);
      expect(advice.reason, code).toMatch(/\.$/);
    }
  });

  it('give the advice of the first reason, and all reasons', () => {
    const advice = adviceOn(rejected(NOW, ['COMMISSION_TOO_LOW', 'NO_SUITABLE_CREATOR']));
    expect(advice.nextAction).toBe('Offer a higher rate and register again');
    expect(advice.reason).toMatch(/too low .*no creator/);
    expect(adviceOn(rejected(NOW)).nextAction).toMatch(/^Ask the partner/);
  });

  it('say how many products and samples', () => {
    expect(productsInWords({ ...base, ...operation, kind: 'termsChanged', time: NOW })).toBe('Sunscreen');
    expect(productsInWords({ ...base, ...operation, productCount: 3, kind: 'termsChanged', time: NOW })).toBe(
      'Sunscreen and 2 other products',
    );
    const samples = adviceOn({
      ...base,
      ...product,
      kind: 'samplesNearlyUsed',
      time: NOW,
      samplesRequested: 9,
      sampleQuantity: 10,
    });
    expect(samples.reason).toBe('9 of 10 samples requested.');
  });

  it('name a campaign that is gone, and lead to where each matter is settled', () => {
    expect(campaignNameOf({ ...closing(1), campaignName: '' })).toBe('A campaign that is gone');
    expect(attentionPlaceOf(closing(1))).toEqual({ tab: 'available', campaignId: '7', product: null });
    expect(attentionPlaceOf(rejected(NOW))).toEqual({
      tab: 'joined',
      campaignId: '7',
      product: { source: 'api', registrationId: '6' },
    });
    const refused = { ...base, ...operation, kind: 'refused', time: NOW, error: null } as const;
    expect(attentionPlaceOf(refused)).toMatchObject({
      product: { source: 'outbox', operationId: operation.operationId, productId: '5' },
    });
    // An edit that was refused belongs to its registration.
    expect(attentionPlaceOf({ ...refused, registrationId: '6' })).toMatchObject({
      product: { source: 'api', registrationId: '6' },
    });
  });
});

describe('campaigns of the seller’s own', () => {
  const refused = (sellerCampaignId: string | null, code: ErrorCode = 'EDIT_CONFLICT'): AttentionItem => ({
    kind: 'sellerRefused',
    id: 'operation/1',
    campaignName: 'Spring Glow',
    time: NOW,
    operationId: operation.operationId,
    sellerCampaignId,
    error: { code },
  });
  const asking = (requestCount: number): AttentionItem => ({
    kind: 'joinRequests',
    id: 'requests/8',
    campaignName: 'Spring Glow',
    time: NOW,
    sellerCampaignId: '8',
    participantId: '5',
    partnerName: 'Lotus',
    requestCount,
  });

  it('lead to the work or the partner in the campaign, or in what was to become one', () => {
    const work = { source: 'operation', operationId: operation.operationId };
    const key = { source: 'api', id: '8' };
    expect(attentionPlaceOf(refused('8'))).toEqual({ tab: 'seller', key, part: work });
    expect(attentionPlaceOf(refused(null))).toEqual({
      tab: 'seller',
      key: { source: 'outbox', id: operation.operationId },
      part: work,
    });
    const partner = { source: 'participant', participantId: '5' };
    expect(attentionPlaceOf(asking(1))).toEqual({ tab: 'seller', key, part: partner });
  });

  it('say what to do about every refusal, and never to ask a partner about it', () => {
    for (const code of ERROR_CODES) {
      const { nextAction, reason } = adviceOn(refused('8', code));
      expect(nextAction, code).toMatch(/^[A-Z].*[^.]$/);
      expect(nextAction, code).not.toMatch(/partner/);
      expect(reason, code).toMatch(/\.$/);
    }
    expect(adviceOn(refused('8')).nextAction).toBe('Compare both versions, then decide');
  });

  it('name who asks to join, and how many', () => {
    expect(productsInWords(asking(1))).toBe('Lotus');
    expect(productsInWords(asking(3))).toBe('Lotus and 2 other partners');
    expect(adviceOn(asking(3)).reason).toBe('3 partners that were not invited ask to join.');
  });
});
