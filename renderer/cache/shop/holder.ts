/**
 * Whose turn it is: writes to one shop come one after the other, and an account's databases are deleted when nothing runs on
 * them. What is in memory is held-shops.ts's.
 */
import type { ShopKey } from '#shared/domain/shop.ts';
import { databasesOf, deleteDatabases } from '../storage/database.ts';
import { compact, wastefulCollection } from './compaction.ts';
import { type Held, heldShops } from './held-shops.ts';
import { foldAll, indexWhenIdle } from './indexing.ts';
import type { Shop } from './shop.ts';

export interface ShopHolder {
  /** Answers what is there of a shop. A shop whose database the browser has closed answers nothing else before: see `reading`. */
  opening<Answer>(key: ShopKey, mayClear: boolean, ask: (shop: Shop) => Answer): Promise<Answer>;
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

/** About 800 MB of campaigns of usual length, with their words; some twenty large shops. */
const MOST_RECORDS_IN_MEMORY = 400_000;

export function shopHolder(mostRecords = MOST_RECORDS_IN_MEMORY): ShopHolder {
  const shops = heldShops();
  /** Accounts that are being deleted: who comes meanwhile waits. */
  const deletions = new Map<string, Promise<unknown>>();

  async function using<Answer>(key: ShopKey, run: (entry: Held) => Promise<Answer>): Promise<Answer> {
    while (deletions.has(key.accountId)) await deletions.get(key.accountId);
    const entry = shops.take(key);
    entry.running += 1;
    try {
      return await run(entry);
    } finally {
      entry.running -= 1;
      entry.lastUsed = performance.now();
      shops.letGo(mostRecords);
      void indexWhenIdle(entry, () => shops.isHeld(entry));
    }
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
    for (const entry of entries) await shops.close(entry);
  }

  async function closeAndDelete(accountId: string): Promise<number> {
    await closeAll(shops.all().filter(({ key }) => key.accountId === accountId));
    const names = await databasesOf(accountId);
    await deleteDatabases(names);
    return names.length;
  }

  return {
    opening: (key, mayClear, ask) => {
      shops.reopen(key, mayClear);
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
      const shop = shops.find(key)?.shop;
      // A compaction that fails has changed nothing, and the next change asks for it again.
      if (shop && wastefulCollection(shop)) tidy(key).catch(() => undefined);
      return answer;
    },

    async deleteAccount(accountId) {
      while (deletions.has(accountId)) await deletions.get(accountId);
      const deletion = closeAndDelete(accountId);
      deletions.set(accountId, deletion);
      try {
        return await deletion;
      } finally {
        deletions.delete(accountId);
      }
    },

    close: () => closeAll(shops.all()),
    open: shops.names,
    isIndexing: () => shops.all().some(({ indexing }) => indexing),
  };
}

/** Makes a change when the one before it is done, however that ended. */
function inTurn<Answer>(entry: Held, change: (shop: Shop) => Promise<Answer>): Promise<Answer> {
  const turn = entry.lastWrite.then(
    () => entry.opening,
    () => entry.opening,
  );
  const result = turn.then(change);
  entry.lastWrite = result;
  return result;
}
