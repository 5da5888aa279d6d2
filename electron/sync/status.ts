/**
 * The state of a shop's synchronisation as a person reads it, derived from what is known. Pure.
 */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { UnsentCounts } from '#shared/domain/outbox.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Trouble } from './trouble.ts';

export interface SyncFacts {
  /** A pull is under way that is worth showing: not the short look of a poll. */
  readonly isPulling: boolean;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly lastSuccessTime: number | null;
  readonly pullTrouble: Trouble | null;
  readonly pushTrouble: Trouble | null;
  readonly queued: number;
  readonly parked: number;
  readonly unreadable: UnsentCounts;
  readonly setAside: number;
  /** Seconds. */
  readonly clockOffset: number;
  /** A moment of `elapsed` by this machine's clock as it is set now, both in milliseconds. */
  readonly dated: (elapsed: number) => number;
}

/** Troubles that only need time; the others are failures, with an action. */
const WAITED_OUT: ReadonlySet<ErrorCode> = new Set([
  'TIMED_OUT',
  'SERVER_ERROR',
  'RATE_LIMITED',
  'CACHE_UNAVAILABLE',
  'PASSWORD_STORE_LOCKED',
]);

/** A new sign-in comes before everything; then what moves; then what stands in the way; then how fresh it is. */
export function deriveStatus(facts: SyncFacts): SyncStatus {
  const { queued, parked, unreadable, setAside, lastSuccessTime, clockOffset } = facts;
  return { phase: phaseOf(facts), lastSuccessTime, queued, parked, unreadable, setAside, clockOffset };
}

function phaseOf(facts: SyncFacts): SyncStatus['phase'] {
  const troubles = [facts.pullTrouble, facts.pushTrouble].filter((trouble) => trouble !== null);
  if (troubles.some(({ error }) => error.code === 'SIGN_IN_REQUIRED')) return { kind: 'signedOut' };
  if (facts.isPulling) return { kind: 'pulling', progress: facts.progress };
  const [trouble] = troubles;
  if (trouble) return phaseOfTrouble(trouble, facts);
  return { kind: facts.lastSuccessTime === null ? 'neverSynced' : 'upToDate' };
}

function phaseOfTrouble(
  trouble: Trouble,
  { clockOffset, dated }: Pick<SyncFacts, 'clockOffset' | 'dated'>,
): SyncStatus['phase'] {
  const apiTime = (elapsed: number) => Math.max(0, Math.ceil(dated(elapsed) / 1000) + clockOffset);
  const { error } = trouble;
  if (error.code === 'OFFLINE')
    return { kind: 'offline', since: apiTime(trouble.since), detail: error.detail };
  return WAITED_OUT.has(error.code)
    ? { kind: 'waiting', until: apiTime(trouble.until), error }
    : { kind: 'failed', error };
}
