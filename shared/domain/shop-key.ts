/** Shop keys as text and as equals, for maps and comparisons. */
import type { ShopKey } from './shop.ts';

/** Account ids and shop ids hold no slash, so the text is as unique as the key. */
export function shopText(shop: ShopKey): string {
  return `${shop.accountId}/${shop.shopId}`;
}

/** The shop key that a text was made of. */
export function shopOfText(text: string): ShopKey {
  const [accountId = '', shopId = ''] = text.split('/');
  return { accountId, shopId };
}

export function sameShop(a: ShopKey, b: ShopKey): boolean {
  return a.accountId === b.accountId && a.shopId === b.shopId;
}
