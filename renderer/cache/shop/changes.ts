/**
 * Commits pages of the pull: records, cursor and generation in one transaction, memory after it.
 * Whoever calls sees to it that one shop has one write at a time.
 */
import { COLLECTIONS, type Collection } from '#shared/contract/record.ts';
import { RefusedCallError } from '../problems.ts';
import { changedCollections, foldChanges, segmentsOf } from '../storage/batches.ts';
import { clearCollections, isDamage } from '../storage/damage.ts';
import { addSegments, deleteOtherGenerations } from '../storage/log.ts';
import {
  afterPage,
  generationOf,
  keptGenerations,
  NOTHING_PULLED,
  type Page,
  type PullPosition,
} from '../storage/pull-position.ts';
import { applySegments, emptyCollections, recordCount } from './collections.ts';
import { loadGeneration, type Shop } from './shop.ts';
import { noteStored, nothingStored } from './stored.ts';

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
  // What takes the place of what is shown is made ready before, so that nothing can fail between the disk and the screen.
  const replacement = next.shown === position.shown ? null : await startOf(shop, page);
  await database.dexie.transaction('rw', database.segments, database.state, async () => {
    await addSegments(database, rows);
    await database.state.put(next);
  });
  const nextSequence = shop.nextSequence + rows.length;
  Object.assign(shop, replacement, { position: next, nextSequence, isNew: false });
  if (next.building === null) {
    applySegments(shop.collections, rows);
    noteStored(shop.stored, rows);
  }
  await deleteLeftGenerations(shop, position);
  if (replacement) return [...COLLECTIONS];
  return next.building === null ? changedCollections(batches) : [];
}

/**
 * The collections of the generation that is about to be shown, before its last page. Rejects with CACHE_UNAVAILABLE when they cannot be read
 * back: the pull begins again.
 */
async function startOf(shop: Shop, page: Page): Promise<Pick<Shop, 'collections' | 'stored'>> {
  const { database, position } = shop;
  if (page.begins || position.building === null)
    return { collections: emptyCollections(), stored: nothingStored() };
  try {
    return await loadGeneration(database, position.building);
  } catch (problem) {
    if (!isDamage(problem)) throw problem;
    // What is shown stays until there is something to take its place.
    await clearCollections(database);
    Object.assign(shop, { position: NOTHING_PULLED, stored: nothingStored() });
    throw new RefusedCallError('CACHE_UNAVAILABLE', 'what was pulled cannot be read: begin again');
  }
}

async function deleteLeftGenerations({ database, position }: Shop, before: PullPosition): Promise<void> {
  const kept = keptGenerations(position);
  if (keptGenerations(before).every((generation) => kept.includes(generation))) return;
  // The page is committed whether or not this works, and the next opening tries again.
  await deleteOtherGenerations(database, kept).catch(() => undefined);
}
