/** Which calls of the cache contract change unsent work. Knows neither the copy nor the disk: those who see to them ask here. */
import type { CacheCallName } from '#shared/contract/cache.ts';

/** Calls that change unsent work; each answers all of it. */
export const CHANGES_UNSENT: ReadonlySet<CacheCallName> = new Set([
  'addOperation',
  'markSending',
  'settleOperation',
  'discardOperation',
  'saveDraft',
  'deleteDraft',
  'saveSellerDraft',
  'deleteSellerDraft',
  'takeBackOperation',
  'restoreUnsent',
  'discardUnreadable',
]);
