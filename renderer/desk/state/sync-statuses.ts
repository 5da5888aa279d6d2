/**
 * The sync status of each shop: what was asked once and what the main process has told since.
 * Knows no words; the window's sentences are in features/sync.
 */
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { deskCall, onDeskEvent } from '../desk-client.ts';

interface SyncStatuses {
  readonly byShop: Readonly<Record<string, SyncStatus>>;
}

const useSyncStatuses = create<SyncStatuses>(() => ({ byShop: {} }));

function keep(shop: ShopKey, status: SyncStatus): void {
  useSyncStatuses.setState(({ byShop }) => ({ byShop: { ...byShop, [shopText(shop)]: status } }));
}

/** Hears the status of every shop. Answers the way to stop. */
export function followSyncStatuses(): () => void {
  return onDeskEvent('syncStatus', ({ shop, status }) => keep(shop, status));
}

/** The statuses of these shops by their keys as text, as far as they are known; asks for those of which nothing has been told. */
export function useSyncStatusesOf(shops: readonly ShopKey[]): ReadonlyMap<string, SyncStatus> {
  const byShop = useSyncStatuses((statuses) => statuses.byShop);
  useEffect(() => {
    for (const shop of shops) void readOnce(shop);
  }, [shops]);
  return useMemo(
    () =>
      new Map(
        shops.flatMap((shop) => {
          const status = byShop[shopText(shop)];
          return status ? [[shopText(shop), status] as const] : [];
        }),
      ),
    [shops, byShop],
  );
}

/** The status of a shop, or null until it is known; asks for it when nothing has been told yet. */
export function useSyncStatus(shop: ShopKey): SyncStatus | null {
  const { accountId, shopId } = shop;
  const status = useSyncStatuses(({ byShop }) => byShop[shopText(shop)] ?? null);
  useEffect(() => {
    void readOnce({ accountId, shopId });
  }, [accountId, shopId]);
  return status;
}

/** The status of a shop as far as it has been told; null until then. */
export function syncStatusOf(shop: ShopKey): SyncStatus | null {
  return useSyncStatuses.getState().byShop[shopText(shop)] ?? null;
}

/** How many operations of an account wait to be sent, in the shops whose status is known. */
export function useQueuedOf(accountId: string): number {
  return useSyncStatuses(({ byShop }) =>
    Object.entries(byShop)
      .filter(([text]) => text.startsWith(`${accountId}/`))
      .reduce((sum, [, { queued }]) => sum + queued, 0),
  );
}

async function readOnce(shop: ShopKey): Promise<void> {
  // What is known is kept true by events; it needs no asking.
  if (syncStatusOf(shop)) return;
  const answer = await deskCall('readSyncStatus', { shop });
  // An event that came while asking is newer than the answer.
  if (answer.ok && !syncStatusOf(shop)) keep(shop, answer.data);
}
