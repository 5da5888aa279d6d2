// What is shown of all shops: everything is counted and can be reached, what failed of one's own first.

import { describe, expect, it } from 'vitest';
import { overviewOf, searchIn, type TimedAttention } from '#electron/desk/overview.ts';
import type { AttentionItem, CampaignRow, OverviewQuery } from '#shared/contract/query.ts';
import { ATTENTION_KINDS, type AttentionKind } from '#shared/domain/attention.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
import { NOW } from '#test/fixtures/records.ts';

const shopNamed = (shopId: string): ShopKey => ({ accountId: 'a1b2c3d4e5f60718', shopId });
const OPERATION = '00000000-0000-4000-8000-000000000001';
const HOUR = 3_600;

/** An item of a kind; its id tells it apart in its shop. */
function itemOf(kind: AttentionKind, time: number, id = `${kind} ${time - NOW}`): AttentionItem {
  const common = { id, campaignName: 'Payday', time };
  const product = { campaignId: '1', productId: '2', productName: 'Sunscreen' };
  const operation = { operationId: OPERATION, registrationId: null, productCount: 1 };
  switch (kind) {
    case 'refused':
      return { ...common, ...product, ...operation, kind, error: null };
    case 'termsChanged':
      return { ...common, ...product, ...operation, kind };
    case 'rejected':
      return { ...common, ...product, kind, registrationId: '3', rejectReasons: [] };
    case 'samplesNearlyUsed':
      return { ...common, ...product, kind, registrationId: '3', samplesRequested: 8, sampleQuantity: 10 };
    case 'closingSoon':
      return { ...common, kind, campaignId: '1', reason: 'invited' };
    case 'sellerRefused':
      return { ...common, kind, operationId: OPERATION, sellerCampaignId: null, error: null };
    case 'joinRequests':
      return {
        ...common,
        kind,
        sellerCampaignId: '4',
        participantId: '5',
        partnerName: 'Lotus',
        requestCount: 1,
      };
  }
}

const shopWith = (shopId: string, items: readonly AttentionItem[], now = NOW): TimedAttention => ({
  shop: shopNamed(shopId),
  items,
  now,
});

const EVERYTHING: OverviewQuery = { kinds: [], shop: null, offset: 0, limit: 200 };
const read = (shops: readonly TimedAttention[], query: Partial<OverviewQuery> = {}) =>
  overviewOf(shops, { ...EVERYTHING, ...query });
const textOf = ({ rows }: ReturnType<typeof read>) =>
  rows.map(({ shop, item }) => `${shop.shopId} ${item.id}`);

/** Every row, read page by page as the window does. */
function everyRow(shops: readonly TimedAttention[], query: Partial<OverviewQuery> = {}): string[] {
  const { total } = read(shops, { ...query, limit: 0 });
  const pages = Math.ceil(total / 60);
  return Array.from({ length: pages }, (_, page) =>
    textOf(read(shops, { ...query, offset: page * 60, limit: 60 })),
  ).flat();
}

describe('the order', () => {
  it('begins with what was not sent, and ends with deadlines that are further away than a day', () => {
    const shops = [
      shopWith('1', [
        itemOf('closingSoon', NOW + 30 * HOUR),
        itemOf('closingSoon', NOW + 24 * HOUR),
        itemOf('closingSoon', NOW + HOUR),
        itemOf('samplesNearlyUsed', NOW - 1),
        itemOf('rejected', NOW - 2),
      ]),
      shopWith('2', [
        itemOf('joinRequests', NOW - 900),
        itemOf('termsChanged', NOW - 5_000),
        itemOf('sellerRefused', NOW - 70),
        itemOf('refused', NOW - 60),
        itemOf('rejected', NOW - 1),
      ]),
    ];
    expect(textOf(read(shops))).toEqual([
      '2 refused -60',
      '2 sellerRefused -70',
      '2 termsChanged -5000',
      '2 joinRequests -900',
      '1 closingSoon 3600',
      '1 closingSoon 86400',
      '2 rejected -1',
      '1 rejected -2',
      '1 samplesNearlyUsed -1',
      '1 closingSoon 108000',
    ]);
  });

  it('goes by how near things are by each shop’s own clock', () => {
    const ahead = NOW + 10 * HOUR;
    const shops = [
      shopWith('1', [itemOf('closingSoon', ahead + 2 * HOUR)], ahead),
      shopWith('2', [itemOf('closingSoon', NOW + 3 * HOUR)]),
    ];
    expect(read(shops).rows.map(({ shop }) => shop.shopId)).toEqual(['1', '2']);
  });
});

describe.each([
  [53, 781],
  [53, 5_000],
  [400, 5_000],
])('%i shops with %i items', (shopCount, itemCount) => {
  const kindOf = (index: number): AttentionKind =>
    index === itemCount - 1 ? 'refused' : (ATTENTION_KINDS[3 + (index % 4)] ?? 'rejected');
  const all = Array.from({ length: itemCount }, (_, index) => ({
    shopId: String((index * 7) % shopCount),
    item: itemOf(kindOf(index), NOW + (kindOf(index) === 'closingSoon' ? index : -index), `i${index}`),
  }));
  const shops = Array.from({ length: shopCount }, (_, index) =>
    shopWith(
      String(index),
      all.filter(({ shopId }) => shopId === String(index)).map(({ item }) => item),
    ),
  );
  const countsOf = (items: typeof all) =>
    Object.fromEntries(
      ATTENTION_KINDS.map((kind) => [kind, items.filter(({ item }) => item.kind === kind).length]),
    );

  it('are counted whole, by kind and by shop, and each can be reached once', () => {
    const first = read(shops, { limit: 60 });
    expect(first.total).toBe(itemCount);
    expect(first.kinds).toEqual(countsOf(all));
    expect(first.shops.map(({ attention }) => attention)).toEqual(shops.map(({ items }) => items.length));
    expect(first.rows).toHaveLength(60);
    const reached = everyRow(shops);
    expect(reached).toHaveLength(itemCount);
    expect(new Set(reached).size).toBe(itemCount);
    // The one that was not sent is the first of all.
    expect(reached[0]).toMatch(new RegExp(` i${itemCount - 1}$`));
  });

  it('are filtered whole: each chip counts in the chosen shop, each shop in the chosen kinds', () => {
    const ofShop = all.filter(({ shopId }) => shopId === '12');
    const page = read(shops, { kinds: ['rejected'], shop: shopNamed('12'), limit: 60 });
    expect(page.kinds).toEqual(countsOf(ofShop));
    expect(page.total).toBe(ofShop.filter(({ item }) => item.kind === 'rejected').length);
    expect(page.shops.map(({ attention }) => attention)).toEqual(
      shops.map(({ items }) => items.filter(({ kind }) => kind === 'rejected').length),
    );
    const reached = everyRow(shops, { kinds: ['rejected'] });
    expect(reached).toHaveLength(page.shops.reduce((sum, { attention }) => sum + attention, 0));
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

  /** Shops that find so many of each rank; a campaign's name says of which shop and rank it is. */
  function searchOf(counts: readonly (readonly number[])[]) {
    const asked: string[] = [];
    const shops = counts.map((_, index) => shopNamed(String(index + 1)));
    const page = async (from: number, most: number) => {
      const found = await searchIn(
        shops,
        async ({ shopId }, { offset, limit }) => {
          asked.push(`${shopId} ${offset} ${limit}`);
          const own = counts[Number(shopId) - 1] ?? [];
          const all = own.flatMap((count, rank) =>
            Array.from({ length: count }, (_, index) => rowOf(`${shopId}${rank}${index}`)),
          );
          return success({ counts: [...own], rows: all.slice(offset, offset + limit) });
        },
        { offset: from, limit: most },
      );
      return { total: found.total, ids: found.rows.map(({ campaign: { id } }) => id) };
    };
    return { asked, page };
  }

  it('puts names of all shops before partners and details of any', async () => {
    const { page } = searchOf([
      [0, 1, 0, 2],
      [2, 0, 1, 0],
    ]);
    expect(await page(0, 10)).toEqual({ total: 6, ids: ['200', '201', '110', '220', '130', '131'] });
  });

  it('reaches everything, page by page, and each once', async () => {
    const counts = Array.from({ length: 53 }, (_, index) => [index % 3, 5, index % 2, 7]);
    const total = counts.flat().reduce((sum, count) => sum + count, 0);
    const { page, asked } = searchOf(counts);
    const whole = await page(0, 100);
    expect(whole.total).toBe(total);
    const reached: string[] = [];
    for (let offset = 0; offset < total; offset += 30) reached.push(...(await page(offset, 30)).ids);
    expect(reached).toHaveLength(total);
    expect(new Set(reached).size).toBe(total);
    expect(reached.slice(0, 100)).toEqual(whole.ids);
    // Names first: no rank is told before one that is better.
    const ranks = reached.map((id) => Number(id.at(-2)));
    expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
    // Only shops with a part of the page are asked for rows.
    const rowsAsked = asked.filter((one) => !one.endsWith(' 0 0'));
    expect(rowsAsked.length).toBeLessThan((total / 30 + 2) * 20);
  });
});
