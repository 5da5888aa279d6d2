/** Shop keys as text and as equals, for maps and comparisons in the window. */
import type { ShopKey } from '#shared/domain/shop.ts';

/** Account ids and shop ids hold no slash, so the text is as unique as the key. */
export function shopText(shop: ShopKey): string {
  return `${shop.accountId}/${shop.shopId}`;
}

export function sameShop(a: ShopKey, b: ShopKey): boolean {
  return a.accountId === b.accountId && a.shopId === b.shopId;
}
