/** The shop's catalogue. */
import type { Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { afterOf, nextToken } from '../page-token.ts';
import { readProducts, visibleProducts } from '../store/records.ts';

export const listProducts: Handler<'listProducts'> = async (call) => {
  const { db } = call.store;
  const { query } = call;
  const shop = await shopOf(db, call);
  const { total } = await visibleProducts(db, shop.id)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await visibleProducts(db, shop.id)
    .select('feed.record_id')
    .where('feed.record_id', '>', afterOf(query))
    .orderBy('feed.record_id')
    .limit(query.page_size + 1)
    .execute();
  const ids = rows.map((row) => row.record_id);
  return {
    products: await readProducts(db, viewOf(shop, call), ids.slice(0, query.page_size)),
    next_page_token: nextToken(ids, query.page_size),
    total_count: Number(total),
  };
};
