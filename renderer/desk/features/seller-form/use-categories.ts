/** The categories of the shop's catalogue, and those that are chosen already though no product is in them any more. */
import { useMemo } from 'react';
import type { Category } from '#shared/domain/product.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { CATEGORIES_ONLY } from '../registration/product-filter.ts';

export function useCategories(shop: ShopKey, chosen: readonly string[]): readonly Category[] {
  const { data } = useDeskQuery(
    'queryProducts',
    { shop, query: CATEGORIES_ONLY },
    { shop, collections: ['product'] },
  );
  return useMemo(() => {
    const known = data?.categories ?? [];
    const gone = data === null ? [] : chosen.filter((id) => !known.some((category) => category.id === id));
    return [...known, ...gone.map((id) => ({ id, name: `Category ${id}` }))];
  }, [data, chosen]);
}
