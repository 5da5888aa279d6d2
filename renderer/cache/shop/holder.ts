/**
 * Which shops are open, and whose turn it is: writes to one shop come one after the other, shops that nobody has used
 * lately are let go when memory is wanted, and an account's databases are deleted when nothing runs on them.
 */
import type { ShopKey } from '#shared/domain/shop.ts';
import { RefusedCallError } from '../problems.ts';
import { databaseName, databasesOf, deleteDatabases } from '../storage/database.ts';
import { recordCount } from './collections.ts';
import { compact, wastefulCollection } from './compaction.ts';
import { foldAll, indexPiece } from './indexing.ts';
import { openShop, type Shop } from './shop.ts';

interface Held {
  readonly key: ShopKey;
  readonly opening: Promise<Shop>;
  /** Set once it is open. */
  shop: Shop | undefined;
  running: number;
  /** When the last call was answered, by the page's own clock. */
  lastUsed: number;
  /** Whether its words are being indexed in the background. */
  indexing: boolean;
  /** The end of the last write. */
  lastWrite: Promise<unknown>;
}

export interface ShopHolder {
  /** Answers what is there of a shop. A shop whose database the browser has closed answers nothing else before: see `reading`. */
  opening<Answer>(key: ShopKey, ask: (shop: Shop) => Answer): Promise<Answer>;
  /**
   * Answers a question. `ask` must not wait for anything: so it sees one state. Rejects with CACHE_UNAVAILABLE, as the others do, when the browser has
   * closed the database since it was opened: it may be another one by now, and whoever asks has to look first.
   */
  reading<Answer>(key: ShopKey, ask: (shop: Shop) => Answer): Promise<Answer>;
  /** Answers a question that searches texts, once the texts that are not indexed yet are ready for it. */
  searching<Answer>(key: ShopKey, ask: (shop: Shop) => Answer): Promise<Answer>;
  /** Makes a change, when the changes before it are done. */
  writing<Answer>(key: ShopKey, change: (shop: Shop) => Promise<Answer>): Promise<Answer>;
  /** Deletes every database of an account, when what runs on them is done. Answers how many. */
  deleteAccount(accountId: string): Promise<number>;
  /** Closes every shop, when what runs on it is done. */
  close(): Promise<void>;
  /** The names of the databases that are open, the least recently used first. */
  open(): string[];
  /** Whether words are being indexed in the background. */
  isIndexing(): boolean;
}

/** A shop that has not been asked anything for so many milliseconds is idle: a pull is not, between its pages. */
const IDLE_AFTER = 100;

/** About 800 MB of campaigns of usual length, with their words; some twenty large shops. */
const MOST_RECORDS_IN_MEMORY = 400_000;

export function shopHolder(mostRecords = MOST_RECORDS_IN_MEMORY): ShopHolder {
  /** In the order of their last use. */
  const held = new Map<string, Held>();
  /** Databases that the browser has cleared away, or cannot read any more. */
  const closed = new Set<string>();
  /** Accounts that are being deleted: who comes meanwhile waits. */
  const deletions = new Map<string, Promise<unknown>>();

  function hold(key: ShopKey): Held {
    const name = databaseName(key);
    const known = held.get(name);
    if (known) {
      held.delete(name);
      held.set(name, known);
      return known;
    }
    const opening = openShop(key);
    const fresh: Held = {
      key,
      opening,
      shop: undefined,
      running: 0,
      lastUsed: 0,
      indexing: false,
      lastWrite: opening,
    };
    held.set(name, fresh);
    const forget = (): void => {
      if (held.get(name) === fresh) held.delete(name);
    };
    opening.then((shop) => {
      fresh.shop = shop;
      shop.database.dexie.on('close', () => {
        // Who closes one here has let go of it before.
        if (held.get(name) === fresh) closed.add(name);
        forget();
      });
    }, forget);
    return fresh;
  }

  async function using<Answer>(key: ShopKey, run: (entry: Held) => Promise<Answer>): Promise<Answer> {
    while (deletions.has(key.accountId)) await deletions.get(key.accountId);
    if (closed.has(databaseName(key)))
      throw new RefusedCallError(
        'CACHE_UNAVAILABLE',
        'the browser has closed the database: open the shop again',
      );
    const entry = hold(key);
    entry.running += 1;
    try {
      return await run(entry);
    } finally {
      entry.running -= 1;
      entry.lastUsed = performance.now();
      letGo();
      indexWhenIdle(entry);
    }
  }

  function letGo(): void {
    const open = [...held.entries()].flatMap(([name, { shop, running }]) =>
      shop ? [{ name, shop, running }] : [],
    );
    let records = open.reduce((sum, { shop }) => sum + recordCount(shop.collections), 0);
    // The newest stays, however large it is.
    for (const { name, shop, running } of open.slice(0, -1)) {
      if (records <= mostRecords) return;
      if (running > 0) continue;
      records -= recordCount(shop.collections);
      held.delete(name);
      shop.database.dexie.close();
    }
  }

  /** Indexes while nothing is asked of the shop, until all is indexed or the shop is let go. */
  async function indexWhenIdle(entry: Held): Promise<void> {
    if (entry.indexing || !entry.shop) return;
    entry.indexing = true;
    let isIndexed = false;
    while (!isIndexed && held.get(databaseName(entry.key)) === entry) {
      const isIdle = entry.running === 0 && performance.now() - entry.lastUsed >= IDLE_AFTER;
      if (isIdle) isIndexed = indexPiece(entry.shop);
      await scheduler.postTask(() => undefined, { priority: 'background', delay: isIdle ? 0 : IDLE_AFTER });
    }
    entry.indexing = false;
  }

  function inTurn<Answer>(entry: Held, change: (shop: Shop) => Promise<Answer>): Promise<Answer> {
    const turn = entry.lastWrite.then(
      () => entry.opening,
      () => entry.opening,
    );
    const result = turn.then(change);
    entry.lastWrite = result;
    return result;
  }

  /** After a change's answer has gone, so that nobody waits for it. */
  async function tidy(key: ShopKey): Promise<void> {
    // Waiting for the deletion and going on would make the database again.
    if (deletions.has(key.accountId)) return;
    await using(key, (entry) =>
      inTurn(entry, async (shop) => {
        const name = wastefulCollection(shop);
        if (name) await compact(shop, name);
      }),
    );
  }

  async function closeAll(entries: readonly Held[]): Promise<void> {
    for (const entry of entries) {
      await entry.lastWrite.catch(() => undefined);
      held.delete(databaseName(entry.key));
      entry.shop?.database.dexie.close();
    }
  }

  return {
    opening: (key, ask) => {
      closed.delete(databaseName(key));
      return using(key, async ({ opening }) => ask(await opening));
    },

    reading: (key, ask) => using(key, async ({ opening }) => ask(await opening)),

    searching: (key, ask) =>
      using(key, async ({ opening }) => {
        const shop = await opening;
        await foldAll(shop);
        return ask(shop);
      }),

    async writing(key, change) {
      const answer = await using(key, (entry) => inTurn(entry, change));
      const shop = held.get(databaseName(key))?.shop;
      // A compaction that fails has changed nothing, and the next change asks for it again.
      if (shop && wastefulCollection(shop)) tidy(key).catch(() => undefined);
      return answer;
    },

    async deleteAccount(accountId) {
      while (deletions.has(accountId)) await deletions.get(accountId);
      const deletion = (async () => {
        await closeAll([...held.values()].filter(({ key }) => key.accountId === accountId));
        const names = await databasesOf(accountId);
        await deleteDatabases(names);
        return names.length;
      })();
      deletions.set(accountId, deletion);
      try {
        return await deletion;
      } finally {
        deletions.delete(accountId);
      }
    },

    close: () => closeAll([...held.values()]),
    open: () => [...held.keys()],
    isIndexing: () => [...held.values()].some(({ indexing }) => indexing),
  };
}
