/** What the ids in a campaign are called, as far as this machine knows: products, partners, categories. */
import { useMemo } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { GONE } from '../../format/gone.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { CATEGORIES_ONLY } from '../registration/product-filter.ts';

/** The name of an id; null for one that is gone. */
export type NameOf = (id: string) => string | null;

/** What stands for a name until names are read, which is a frame or two. */
const NOT_READ_YET = '…';

function nameIn(records: readonly { readonly id: string; readonly name: string }[] | undefined): NameOf {
  if (records === undefined) return () => NOT_READ_YET;
  const names = new Map(records.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}

export function useProductNames(shop: ShopKey, productIds: readonly string[]): NameOf {
  const { data } = useDeskQuery('readProducts', { shop, productIds }, { shop, collections: ['product'] });
  return useMemo(() => nameIn(data?.products), [data]);
}

export function usePartnerNames(shop: ShopKey, partnerIds: readonly string[]): NameOf {
  const { data } = useDeskQuery('readPartners', { shop, partnerIds }, { shop, collections: ['partner'] });
  return useMemo(() => nameIn(data?.partners), [data]);
}

/** The names of the shop's product categories. */
export function useCategoryNames(shop: ShopKey): (categoryId: string) => string {
  const { data } = useDeskQuery(
    'queryProducts',
    { shop, query: CATEGORIES_ONLY },
    { shop, collections: ['product'] },
  );
  return useMemo(() => {
    const name = nameIn(data?.categories);
    return (categoryId) => name(categoryId) ?? GONE.category;
  }, [data]);
}
