/**
 * All shops of all accounts for the window: what needs a person in any of them, and campaigns by text. Each shop is asked by
 * itself, so that one that fails holds nothing up. Knows no timers: what is counted when is attention.ts's.
 */
import type { CacheOutput } from '#shared/contract/cache.ts';
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { AttentionItem, OverviewPage, OverviewQuery } from '#shared/contract/query.ts';
import { type AttentionKind, compareUrgency, type Urgency, urgencyOf } from '#shared/domain/attention.ts';
import { type FoundRange, rangesInWindow } from '#shared/domain/search-rank.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { sameShop } from '#shared/domain/shop-key.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import type { Attention, ShopAttention } from './attention.ts';
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

const SHOPS_AT_ONCE = 4;

/** What is known of a shop, and the time (Unix seconds) by the clock of its API. */
export interface TimedAttention extends ShopAttention {
  readonly now: number;
}

/** The asked window of what needs a person in all shops, in its order, and how much there is of each kind and in each shop. */
export function overviewOf(shops: readonly TimedAttention[], query: OverviewQuery): OverviewPage {
  const { kinds: wanted, shop: wantedShop, offset, limit } = query;
  const isOfKind = ({ kind }: AttentionItem): boolean => wanted.length === 0 || wanted.includes(kind);
  const kinds = noneOfEach();
  const matches: Placed[] = [];
  const counts = shops.map(({ shop, items, now }) => {
    const isOfShop = wantedShop === null || sameShop(shop, wantedShop);
    let attention = 0;
    for (const item of items) {
      if (isOfShop) kinds[item.kind] += 1;
      if (!isOfKind(item)) continue;
      attention += 1;
      if (isOfShop) matches.push({ shop, item, urgency: urgencyOf(item, now) });
    }
    return { shop, attention };
  });
  // Of equals, the shop that comes first comes first: the sort is stable.
  matches.sort((left, right) => compareUrgency(left.urgency, right.urgency));
  const rows = matches.slice(offset, offset + limit).map(({ shop, item }) => ({ shop, item }));
  return { rows, total: matches.length, kinds, shops: counts };
}

interface Placed {
  readonly shop: ShopKey;
  readonly item: AttentionItem;
  readonly urgency: Urgency;
}

function noneOfEach(): Record<AttentionKind, number> {
  return {
    refused: 0,
    sellerRefused: 0,
    termsChanged: 0,
    joinRequests: 0,
    closingSoon: 0,
    rejected: 0,
    samplesNearlyUsed: 0,
  };
}

type Found = CacheOutput<'searchCampaigns'>;

/** Asks the shops in turn, a few at a time. One that fails, or is gone by then, has found nothing. */
async function askShops(
  shops: readonly ShopKey[],
  ask: (shop: ShopKey, index: number) => Promise<Outcome<Found>>,
): Promise<(Found | null)[]> {
  const found: (Found | null)[] = shops.map(() => null);
  const waiting = [...shops.entries()];
  const askNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, shop] = next;
      const answer = await ask(shop, index);
      if (answer.ok) found[index] = answer.data;
    }
  };
  await Promise.all(Array.from({ length: SHOPS_AT_ONCE }, askNext));
  return found;
}

/** A window of what all shops find: first each says how much, then those that have a part of the window are asked for it. */
export async function searchIn(
  shops: readonly ShopKey[],
  ask: (shop: ShopKey, window: Window) => Promise<Outcome<Found>>,
  { offset, limit }: Window,
): Promise<DeskOutput<'searchShops'>> {
  const counted = await askShops(shops, (shop) => ask(shop, NO_WINDOW));
  const counts = counted.map((found) => found?.counts ?? []);
  const ranges = rangesInWindow(counts, offset, limit);
  const byShop = Map.groupBy(ranges, (range) => range.shop);
  const windows = shops.map((_, index) => windowOf(byShop.get(index) ?? []));
  const parts = await askShops(shops, async (shop, index) => {
    const window = windows[index] ?? NO_WINDOW;
    return window.limit === 0 ? failure('NOT_FOUND') : ask(shop, window);
  });
  const rows = ranges.flatMap(({ shop: index, ...range }) => {
    const shop = shops[index];
    const start = range.offset - (windows[index]?.offset ?? 0);
    const its = parts[index]?.rows.slice(start, start + range.limit) ?? [];
    return shop ? its.map((campaign) => ({ shop, campaign })) : [];
  });
  return { rows, total: counts.flat().reduce((sum, count) => sum + count, 0) };
}

interface Window {
  readonly offset: number;
  readonly limit: number;
}

const NO_WINDOW: Window = { offset: 0, limit: 0 };

/** A shop's runs of one window follow each other. */
function windowOf(ranges: readonly FoundRange[]): Window {
  if (ranges.length === 0) return NO_WINDOW;
  const offset = Math.min(...ranges.map((range) => range.offset));
  return { offset, limit: ranges.reduce((sum, range) => sum + range.limit, 0) };
}

export function overviewHandlers(
  services: DeskServices,
  attention: Attention,
): Pick<DeskHandlers, 'readOverview' | 'searchShops'> {
  /** What each asker typed last. */
  const newest = new Map<DeskInput<'searchShops'>['asker'], string>();
  return {
    readOverview: async ({ query }) => {
      const shops = await attention.read();
      return success(
        overviewOf(
          shops.map((known) => ({ ...known, now: services.now(known.shop) })),
          query,
        ),
      );
    },
    searchShops: async ({ asker, text, ...window }) => {
      newest.set(asker, text);
      const shops = services
        .readSession()
        .shops.map(({ accountId, shop }): ShopKey => ({ accountId, shopId: shop.id }));
      // Who types on waits for the newest text only: the search for an older one stops where it is.
      const ask = async (shop: ShopKey, part: Window): Promise<Outcome<Found>> =>
        newest.get(asker) === text
          ? withShop(services, shop, ({ now }) =>
              services.cache.call('searchCampaigns', { shop, text, now, ...part }),
            )
          : failure('NOT_FOUND');
      const found = await searchIn(shops, ask, window);
      // Of a shop that went away while others were asked nothing is told.
      return success({ ...found, rows: found.rows.filter(({ shop }) => services.shopOf(shop)) });
    },
  };
}
