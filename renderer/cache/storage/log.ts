/**
 * The append-only log of segments in a shop's database: added to, read whole, and rid of what nobody needs any more. Knows nothing of
 * memory, queries or who asks.
 */
import { Dexie } from 'dexie';
import type { Collection } from '#shared/contract/record.ts';
import { DamagedError } from './damage.ts';
import type { ShopDatabase } from './database.ts';
import { isSegment, keyOf, type SegmentKey, type SegmentRow } from './segment.ts';

/** Segments read in one request: a few milliseconds of work, after which other calls get their turn. */
const READ_AT_ONCE = 16;

/** Appends rows to the log, in the running transaction if there is one. */
export async function addSegments({ segments }: ShopDatabase, rows: readonly SegmentRow[]): Promise<void> {
  await Promise.all(rows.map((row) => segments.add(row, keyOf(row))));
}

/**
 * Hands every segment of a generation to `each`, in the order of their folding; other work gets its turn between. Rejects with
 * DamagedError when a row is no segment.
 */
export async function readGeneration(
  { dexie, segments }: ShopDatabase,
  generation: number,
  each: (row: SegmentRow) => void,
): Promise<void> {
  const read = (after: SegmentKey | [number]): Promise<SegmentRow[]> =>
    segments
      .where(':id')
      .between(after, [generation + 1], false, false)
      .limit(READ_AT_ONCE)
      .toArray();
  await dexie.transaction('r', segments, async () => {
    let after: SegmentKey | [number] = [generation];
    let rows = await read(after);
    for (let last = rows.at(-1); last; last = rows.at(-1)) {
      // A row that says it lies elsewhere would be read again and again.
      const isWhole = rows.every(isSegment) && indexedDB.cmp(keyOf(last), after) > 0;
      if (!isWhole) throw new DamagedError('a row of the log is no segment');
      after = keyOf(last);
      // The disk reads on while what it has read is folded.
      const next = read(after);
      for (const row of rows) each(row);
      rows = await next;
    }
  });
}

/** Deletes a collection's segments of one generation, in the running transaction if there is one. */
export async function deleteCollection(
  { segments }: ShopDatabase,
  generation: number,
  collection: Collection,
): Promise<void> {
  await segments
    .where(':id')
    .between([generation, collection, Dexie.minKey], [generation, collection, Dexie.maxKey])
    .delete();
}

/** Deletes the segments of every generation but those named: what a replaced or abandoned pull has left. */
export async function deleteOtherGenerations(
  { segments }: ShopDatabase,
  kept: readonly number[],
): Promise<void> {
  const keys = await segments.toCollection().primaryKeys();
  const doomed = keys.filter(([generation]) => !kept.includes(generation));
  if (doomed.length > 0) await segments.bulkDelete(doomed);
}
