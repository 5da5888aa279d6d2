/**
 * The one way of the main process to the cache page. Callers see names, inputs and outcomes;
 * they must not know about ports, pages or IndexedDB.
 */
import type { CacheCallName, CacheInput, CacheOutput } from '#shared/contract/cache.ts';
import type { Outcome } from '#shared/errors.ts';

export interface CacheClient {
  /** Never rejects: a page that is gone or starting again is CACHE_UNAVAILABLE. */
  call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>): Promise<Outcome<CacheOutput<Name>>>;
}
