/**
 * All shops of all accounts for the window: what needs a person in any of them, and campaigns by text. Each shop is asked by
 * itself, so that one that fails holds nothing up. Knows no timers: what is counted when is attention.ts's.
 */
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { AttentionItem, CampaignPage, OverviewPage, OverviewQuery } from '#shared/contract/query.ts';
import { type AttentionKind, compareUrgency, type Urgency, urgencyOf } from '#shared/domain/attention.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
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
    const isOfShop = wantedShop === null || isSameShop(shop, wantedShop);
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

function isSameShop(left: ShopKey, right: ShopKey): boolean {
  return left.accountId === right.accountId && left.shopId === right.shopId;
}

/** The first of each list, then the second of each, up to `limit`. */
function inTurns<Entry>(lists: readonly (readonly Entry[])[], limit: number): Entry[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  const taken: Entry[] = [];
  for (let rank = 0; rank < longest && taken.length < limit; rank += 1) {
    for (const list of lists) {
      const entry = list[rank];
      if (entry !== undefined && taken.length < limit) taken.push(entry);
    }
  }
  return taken;
}

interface Found {
  readonly shop: ShopKey;
  readonly page: Pick<CampaignPage, 'rows' | 'total'>;
}

/** At most `limit` campaigns in all, by shop; a shop with many matches leaves room for the others. */
export function resultsOf(found: readonly Found[], limit: number): DeskOutput<'searchShops'> {
  const lists = found.map(({ shop, page }) => page.rows.map((campaign) => ({ shop, campaign })));
  const taken = new Set(inTurns(lists, limit));
  return {
    results: lists.flat().filter((result) => taken.has(result)),
    total: found.reduce((sum, { page }) => sum + page.total, 0),
  };
}

async function search(
  services: DeskServices,
  { text, limit }: DeskInput<'searchShops'>,
  isWanted: () => boolean,
): Promise<Found[]> {
  const waiting = services
    .readSession()
    .shops.map(({ accountId, shop }): ShopKey => ({ accountId, shopId: shop.id }));
  const found = new Map<ShopKey, Found>();
  const order = [...waiting];
  const searchNext = async (): Promise<void> => {
    for (let shop = waiting.shift(); shop && isWanted(); shop = waiting.shift()) {
      const page = await searchShop(services, shop, text, limit);
      if (page.ok) found.set(shop, { shop, page: page.data });
    }
  };
  await Promise.all(Array.from({ length: SHOPS_AT_ONCE }, searchNext));
  // Shops that went away while others were asked are left out.
  return order.flatMap((shop) => (services.shopOf(shop) && found.get(shop)) || []);
}

/** What can still be joined first, as in the list of one shop. */
function searchShop(services: DeskServices, shop: ShopKey, text: string, limit: number) {
  return withShop(services, shop, ({ now }) =>
    services.cache.call('queryCampaigns', {
      shop,
      now,
      query: {
        scope: 'available',
        text,
        registrationStates: [],
        invitedOnly: false,
        requirement: null,
        regions: [],
        sort: { column: 'registrationPeriod', direction: 'ascending' },
        offset: 0,
        limit,
      },
    }),
  );
}

export function overviewHandlers(
  services: DeskServices,
  attention: Attention,
): Pick<DeskHandlers, 'readOverview' | 'searchShops'> {
  let searches = 0;
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
    searchShops: async (input) => {
      searches += 1;
      const mine = searches;
      // Who types on waits for the newest search only: an older one stops where it is.
      return success(resultsOf(await search(services, input, () => searches === mine), input.limit));
    },
  };
}
