/**
 * Indexes the words of a shop's records in small pieces, so that no question waits behind it: in the background when the
 * shop has nothing else to do, and at once when a search asks for it.
 */
import { campaignText } from '../query/campaign-columns.ts';
import { productText } from '../query/product-query.ts';
import { indexChanged } from '../query/word-index.ts';
import type { Shop } from './shop.ts';

/** A few milliseconds of work. */
const RECORDS_AT_ONCE = 200;

/** Indexes a piece of what has changed. Answers whether that was all. */
export function indexPiece({ collections }: Shop): boolean {
  const { campaign, campaignColumns, product, productColumns } = collections;
  return (
    indexChanged(campaignColumns.words, campaign, campaignText, RECORDS_AT_ONCE) &&
    indexChanged(productColumns.words, product, productText, RECORDS_AT_ONCE)
  );
}

/** Indexes everything that has changed; other calls get their turn between the pieces. */
export async function indexAll(shop: Shop): Promise<void> {
  while (!indexPiece(shop)) await scheduler.postTask(() => undefined);
}
