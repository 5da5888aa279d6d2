/**
 * Commits pages of the pull: records, cursor and generation in one transaction, memory after it.
 * Whoever calls sees to it that one shop has one write at a time.
 */
import { COLLECTIONS, type Collection } from '#shared/contract/cache.ts';
import { RefusedCallError } from '../problems.ts';
import { afterPage, generationOf, type Page } from '../storage/pull-position.ts';
import {
  type Batches,
  changedCollections,
  deleteOtherGenerations,
  foldChanges,
  segmentsOf,
} from '../storage/segments.ts';
import { applyBatches, recordCount } from './collections.ts';
import { keptGenerations, loadGeneration, noteStored, type Shop } from './shop.ts';

/**
 * Commits one page with its cursor, and answers which collections now show something else.
 * Rejects with CACHE_UNAVAILABLE when the page continues a pull that this database does not have.
 */
export async function applyPage(shop: Shop, page: Page): Promise<Collection[]> {
  const { database, position } = shop;
  if (!page.begins && position.cursor === null) {
    throw new RefusedCallError('CACHE_UNAVAILABLE', 'nothing has been pulled yet: begin again');
  }
  const batches = foldChanges(page.changes);
  const rows = segmentsOf(batches, generationOf(position, page), shop.nextSequence);
  const next = afterPage(position, page, recordCount(shop.collections) === 0);
  await database.dexie.transaction('rw', database.segments, database.state, async () => {
    await database.segments.bulkAdd(rows);
    await database.state.put(next);
  });
  shop.nextSequence += rows.length;
  shop.position = next;
  const touched = await showPage(shop, position.shown, batches, rows);
  if (keptGenerations(next).join() !== keptGenerations(position).join()) {
    await deleteOtherGenerations(database, keptGenerations(next));
  }
  return touched;
}

/** Brings memory to what has been committed. */
async function showPage(
  shop: Shop,
  shownBefore: number,
  batches: Batches,
  rows: ReturnType<typeof segmentsOf>,
): Promise<Collection[]> {
  const { position } = shop;
  if (position.building !== null) return [];
  if (position.shown === shownBefore) {
    applyBatches(shop.collections, batches);
    noteStored(shop.stored, rows);
    return changedCollections(batches);
  }
  const loaded = await loadGeneration(shop.database, position.shown);
  shop.collections = loaded.collections;
  shop.stored = loaded.stored;
  return [...COLLECTIONS];
}
