/** Choosing every candidate that matches a filter, as far as one registration may hold them; and whether all of them are chosen. */
import { useCallback, useState } from 'react';
import type { ProductFilter } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { countOf } from '../../format/number.ts';
import { notify } from '../../state/notices.ts';
import type { OffersInHand } from './offers-in-hand.ts';
import { readProducts } from './read-products.ts';

/** @param key text of the filter's question; the same key is the same question */
export function useSelectAll(
  shop: ShopKey,
  filter: ProductFilter,
  key: string,
  chosen: ReadonlySet<string>,
  hand: OffersInHand,
) {
  const [isSelecting, setSelecting] = useState(false);
  const [last, setLast] = useState<{ key: string; productIds: string[] } | null>(null);
  const { change, learn, newOffer } = hand;
  const selectAll = useCallback(async () => {
    setSelecting(true);
    const selected = await deskCall('selectProducts', { shop, filter });
    const read = selected.ok ? await readProducts(shop, selected.data.productIds) : selected;
    setSelecting(false);
    if (!selected.ok || !read.ok) {
      notify({ text: 'The products could not be selected. Try again.', tone: 'danger' });
      return;
    }
    const products = [...read.data.values()];
    learn(products);
    change({
      type: 'productsChosen',
      offers: products.map(newOffer),
      label: `Selected ${countOf(products.length, 'product')}`,
    });
    setLast({ key, productIds: products.map(({ id }) => id) });
  }, [shop, filter, key, change, learn, newOffer]);
  const isAllSelected =
    last !== null &&
    last.key === key &&
    last.productIds.length > 0 &&
    last.productIds.every((id) => chosen.has(id));
  return { selectAll, isSelecting, isAllSelected };
}
