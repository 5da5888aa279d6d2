/**
 * Rewrites a collection when most of its log is dead. Whoever calls sees to it that one shop has one write at a time.
 */
import { COLLECTIONS, type Collection } from '#shared/contract/record.ts';
import { addSegments, deleteCollection } from '../storage/log.ts';
import { eachSegment, SEGMENT_RECORDS } from '../storage/segment.ts';
import { contentsOf, liveCount, moveIntoSegment } from './collections.ts';
import type { Shop } from './shop.ts';
import { noteStored, nothingStored, type Stored } from './stored.ts';

/** Below this many rows a log is read in no time, however much of it is dead. */
const FEWEST_ROWS = 16;

/** The first collection whose log is mostly dead, or in many small rows, as single changes leave them. */
export function wastefulCollection({ collections, stored }: Shop): Collection | undefined {
  return COLLECTIONS.find((name) => isWasteful(stored[name], liveCount(collections, name)));
}

/** More than half dead, or twice as many rows as the records need. */
function isWasteful({ rows, entries }: Stored, live: number): boolean {
  if (rows <= FEWEST_ROWS) return entries > Math.max(2 * live, SEGMENT_RECORDS);
  return entries > 2 * live || rows > 2 * Math.ceil(live / SEGMENT_RECORDS) + FEWEST_ROWS;
}

/**
 * Rewrites a collection from memory, in one transaction: a crash leaves the old log or the new. Rows are
 * packed and written one at a time, so that questions get their turn between them.
 */
export async function compact(shop: Shop, name: Collection): Promise<void> {
  const { database, position } = shop;
  const stored = nothingStored();
  await database.dexie.transaction('rw', database.segments, async () => {
    await deleteCollection(database, position.shown, name);
    for (const row of eachSegment(contentsOf(shop.collections, name), position.shown, shop.nextSequence)) {
      await addSegments(database, [row]);
      noteStored(stored, [row]);
      // What the records lay in so far would stay in memory as long as one of them is read from there.
      moveIntoSegment(shop.collections, row);
    }
  });
  shop.nextSequence += stored[name].rows;
  shop.stored[name] = stored[name];
}
