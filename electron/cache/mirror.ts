/**
 * The second copy of unsent work: IndexedDB can vanish (disk full, repair, downgrade), and what a person
 * entered must not. One file a shop, written atomically. Knows nothing of when work is sent.
 */
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { unsentWork } from '#shared/contract/record.ts';
import type { UnsentWork } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';

export interface Mirror {
  /** What the file holds; empty where there is none. A file that cannot be read is put aside, not overwritten. */
  read(shop: ShopKey): Promise<UnsentWork>;
  /** Resolves when the newest work given so far is on disk. */
  write(shop: ShopKey, work: UnsentWork): Promise<void>;
  /** Deletes the copies of an account, those put aside too. Nothing may be written for it meanwhile. */
  deleteAccount(accountId: string): Promise<void>;
}

const NOTHING: UnsentWork = { operations: [], drafts: [], sellerDrafts: [] };

export function createMirror(folder: string, log: (message: string) => void): Mirror {
  const fileOf = (shop: ShopKey) => join(folder, shop.accountId, `${shop.shopId}.json`);
  const queues = new Map<string, { latest: UnsentWork; dirty: boolean; writing: Promise<void> }>();

  async function put(file: string, work: UnsentWork): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFileAtomic(file, JSON.stringify(work), { mode: 0o600 });
  }

  /** One write at a time a file: each turn writes the newest work, and a turn with nothing new writes nothing. */
  function write(shop: ShopKey, work: UnsentWork): Promise<void> {
    const file = fileOf(shop);
    const queue = queues.get(file) ?? { latest: work, dirty: false, writing: Promise.resolve() };
    queues.set(file, queue);
    queue.latest = work;
    queue.dirty = true;
    queue.writing = queue.writing
      .catch(() => undefined)
      .then(async () => {
        if (!queue.dirty) return;
        queue.dirty = false;
        await put(file, queue.latest);
      });
    return queue.writing;
  }

  async function read(shop: ShopKey): Promise<UnsentWork> {
    const file = fileOf(shop);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return NOTHING;
    try {
      return unsentWork.parse(JSON.parse(text));
    } catch {
      log(`a copy of unsent work could not be read and was put aside: ${shop.shopId}`);
      await rename(file, `${file}.broken-${Date.now()}`);
      return NOTHING;
    }
  }

  return {
    read,
    write,
    deleteAccount: async (accountId) => {
      const place = join(folder, accountId);
      const own = [...queues].filter(([file]) => dirname(file) === place);
      // A write that is under way would make the folder again.
      await Promise.allSettled(own.map(([, { writing }]) => writing));
      for (const [file] of own) queues.delete(file);
      await rm(place, { recursive: true, force: true });
    },
  };
}
