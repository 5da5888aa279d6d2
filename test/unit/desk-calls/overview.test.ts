// What is shown of all shops: the newest first, and no kind hidden by another.

import { describe, expect, it } from 'vitest';
import { overviewOf, resultsOf } from '#electron/desk/overview.ts';
import type { AttentionItem, CampaignRow } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { NOW } from '#test/fixtures/records.ts';

const shopNamed = (shopId: string): ShopKey => ({ accountId: 'a1b2c3d4e5f60718', shopId });

const base = { campaignId: '1', campaignName: 'Payday' };
const closing = (time: number): AttentionItem => ({ ...base, kind: 'closingSoon', time, reason: 'invited' });
const rejected = (time: number): AttentionItem => ({
  ...base,
  kind: 'rejected',
  time,
  productName: 'Sunscreen',
  rejectReasons: [],
});

describe('the overview', () => {
  it('merges shops, the newest first, and counts each shop', () => {
    const overview = overviewOf([
      { shop: shopNamed('1'), items: [rejected(NOW - 1), rejected(NOW - 9)] },
      { shop: shopNamed('2'), items: [closing(NOW + 5), rejected(NOW - 3)] },
      { shop: shopNamed('3'), items: [] },
    ]);
    expect(overview.items.map(({ shop, item }) => `${shop.shopId} ${item.time - NOW}`)).toEqual([
      '2 5',
      '1 -1',
      '2 -3',
      '1 -9',
    ]);
    expect(overview.total).toBe(4);
    expect(overview.shops.map(({ attention }) => attention)).toEqual([2, 2, 0]);
  });

  it('keeps what presses most of each kind when there is too much', () => {
    const invitations = Array.from({ length: 2_000 }, (_, index) => closing(NOW + index));
    const rejections = Array.from({ length: 20 }, (_, index) => rejected(NOW - index));
    const overview = overviewOf([
      { shop: shopNamed('1'), items: invitations.toReversed() },
      { shop: shopNamed('2'), items: rejections },
    ]);
    expect(overview.total).toBe(2_020);
    expect(overview.items).toHaveLength(500);
    expect(overview.items.filter(({ item }) => item.kind === 'rejected')).toHaveLength(20);
    expect(overview.items[0]?.item.time).toBe(NOW + 479);
    expect(overview.items.map(({ item }) => item.time)).toEqual(
      overview.items.map(({ item }) => item.time).toSorted((a, b) => b - a),
    );
    expect(overview.shops.map(({ attention }) => attention)).toEqual([2_000, 20]);
  });
});

describe('search over all shops', () => {
  const rowOf = (id: string): CampaignRow => ({
    id,
    name: `Campaign ${id}`,
    partnerName: 'Lotus',
    status: 'ONGOING',
    registrationPeriod: { startTime: 0, endTime: 1 },
    campaignPeriod: { startTime: 0, endTime: 1 },
    commissionRequirement: 1_000,
    invited: false,
    region: 'TH',
    registered: { PENDING: 0, APPROVED: 0, REJECTED: 0, PENDING_CLOSED: 0, CLOSED: 0, queued: 0, refused: 0 },
  });
  const found = (shopId: string, ids: readonly string[], total = ids.length) => ({
    shop: shopNamed(shopId),
    page: { rows: ids.map(rowOf), total },
  });

  it('answers by shop, in each shop’s order', () => {
    const answer = resultsOf([found('1', ['3', '1']), found('2', []), found('3', ['2'])], 10);
    expect(answer.results.map(({ shop, campaign }) => `${shop.shopId} ${campaign.id}`)).toEqual([
      '1 3',
      '1 1',
      '3 2',
    ]);
    expect(answer.total).toBe(3);
  });

  it('leaves room for every shop', () => {
    const answer = resultsOf(
      [found('1', ['1', '2', '3', '4'], 90), found('2', ['5']), found('3', ['6', '7'])],
      4,
    );
    expect(answer.results.map(({ shop, campaign }) => `${shop.shopId} ${campaign.id}`)).toEqual([
      '1 1',
      '1 2',
      '2 5',
      '3 6',
    ]);
    expect(answer.total).toBe(93);
  });
});
