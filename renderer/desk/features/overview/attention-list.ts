/**
 * What needs a person as the window shows it: each item with the shop that it is about, and the shops to choose from.
 * Counting, filtering and order are done where the items are. Pure: knows no screen.
 */
import type { OverviewPage } from '#shared/contract/query.ts';
import type { AttentionKind } from '#shared/domain/attention.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import type { KnownShop } from '../../state/session.ts';

type OverviewRow = OverviewPage['rows'][number];

/** An item with the shop that it is about. */
export interface AttentionRow {
  readonly id: string;
  readonly shop: KnownShop;
  readonly item: OverviewRow['item'];
}

export interface AttentionFilters {
  /** An empty list filters nothing. */
  readonly kinds: readonly AttentionKind[];
  /** As text; null is any shop. */
  readonly shop: string | null;
}

export interface ShopChoice {
  readonly shop: KnownShop;
  /** How much of the chosen kinds. */
  readonly count: number;
}

/** Shops by their keys as text. */
export type ShopsByText = ReadonlyMap<string, KnownShop>;

/** Undefined while the row, or its shop, is not known here. */
export function attentionRow(row: OverviewRow | undefined, shops: ShopsByText): AttentionRow | undefined {
  const text = row && shopText(row.shop);
  const shop = text === undefined ? undefined : shops.get(text);
  return row && shop && { id: `${text} ${row.item.id}`, shop, item: row.item };
}

/** Shops with anything of the chosen kinds, in the order of the session; the chosen one always. */
export function shopChoices(
  counts: OverviewPage['shops'],
  shops: readonly KnownShop[],
  chosen: string | null,
): ShopChoice[] {
  const byShop = new Map(counts.map(({ shop, attention }) => [shopText(shop), attention]));
  return shops
    .map((shop) => ({ shop, count: byShop.get(shopText(shop.key)) ?? 0 }))
    .filter(({ shop, count }) => count > 0 || shopText(shop.key) === chosen);
}
