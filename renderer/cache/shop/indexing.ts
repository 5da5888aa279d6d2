/**
 * Indexes the words of a shop's records and sorts its campaigns by name, in small pieces, so that no question waits behind
 * it: in the background when the shop has nothing else to do. A search that comes first waits only until texts are folded.
 */
import { campaignName, campaignText } from '../query/campaign-columns.ts';
import { productText } from '../query/product-query.ts';
import { sortPiece } from '../query/sorted-order.ts';
import { foldWaiting, indexChanged } from '../query/word-index.ts';
import type { Held } from './held-shops.ts';
import type { Shop } from './shop.ts';

/** A shop that has not been asked anything for so many milliseconds is idle: a pull is not, between its pages. */
const IDLE_AFTER = 100;
/** A few milliseconds of work. */
const RECORDS_AT_ONCE = 200;
const FOLDED_AT_ONCE = 2_000;

/** Indexes a piece of what has changed. Answers whether that was all. */
function indexPiece({ collections }: Shop): boolean {
  const { campaign, campaignColumns, product, productColumns } = collections;
  return (
    indexChanged(campaignColumns.words, campaign, campaignText, RECORDS_AT_ONCE) &&
    indexChanged(productColumns.words, product, productText, RECORDS_AT_ONCE) &&
    sortPiece(campaignColumns.orders.name, campaign, campaignName)
  );
}

/** Indexes while nothing is asked of the shop, until all is indexed or the shop is let go. */
export async function indexWhenIdle(entry: Held, isHeld: () => boolean): Promise<void> {
  if (entry.indexing || !entry.shop) return;
  entry.indexing = true;
  let isIndexed = false;
  while (!isIndexed && isHeld()) {
    const isIdle = entry.running === 0 && performance.now() - entry.lastUsed >= IDLE_AFTER;
    if (isIdle) isIndexed = indexPiece(entry.shop);
    await scheduler.postTask(() => undefined, { priority: 'background', delay: isIdle ? 0 : IDLE_AFTER });
  }
  entry.indexing = false;
}

/** Makes everything that is not indexed yet ready for a search, which is far less work; other calls get their turn between. */
export async function foldAll(shop: Shop): Promise<void> {
  while (!foldPiece(shop)) await scheduler.postTask(() => undefined);
}

function foldPiece({ collections }: Shop): boolean {
  const { campaign, campaignColumns } = collections;
  return foldWaiting(campaignColumns.words, campaign, campaignText, FOLDED_AT_ONCE);
}
