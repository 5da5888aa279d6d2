/**
 * What each shop showed last, in a file of its own: it changes with every scroll, which must neither rewrite the settings
 * nor make the window wait. Knows nothing of what a view means.
 */
import { rename } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { accountId, recordId } from '#shared/contract/record.ts';
import { type ShopView, shopView } from '#shared/contract/view.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { newestFile } from '../disk/newest-file.ts';
import { readText, whyUnreadable } from '../disk/read-file.ts';

export interface ViewStore {
  read(shop: ShopKey): ShopView | null;
  /** Kept at once, and on disk soon after: a crash in between costs the last scroll. */
  save(shop: ShopKey, view: ShopView): void;
  /** Settles when the views of the account are off the disk. Rejects when the disk does not take it. */
  deleteAccount(accountId: string): Promise<void>;
  /** Settles when the newest views are on disk, or cannot be. */
  settled(): Promise<void>;
}

/** By account, then by shop. */
const storedViews = z.record(accountId, z.record(recordId, z.unknown()));

type Views = Map<string, Map<string, ShopView>>;

interface ViewOptions {
  readonly log: (message: string) => void;
}

/** Views of another version are left out: a shop then shows its beginning. A file that is none is put aside; null is one that cannot be read now. */
async function readViews(path: string, { log }: ViewOptions): Promise<Views | null> {
  const file = await readText(path);
  if (file.kind === 'absent') return new Map();
  if (file.kind === 'unreadable') {
    log(`where lists stood cannot be read now (${whyUnreadable(file.error)}): the file stays as it is`);
    return null;
  }
  try {
    const accounts = Object.entries(storedViews.parse(JSON.parse(file.content)));
    return new Map(accounts.map(([id, shops]) => [id, readableViews(shops)]));
  } catch {
    return await rename(path, `${path}.broken-${Date.now()}`).then(
      () => {
        log('where lists stood could not be read, and was put aside');
        return new Map();
      },
      () => null,
    );
  }
}

function readableViews(shops: Readonly<Record<string, unknown>>): Map<string, ShopView> {
  return new Map(
    Object.entries(shops).flatMap(([shopId, value]) => {
      const view = shopView.safeParse(value);
      return view.success ? [[shopId, view.data] as const] : [];
    }),
  );
}

export async function openViewStore(path: string, options: ViewOptions): Promise<ViewStore> {
  const onDisk = await readViews(path, options);
  const views: Views = onDisk ?? new Map();
  let isKnown = onDisk !== null;
  const gone = new Set<string>();

  /** Reads the file first if that was not possible before. What the window has shown since is newer. */
  async function knowWhatIsThere(): Promise<void> {
    if (isKnown) return;
    const found = await readViews(path, options);
    if (found === null) throw new Error('where lists stood cannot be read now');
    for (const [id, shops] of found)
      if (!gone.has(id)) views.set(id, new Map([...shops, ...(views.get(id) ?? [])]));
    isKnown = true;
  }

  const file = newestFile(path, async () => {
    await knowWhatIsThere();
    const accounts = [...views].map(([id, shops]) => [id, Object.fromEntries(shops)] as const);
    return JSON.stringify(Object.fromEntries(accounts));
  });

  return {
    read: ({ accountId: account, shopId }) => views.get(account)?.get(shopId) ?? null,
    save: ({ accountId: account, shopId }, view) => {
      const shops = views.get(account) ?? new Map<string, ShopView>();
      if (isDeepStrictEqual(shops.get(shopId), view)) return;
      gone.delete(account);
      views.set(account, shops.set(shopId, view));
      // A full disk costs where the list stood, and nothing else.
      file.write().catch(() => undefined);
    },
    deleteAccount: async (account) => {
      gone.add(account);
      if (views.delete(account) || !isKnown) await file.write();
    },
    settled: file.settled,
  };
}
