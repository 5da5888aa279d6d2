/**
 * Deletes what there is of an account outside `accounts/`, when the account is marked as removed: each step may be done again
 * after a crash. Why it is safe at any moment stands in `accounts/removal.ts`.
 */
import type { ViewStore } from '../accounts/views.ts';
import type { CacheClient } from '../cache/client.ts';
import type { Images } from '../desk/images.ts';
import type { Sync } from '../sync/sync.ts';

interface AccountTraces {
  readonly sync: Pick<Sync, 'left'>;
  readonly cache: CacheClient;
  readonly images: Pick<Images, 'deleteAccount'>;
  readonly views: Pick<ViewStore, 'deleteAccount'>;
}

/** Rejects when something is left; the rest is gone then all the same. */
export async function deleteAccount(
  { sync, cache, images, views }: AccountTraces,
  accountId: string,
): Promise<void> {
  // Sync let go of the account when it was marked; what it had begun comes to its end first.
  await sync.left(accountId);
  const steps = await Promise.allSettled([
    deleteDatabases(cache, accountId),
    images.deleteAccount(accountId),
    views.deleteAccount(accountId),
  ]);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The databases and the copies of unsent work. A cache page that was lost is made again at the second call. */
async function deleteDatabases(cache: CacheClient, accountId: string): Promise<void> {
  const first = await cache.call('deleteAccount', { accountId });
  const deleted = first.ok ? first : await cache.call('deleteAccount', { accountId });
  if (!deleted.ok) throw new Error(`the databases are still there (${deleted.error.code})`);
}
