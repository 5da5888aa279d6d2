/** The catalogue's records of the products in the form, kept true while the dialog is open. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Product } from '#shared/domain/product.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { whenChanged } from '../../state/when-changed.ts';
import { readProducts } from './read-products.ts';

interface ChosenProducts {
  readonly products: ReadonlyMap<string, Product>;
  /** Takes up records before their products enter the form: a product without one counts as gone. */
  readonly learn: (products: Iterable<Product>) => void;
}

export function useChosenProducts(
  shop: ShopKey,
  productIds: readonly string[],
  initial: ReadonlyMap<string, Product>,
): ChosenProducts {
  const [products, setProducts] = useState(initial);
  const ids = useRef(productIds);
  ids.current = productIds;
  const { accountId, shopId } = shop;

  const learn = useCallback((more: Iterable<Product>) => {
    setProducts((known) => {
      const next = new Map(known);
      for (const product of more) next.set(product.id, product);
      return next;
    });
  }, []);

  useEffect(
    () =>
      whenChanged({ accountId, shopId }, ['product'], () => {
        const asked = ids.current;
        void readProducts({ accountId, shopId }, asked).then((read) => {
          if (read.ok) setProducts((known) => renewed(known, asked, read.data));
        });
      }),
    [accountId, shopId],
  );

  return { products, learn };
}

/** What was asked for is as it was read, or gone; what was learned meanwhile stays. */
function renewed(
  known: ReadonlyMap<string, Product>,
  asked: readonly string[],
  read: ReadonlyMap<string, Product>,
): ReadonlyMap<string, Product> {
  const next = new Map(known);
  for (const id of asked) next.delete(id);
  for (const [id, product] of read) next.set(id, product);
  return next;
}
