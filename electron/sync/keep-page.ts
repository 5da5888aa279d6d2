/**
 * Writes a page of changes into the cache. A record that the API may send and the cache does not take is set aside: it must not hold up the others for
 * ever. Knows neither where the page comes from nor what follows it.
 */
import { type CacheChange, type CacheInput, type CacheOutput, cacheChange } from '#shared/contract/cache.ts';
import type { Outcome } from '#shared/errors.ts';
import type { CacheClient } from '../cache/client.ts';

export async function keepPage(
  cache: CacheClient,
  page: CacheInput<'applyChanges'>,
): Promise<Outcome<CacheOutput<'applyChanges'>>> {
  const applied = await cache.call('applyChanges', page);
  if (applied.ok || applied.error.code !== 'INVALID_INPUT') return applied;
  return await cache.call('applyChanges', { ...page, changes: page.changes.map(takenOrSetAside) });
}

function takenOrSetAside(change: CacheChange): CacheChange {
  if (cacheChange.safeParse(change).success || !('record' in change)) return change;
  return { kind: 'unreadable', key: `${change.kind}:${change.record.id}`, isGone: false };
}
