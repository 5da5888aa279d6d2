/**
 * All shops of all accounts for the window: what needs a person in any of them, and campaigns by text. Each shop is asked by
 * itself, so that one that fails holds nothing up. Knows no timers: what is counted when is attention.ts's.
 */
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { CampaignPage } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
import type { Attention, ShopAttention } from './attention.ts';
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

type Overview = DeskOutput<'readOverview'>;
type OverviewItem = Overview['items'][number];

const MOST_ITEMS = 500;
const SHOPS_AT_ONCE = 4;

/** What needs a person in all shops, the newest first. Where there is too much of it, each kind keeps its most pressing items. */
export function overviewOf(shops: readonly ShopAttention[]): Overview {
  const all = shops.flatMap(({ shop, items }) => items.map((item) => ({ shop, item })));
  return {
    items: mostPressing(all).toSorted(newestFirst),
    total: all.length,
    shops: shops.map(({ shop, items }) => ({ shop, attention: items.length })),
  };
}

const newestFirst = (left: OverviewItem, right: OverviewItem): number => right.item.time - left.item.time;

/** Taken in turns from the kinds, so that a thousand invitations hide no refusal; of deadlines the nearest first. */
function mostPressing(items: readonly OverviewItem[]): OverviewItem[] {
  if (items.length <= MOST_ITEMS) return [...items];
  const kinds = [...Map.groupBy(items, ({ item }) => item.kind)].map(([kind, ofKind]) =>
    kind === 'closingSoon' ? ofKind.toSorted((a, b) => newestFirst(b, a)) : ofKind.toSorted(newestFirst),
  );
  return inTurns(kinds, MOST_ITEMS);
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
    readOverview: async () => success(overviewOf(await attention.read())),
    searchShops: async (input) => {
      searches += 1;
      const mine = searches;
      // Who types on waits for the newest search only: an older one stops where it is.
      return success(resultsOf(await search(services, input, () => searches === mine), input.limit));
    },
  };
}
