/**
 * The shops that are in memory, the least recently used first: opened when they are asked for, let go when memory is wanted. Whose
 * turn it is in a shop is the holder's.
 */
import type { ShopKey } from '#shared/domain/shop.ts';
import { RefusedCallError } from '../problems.ts';
import { databaseName } from '../storage/database.ts';
import { recordCount } from './collections.ts';
import { openShop, type Shop } from './shop.ts';

export interface Held {
  readonly key: ShopKey;
  readonly opening: Promise<Shop>;
  /** Set once it is open. */
  shop: Shop | undefined;
  /** How many calls are being answered. */
  running: number;
  /** When the last call was answered, in milliseconds of the page's own clock. */
  lastUsed: number;
  /** Whether its words are being indexed in the background. */
  indexing: boolean;
  /** The end of the last write. */
  lastWrite: Promise<unknown>;
}

export interface HeldShops {
  /**
   * The shop, opened if it is not; from now on it is the one used last. Throws CACHE_UNAVAILABLE when the browser has closed its
   * database, which may be another one by now, until `reopen` says that somebody looks.
   */
  take(key: ShopKey): Held;
  /** `mayClear`, for the next opening: see openShop. */
  reopen(key: ShopKey, mayClear: boolean): void;
  find(key: ShopKey): Held | undefined;
  isHeld(entry: Held): boolean;
  all(): Held[];
  /** The names of their databases. */
  names(): string[];
  /** Closes shops that nobody has used lately, while there are more than so many records in memory. */
  letGo(mostRecords: number): void;
  /** Closes a shop when what is being written to it is done. */
  close(entry: Held): Promise<void>;
}

export function heldShops(): HeldShops {
  const held = new Map<string, Held>();
  /** Databases that the browser has cleared away, or cannot read any more. */
  const closed = new Set<string>();
  /** Databases whose next opening may clear what cannot be read. */
  const clearing = new Set<string>();
  const isHeld = (entry: Held): boolean => held.get(databaseName(entry.key)) === entry;
  const forget = (entry: Held): void => {
    if (isHeld(entry)) held.delete(databaseName(entry.key));
  };
  const keep = (entry: Held): Held => {
    const name = databaseName(entry.key);
    held.delete(name);
    held.set(name, entry);
    return entry;
  };
  const closedByBrowser = (entry: Held): void => {
    // Who closes one here has let go of it before.
    if (isHeld(entry)) closed.add(databaseName(entry.key));
    forget(entry);
  };
  const find = (key: ShopKey): Held | undefined => held.get(databaseName(key));

  return {
    take(key) {
      if (closed.has(databaseName(key)))
        throw new RefusedCallError(
          'CACHE_UNAVAILABLE',
          'the browser has closed the database: open the shop again',
        );
      const isClearing = clearing.delete(databaseName(key));
      return keep(find(key) ?? opened(key, isClearing, { forget, closedByBrowser }));
    },
    reopen: (key, mayClear) => {
      closed.delete(databaseName(key));
      if (mayClear) clearing.add(databaseName(key));
    },
    find,
    isHeld,
    all: () => [...held.values()],
    names: () => [...held.keys()],
    letGo(mostRecords) {
      const open = [...held.values()].flatMap((entry) => (entry.shop ? [{ entry, shop: entry.shop }] : []));
      let records = open.reduce((sum, { shop }) => sum + recordCount(shop.collections), 0);
      // The newest stays, however large it is.
      for (const { entry, shop } of open.slice(0, -1)) {
        if (records <= mostRecords) return;
        if (entry.running > 0) continue;
        records -= recordCount(shop.collections);
        forget(entry);
        shop.database.dexie.close();
      }
    },
    async close(entry) {
      await entry.lastWrite.catch(() => undefined);
      held.delete(databaseName(entry.key));
      entry.shop?.database.dexie.close();
    },
  };
}

/** A shop that is being opened. One that cannot be is forgotten, so that the next call tries again. */
function opened(
  key: ShopKey,
  mayClear: boolean,
  { forget, closedByBrowser }: Record<'forget' | 'closedByBrowser', (entry: Held) => void>,
): Held {
  const opening = openShop(key, mayClear);
  const entry: Held = {
    key,
    opening,
    shop: undefined,
    running: 0,
    lastUsed: 0,
    indexing: false,
    lastWrite: opening,
  };
  opening.then(
    (shop) => {
      entry.shop = shop;
      shop.database.dexie.on('close', () => closedByBrowser(entry));
    },
    () => forget(entry),
  );
  return entry;
}
