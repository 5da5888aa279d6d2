/** The partner directory of a shop's market. */
import { foldText } from '#shared/domain/fold-text.ts';
import type { Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import type { Db, ShopRow } from '../store/schema.ts';
import { readPartners, visiblePartners } from '../store/seller-records.ts';
import { pageOf } from './page.ts';

export const listPartners: Handler<'listPartners'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  const listed = visiblePartners(db, shop.id)
    .where('feed.record_id', 'in', await idsNamed(db, shop, call.query.text ?? ''))
    .select('feed.record_id')
    .as('listed');
  const { items: partners, page } = await pageOf(db, listed, call.query, (ids) =>
    readPartners(db, viewOf(shop, call), ids),
  );
  return { partners, ...page };
};

/** A directory is a few hundred names: they are compared here, as people write them, and not as a database folds letters. */
async function idsNamed(db: Db, shop: ShopRow, text: string): Promise<string[]> {
  const wanted = foldText(text).trim();
  const partners = await visiblePartners(db, shop.id).select(['partners.id', 'partners.name']).execute();
  return partners.filter(({ name }) => foldText(name).includes(wanted)).map(({ id }) => id);
}
