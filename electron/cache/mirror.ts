/**
 * The second copy of unsent work: IndexedDB can vanish (disk full, repair, downgrade), and what a person
 * entered must not. One file a shop, written atomically. Knows nothing of when work is sent.
 */
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unsentWork } from '#shared/contract/record.ts';
import { type UnsentWork, withFirstAttempt } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type NewestFile, newestFile } from '../disk/newest-file.ts';

export interface Mirror {
  /** What the file holds when the writes so far are done; empty where there is none. A file that cannot be read is put aside, not overwritten. */
  read(shop: ShopKey): Promise<UnsentWork>;
  /** Resolves when the newest work given so far is on disk. */
  write(shop: ShopKey, work: UnsentWork): Promise<void>;
  /** Deletes the copies of an account, those put aside too. Nothing may be written for it meanwhile. */
  deleteAccount(accountId: string): Promise<void>;
}

interface Copy {
  work: UnsentWork;
  readonly file: NewestFile;
}

const NOTHING: UnsentWork = { operations: [], drafts: [], sellerDrafts: [] };

export function createMirror(folder: string, log: (message: string) => void): Mirror {
  const fileOf = (shop: ShopKey) => join(folder, shop.accountId, `${shop.shopId}.json`);
  const copies = new Map<string, Copy>();

  function write(shop: ShopKey, work: UnsentWork): Promise<void> {
    const path = fileOf(shop);
    const copy = copies.get(path) ?? copyAt(path);
    copies.set(path, copy);
    copy.work = work;
    return copy.file.write();
  }

  async function read(shop: ShopKey): Promise<UnsentWork> {
    const file = fileOf(shop);
    await copies.get(file)?.file.settled();
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return NOTHING;
    try {
      return unsentWork.parse(JSON.parse(text, withMarks));
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
      const own = [...copies].filter(([path]) => dirname(path) === place);
      // A write that is under way would make the folder again.
      await Promise.all(own.map(([, { file }]) => file.settled()));
      for (const [path] of own) copies.delete(path);
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** Reads what versions before the mark of a first attempt have written. */
function withMarks(key: string, value: unknown): unknown {
  return key === 'operations' && Array.isArray(value) ? value.map(withFirstAttempt) : value;
}

function copyAt(path: string): Copy {
  const copy: Copy = { work: NOTHING, file: newestFile(path, () => JSON.stringify(copy.work)) };
  return copy;
}
