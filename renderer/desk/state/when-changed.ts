/**
 * Hears that records of a shop changed, for whoever shows some of them and asks again. Knows no record and no question.
 */
import type { DeskEvent } from '#shared/contract/desk.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { sameShop } from '#shared/domain/shop-key.ts';
import { onDeskEvent } from '../desk-client.ts';

export type ChangedCollection = DeskEvent<'changed'>['collections'][number];

/** Calls back whenever one of these collections of the shop changed. Answers the way to stop. */
export function whenChanged(
  shop: ShopKey,
  collections: readonly ChangedCollection[],
  changed: () => void,
): () => void {
  return onDeskEvent('changed', (event) => {
    const touches = event.collections.some((collection) => collections.includes(collection));
    if (touches && sameShop(event.shop, shop)) changed();
  });
}
