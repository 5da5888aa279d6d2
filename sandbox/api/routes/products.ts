/** The shop's catalogue. */
import type { Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { readProducts, visibleProducts } from '../store/records.ts';
import { pageOf } from './page.ts';

export const listProducts: Handler<'listProducts'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  const listed = visibleProducts(db, shop.id).select('feed.record_id').as('listed');
  const { items: products, page } = await pageOf(db, listed, call.query, (ids) =>
    readProducts(db, viewOf(shop, call), ids),
  );
  return { products, ...page };
};
