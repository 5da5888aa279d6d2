import { describe, expect, it } from 'vitest';
import { attentionList } from '#desk/features/overview/attention-list.ts';
import {
  adviceOn,
  attentionPlaceOf,
  campaignNameOf,
  productsInWords,
} from '#desk/features/overview/attention-words.ts';
import type { KnownShop } from '#desk/state/session.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import { ERROR_CODES, type ErrorCode } from '#shared/errors.ts';
import { NOW, shopOf } from '#test/fixtures/records.ts';

const ACCOUNT = 'a1b2c3d4e5f60718';
const shopNamed = (id: string, name: string): KnownShop => ({
  key: { accountId: ACCOUNT, shopId: id },
  record: shopOf({ id, name }),
  accountName: 'Dara',
  accountEmail: 'dara@example.com',
});
const siam = shopNamed('1', 'Siam Glow');
const london = shopNamed('2', 'London');

const base = { campaignId: '7', campaignName: 'Payday' };
const operation = {
  operationId: '00000000-0000-4000-8000-000000000001',
  productName: 'Sunscreen',
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
  kind: 'rejected',
  time,
  productName: 'Sunscreen',
  rejectReasons: reasons,
});

describe('the list', () => {
  const items = [
    { shop: london.key, item: closing(60) },
    { shop: siam.key, item: closing(2) },
    { shop: siam.key, item: rejected(NOW - 5) },
    { shop: london.key, item: rejected(NOW - 9) },
    { shop: { accountId: ACCOUNT, shopId: '99' }, item: rejected(NOW - 1) },
  ];
  const any = { kinds: [], shop: null };
  const textOf = (list: ReturnType<typeof attentionList>) =>
    list.rows.map(({ shop, item }) => `${shop.record.name} ${item.kind} ${item.time - NOW}`);

  it('begins with the nearest deadline, then the newest, without shops that are gone', () => {
    const list = attentionList(items, [siam, london], any);
    expect(textOf(list)).toEqual([
      'Siam Glow closingSoon 7200',
      'London closingSoon 216000',
      'Siam Glow rejected -5',
      'London rejected -9',
    ]);
    expect(new Set(list.rows.map(({ id }) => id)).size).toBe(4);
  });

  it('counts kinds in the chosen shop, and shops in the chosen kinds', () => {
    const list = attentionList(items, [siam, london], { kinds: ['rejected'], shop: '99' });
    expect(list.rows).toEqual([]);
    const ofSiam = attentionList(items, [siam, london], { kinds: ['rejected'], shop: `${ACCOUNT}/1` });
    expect(textOf(ofSiam)).toEqual(['Siam Glow rejected -5']);
    expect(ofSiam.kinds).toEqual({
      refused: 0,
      termsChanged: 0,
      sellerRefused: 0,
      joinRequests: 0,
      rejected: 1,
      closingSoon: 1,
      samplesNearlyUsed: 0,
    });
    expect(ofSiam.shops.map(({ shop, count }) => `${shop.record.name} ${count}`)).toEqual([
      'Siam Glow 1',
      'London 1',
    ]);
  });

  it('keeps a chosen shop to choose another from when nothing is left in it', () => {
    const list = attentionList(items.slice(3), [siam, london], { kinds: [], shop: `${ACCOUNT}/1` });
    expect(list.shops.map(({ count }) => count)).toEqual([0, 1]);
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
      kind: 'samplesNearlyUsed',
      time: NOW,
      productName: 'Sunscreen',
      samplesRequested: 9,
      sampleQuantity: 10,
    });
    expect(samples.reason).toBe('9 of 10 samples requested.');
  });

  it('name a campaign that is gone, and lead to where each matter is settled', () => {
    expect(campaignNameOf({ ...closing(1), campaignName: '' })).toBe('A campaign that is gone');
    expect(attentionPlaceOf(closing(1))).toEqual({ tab: 'available', campaignId: '7' });
    expect(attentionPlaceOf(rejected(NOW))).toEqual({ tab: 'joined', campaignId: '7' });
  });
});

describe('campaigns of the seller’s own', () => {
  const refused = (sellerCampaignId: string | null, code: ErrorCode = 'EDIT_CONFLICT'): AttentionItem => ({
    kind: 'sellerRefused',
    campaignName: 'Spring Glow',
    time: NOW,
    operationId: operation.operationId,
    sellerCampaignId,
    error: { code },
  });
  const asking = (requestCount: number): AttentionItem => ({
    kind: 'joinRequests',
    campaignName: 'Spring Glow',
    time: NOW,
    sellerCampaignId: '8',
    partnerName: 'Lotus',
    requestCount,
  });

  it('lead to the campaign, or to what was to become one', () => {
    expect(attentionPlaceOf(refused('8'))).toEqual({ tab: 'seller', key: { source: 'api', id: '8' } });
    expect(attentionPlaceOf(refused(null))).toEqual({
      tab: 'seller',
      key: { source: 'outbox', id: operation.operationId },
    });
    expect(attentionPlaceOf(asking(1))).toEqual({ tab: 'seller', key: { source: 'api', id: '8' } });
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

  it('are matters of their own in one list', () => {
    const items = [refused('8'), refused(null), asking(1)].map((item) => ({ shop: siam.key, item }));
    const list = attentionList(items, [siam], { kinds: [], shop: null });
    expect(new Set(list.rows.map(({ id }) => id)).size).toBe(3);
    expect(list.kinds).toMatchObject({ sellerRefused: 2, joinRequests: 1 });
  });
});
