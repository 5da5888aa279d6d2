/**
 * The second copy of unsent work: IndexedDB can vanish (disk full, repair, downgrade), and what a person
 * entered must not. One file a shop, written whole and atomically. Knows nothing of when work is sent.
 */
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { UnsentCounts, UnsentWork } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type NewestFile, newestFile } from '../disk/newest-file.ts';
import { readText, whyUnreadable } from '../disk/read-file.ts';
import { type Copied, copiedIn, countOf, NO_WORK, NOTHING_COPIED, textOf } from './copied-work.ts';

export interface Mirror {
  /** What the copy holds: the newest that was given, also when it could not be written. Rejects when there is a file that cannot be read now. */
  read(shop: ShopKey): Promise<CopiedWork>;
  /** Resolves when the newest work given so far is on disk. What nobody could read stays in the file. */
  write(shop: ShopKey, work: UnsentWork): Promise<void>;
  /** Gives up what could not be read: the next write leaves it out. */
  forgetUnread(shop: ShopKey): void;
  /** The shops of an account that have a copy. Rejects when the folder cannot be looked into. */
  shopIds(accountId: string): Promise<string[]>;
  /** Deletes the copies of an account, those put aside too. Nothing may be written for it meanwhile. */
  deleteAccount(accountId: string): Promise<void>;
}

export interface CopiedWork extends Pick<Copied, 'isTorn' | 'work' | 'recovered'> {
  /** How much there is that cannot be read. */
  readonly unread: UnsentCounts;
}

interface Copy {
  /** What was found in the file, once it could be read: what is in it must not be written over unseen. */
  found: Copied | null;
  /** The newest work; null before any was given. */
  given: UnsentWork | null;
  /** The text on disk, as long as it is the one that was found. */
  onDisk: string | null;
  readonly path: string;
  readonly file: NewestFile;
}

export function createMirror(folder: string, log: (message: string) => void): Mirror {
  const copies = new Map<string, Copy>();

  function copyOf(shop: ShopKey): Copy {
    const path = join(folder, shop.accountId, `${shop.shopId}.json`);
    const known = copies.get(path);
    if (known) return known;
    const newest = async () => textOf(copy.given ?? NO_WORK, await find(copy));
    const copy: Copy = { found: null, given: null, onDisk: null, path, file: newestFile(path, newest) };
    copies.set(path, copy);
    return copy;
  }

  async function find(copy: Copy): Promise<Copied> {
    copy.found ??= await readCopy(copy);
    return copy.found;
  }

  async function readCopy(copy: Copy): Promise<Copied> {
    const { path } = copy;
    const file = await readText(path);
    if (file.kind === 'unreadable') {
      log(`a copy of unsent work cannot be read now: ${whyUnreadable(file.error)}`);
      throw file.error;
    }
    if (file.kind === 'absent') {
      copy.onDisk = textOf(NO_WORK, NOTHING_COPIED);
      return NOTHING_COPIED;
    }
    const copied = copiedIn(file.content);
    if (copied.isTorn) {
      log(`a copy of unsent work was torn and was put aside: ${path}`);
      await rename(path, `${path}.broken-${Date.now()}`);
    } else copy.onDisk = file.content;
    return copied;
  }

  return {
    read: async (shop) => {
      const copy = copyOf(shop);
      await copy.file.settled();
      const { isTorn, work, recovered, unread } = await find(copy);
      const newest = copy.given ? { work: copy.given, recovered: NO_WORK } : { work, recovered };
      return { isTorn, ...newest, unread: countOf(unread) };
    },
    write: async (shop, work) => {
      const copy = copyOf(shop);
      copy.given = work;
      if (copy.onDisk !== null && copy.onDisk === textOf(work, await find(copy))) return;
      copy.onDisk = null;
      await copy.file.write();
    },
    forgetUnread: (shop) => {
      const copy = copyOf(shop);
      // What has not been looked at is not given up.
      if (copy.found) copy.found = NOTHING_COPIED;
    },
    shopIds: async (accountId) => {
      const names = await readdir(join(folder, accountId)).catch((problem: NodeJS.ErrnoException) => {
        if (problem.code === 'ENOENT') return [];
        throw problem;
      });
      return names.filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json'));
    },
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
