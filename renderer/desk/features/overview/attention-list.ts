/**
 * Which of what needs a person is shown, in what order, and how much each filter would show.
 * Pure: knows no screen.
 */
import type { DeskOutput } from '#shared/contract/desk.ts';
import type { KnownShop } from '../../state/session.ts';
import { shopText } from '../../state/shop-key.ts';
import { type AttentionKind, attentionPlaceOf } from './attention-words.ts';

type OverviewItem = DeskOutput<'readOverview'>['items'][number];

/** An item with the shop that it is about. */
export interface AttentionRow {
  readonly id: string;
  readonly shop: KnownShop;
  readonly item: OverviewItem['item'];
}

export interface AttentionFilters {
  /** An empty list filters nothing. */
  readonly kinds: readonly AttentionKind[];
  /** As text; null is any shop. */
  readonly shop: string | null;
}

export interface AttentionList {
  readonly rows: readonly AttentionRow[];
  /** How many of each kind there are in the chosen shop. */
  readonly kinds: Readonly<Record<AttentionKind, number>>;
  /** Shops with anything of the chosen kinds, in the order of the session; the chosen one always. */
  readonly shops: readonly { readonly shop: KnownShop; readonly count: number }[];
}

/** What of shops that are gone meanwhile is left out. */
export function attentionList(
  items: readonly OverviewItem[],
  shops: readonly KnownShop[],
  filters: AttentionFilters,
): AttentionList {
  const known = new Map(shops.map((shop) => [shopText(shop.key), shop]));
  const all = items.flatMap(({ shop: key, item }): AttentionRow[] => {
    const shop = known.get(shopText(key));
    return shop ? [{ id: idOf(shop, item), shop, item }] : [];
  });
  const isOfShop = ({ shop }: AttentionRow) => filters.shop === null || shopText(shop.key) === filters.shop;
  const isOfKind = ({ item }: AttentionRow) =>
    filters.kinds.length === 0 || filters.kinds.includes(item.kind);
  const ofShop = all.filter(isOfShop);
  const perShop = Map.groupBy(all.filter(isOfKind), ({ shop }) => shopText(shop.key));
  return {
    rows: deadlinesFirst(ofShop.filter(isOfKind)),
    kinds: countsByKind(ofShop),
    shops: shops
      .map((shop) => ({ shop, count: perShop.get(shopText(shop.key))?.length ?? 0 }))
      .filter(({ shop, count }) => count > 0 || shopText(shop.key) === filters.shop),
  };
}

function countsByKind(rows: readonly AttentionRow[]): Record<AttentionKind, number> {
  const counts = {
    refused: 0,
    termsChanged: 0,
    sellerRefused: 0,
    joinRequests: 0,
    rejected: 0,
    closingSoon: 0,
    samplesNearlyUsed: 0,
  } satisfies Record<AttentionKind, number>;
  for (const { item } of rows) counts[item.kind] += 1;
  return counts;
}

/** Deadlines stand first in the answer, by their ends: here the nearest of them leads. The rest is as it came, the newest first. */
function deadlinesFirst(rows: readonly AttentionRow[]): AttentionRow[] {
  const deadlines = rows.filter(({ item }) => item.kind === 'closingSoon');
  const others = rows.filter(({ item }) => item.kind !== 'closingSoon');
  return [...deadlines.toSorted((left, right) => left.item.time - right.item.time), ...others];
}

function idOf(shop: KnownShop, item: OverviewItem['item']): string {
  const subject = 'operationId' in item ? item.operationId : 'productName' in item ? item.productName : '';
  const place = attentionPlaceOf(item);
  const campaign = place.tab === 'seller' ? place.key.id : place.campaignId;
  return [shopText(shop.key), item.kind, campaign, subject].join(' ');
}
