/**
 * What each shop showed last, in a file of its own: it changes with every scroll, which must neither rewrite the settings
 * nor make the window wait. Knows nothing of what a view means.
 */
import { copyFile, readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { accountId, recordId } from '#shared/contract/record.ts';
import { type ShopView, shopView } from '#shared/contract/view.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { newestFile } from '../disk/newest-file.ts';

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

/** Views of another version are left out: a shop then shows its beginning. A file that is none is put aside. */
async function readViews(path: string): Promise<Map<string, Map<string, ShopView>>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return new Map();
  try {
    const accounts = Object.entries(storedViews.parse(JSON.parse(text)));
    return new Map(accounts.map(([id, shops]) => [id, readableViews(shops)]));
  } catch {
    await copyFile(path, `${path}.broken-${Date.now()}`).catch(() => undefined);
    return new Map();
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

export async function openViewStore(path: string): Promise<ViewStore> {
  const views = await readViews(path);
  const file = newestFile(path, () => {
    const accounts = [...views].map(([id, shops]) => [id, Object.fromEntries(shops)] as const);
    return JSON.stringify(Object.fromEntries(accounts));
  });

  return {
    read: ({ accountId: account, shopId }) => views.get(account)?.get(shopId) ?? null,
    save: ({ accountId: account, shopId }, view) => {
      const shops = views.get(account) ?? new Map<string, ShopView>();
      if (isDeepStrictEqual(shops.get(shopId), view)) return;
      views.set(account, shops.set(shopId, view));
      // A full disk costs where the list stood, and nothing else.
      file.write().catch(() => undefined);
    },
    deleteAccount: async (account) => {
      if (views.delete(account)) await file.write();
    },
    settled: file.settled,
  };
}
