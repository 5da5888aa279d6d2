/**
 * An open shop: its database, and in memory what the database holds. Memory follows the disk: a change is committed first and
 * shown after, so that what is shown survives. Knows nothing of other shops.
 */
import type { Collection } from '#shared/contract/record.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { RefusedCallError } from '../problems.ts';
import { clearCollections, isDamage, isUnexplained } from '../storage/damage.ts';
import { databaseName, openDatabase, type ShopDatabase } from '../storage/database.ts';
import { deleteOtherGenerations, readGeneration } from '../storage/log.ts';
import {
  keptGenerations,
  NOTHING_PULLED,
  type PullPosition,
  storedPosition,
} from '../storage/pull-position.ts';
import { readUnsent, type Unsent } from '../storage/unsent-rows.ts';
import { applySegments, type Collections, emptyCollections } from './collections.ts';
import { noteStored, nothingStored, type Stored } from './stored.ts';

export interface Shop {
  readonly database: ShopDatabase;
  /** Nothing was ever put into it, also not what a copy of unsent work holds. */
  isNew: boolean;
  position: PullPosition;
  collections: Collections;
  stored: Record<Collection, Stored>;
  /** The sequence of the next segment, higher than any that is stored. */
  nextSequence: number;
  unsent: Unsent;
}

/**
 * Opens a shop's database and folds its collections. What the browser cannot read for a reason that it does not know is cleared with `mayClear`
 * alone, and rejects with CACHE_UNAVAILABLE otherwise.
 */
export async function openShop(key: ShopKey, mayClear: boolean): Promise<Shop> {
  const database = await openDatabase(databaseName(key));
  try {
    // The disk does its part of each while the others run.
    const isNew = (await database.state.count()) === 0;
    const [pulled, unsent] = await Promise.all([readPulled(database, mayClear), readUnsent(database)]);
    return { database, isNew: isNew && unsent.rows.length === 0, ...pulled, unsent };
  } catch (problem) {
    database.dexie.close();
    throw problem;
  }
}

type Pulled = Pick<Shop, 'position' | 'collections' | 'stored' | 'nextSequence'>;

/** What was pulled; nothing where it cannot be read. */
async function readPulled(database: ShopDatabase, mayClear: boolean): Promise<Pulled> {
  try {
    const position = await readPosition(database);
    const [nextSequence, loaded] = await Promise.all([
      tidyAndFindNextSequence(database, position),
      loadGeneration(database, position.shown),
    ]);
    return { position, nextSequence, ...loaded };
  } catch (problem) {
    if (isUnexplained(problem) && !mayClear)
      throw new RefusedCallError('CACHE_UNAVAILABLE', 'the database cannot be read: open the shop again');
    if (!isDamage(problem) && !isUnexplained(problem)) throw problem;
    await clearCollections(database);
    return {
      position: NOTHING_PULLED,
      nextSequence: 0,
      collections: emptyCollections(),
      stored: nothingStored(),
    };
  }
}

/** Where the pull stands. Collections of another format, or of a position that is none, are cleared, to be pulled again. */
async function readPosition(database: ShopDatabase): Promise<PullPosition> {
  const row: unknown = await database.state.get(NOTHING_PULLED.id);
  if (row === undefined) return NOTHING_PULLED;
  const stored = storedPosition.safeParse(row);
  if (stored.success) return stored.data;
  await clearCollections(database);
  return NOTHING_PULLED;
}

/** Deletes what a replaced or abandoned pull has left, and answers the sequence after the highest. */
async function tidyAndFindNextSequence(database: ShopDatabase, position: PullPosition): Promise<number> {
  const keys = await database.segments.toCollection().primaryKeys();
  const kept = keptGenerations(position);
  if (keys.some(([generation]) => !kept.includes(generation))) await deleteOtherGenerations(database, kept);
  return keys.reduce((next, [, , sequence]) => Math.max(next, sequence + 1), 0);
}

/** Reads and folds a generation, into collections of their own. */
export async function loadGeneration(
  database: ShopDatabase,
  generation: number,
): Promise<Pick<Shop, 'collections' | 'stored'>> {
  const collections = emptyCollections();
  const stored = nothingStored();
  await readGeneration(database, generation, (row) => {
    applySegments(collections, [row]);
    noteStored(stored, [row]);
  });
  return { collections, stored };
}
