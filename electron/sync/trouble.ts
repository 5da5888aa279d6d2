/**
 * What stands in the way of a pull or of sending, and until when it is waited out. Pure.
 */
import type { AppError, ErrorCode } from '#shared/errors.ts';
import { pollDelay, retryDelay } from './backoff.ts';

export interface Trouble {
  readonly error: AppError;
  /** When it began, and when the next attempt is due, in milliseconds of `elapsed` (clock.ts). */
  readonly since: number;
  readonly until: number;
  /** Failures in a row. */
  readonly attempts: number;
  /** The API itself asked for the wait: only a person cuts it short. */
  readonly isAsked: boolean;
}

export interface Fault {
  readonly error: AppError;
  /** Seconds the API asked to wait, or null. */
  readonly retryAfter: number | null;
}

/** What passes by itself soon. Everything else needs a person or a new version, and is looked at again with the poll. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'OFFLINE',
  'TIMED_OUT',
  'SERVER_ERROR',
  'RATE_LIMITED',
  'CACHE_UNAVAILABLE',
  'PASSWORD_STORE_LOCKED',
  'STORAGE_FULL',
]);

/** The trouble after one more fault. `earlier` is the trouble that was there before, if any. */
export function troubleAfter(
  earlier: Pick<Trouble, 'error' | 'since' | 'attempts'> | null,
  { error, retryAfter }: Fault,
  { now, chance, poll }: { now: number; chance: number; poll: number },
): Trouble {
  const attempts = (earlier?.attempts ?? 0) + 1;
  const isPassing = PASSING.has(error.code);
  const delay = isPassing ? retryDelay(attempts, chance, retryAfter) : pollDelay(poll, chance);
  const since = earlier?.error.code === error.code ? earlier.since : now;
  return { error, since, until: now + delay, attempts, isAsked: retryAfter !== null };
}

/** Whether the API could not be reached at all. */
export function isUnreachable(code: ErrorCode): boolean {
  return code === 'OFFLINE' || code === 'TIMED_OUT';
}
