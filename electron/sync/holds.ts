/**
 * What sending waits for: the shop as a whole, or single lines (the operations of one campaign). Memory only; a start tries everything at once.
 */
import { lineOf } from '#shared/domain/outbox.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Operation } from './settlement.ts';
import { type Fault, type Trouble, troubleAfter } from './trouble.ts';

export interface Holds {
  /** Whether nothing of a line may be sent now. */
  isHeld(line: string, now: number): boolean;
  add(operation: Operation, fault: Fault, circumstances: { now: number; chance: number; poll: number }): void;
  /** Something of a line was answered. A wait of the shop's that the API asked for goes on: what was answered may have been sent before. */
  clear(line: string, now: number): void;
  /** Ends the waits that `ends` accepts; without it, all. */
  release(ends?: (trouble: Trouble) => boolean): void;
  /** The trouble that concerns these operations first, or null. */
  first(operations: readonly Operation[]): Trouble | null;
  /** When one of these operations may be sent, in milliseconds of `elapsed`: now, later, or null when there is none. */
  due(operations: readonly Operation[], now: number): number | null;
}

/** Faults that have nothing to do with one campaign: the others would meet the same. */
const CONCERNS_SHOP: ReadonlySet<ErrorCode> = new Set([
  'OFFLINE',
  'CERTIFICATE_NOT_TRUSTED',
  'RATE_LIMITED',
  'SIGN_IN_REQUIRED',
  'PASSWORD_STORE_LOCKED',
  'CACHE_UNAVAILABLE',
  'STORAGE_FULL',
]);

export function createHolds(): Holds {
  let ofShop: Trouble | null = null;
  const ofLines = new Map<string, Trouble>();

  const troubleOf = (line: string): Trouble | null => {
    const own = ofLines.get(line) ?? null;
    if (own === null || ofShop === null) return own ?? ofShop;
    return own.until > ofShop.until ? own : ofShop;
  };
  const queued = (operations: readonly Operation[]) => operations.filter(({ state }) => state === 'queued');

  return {
    isHeld: (line, now) => (troubleOf(line)?.until ?? now) > now,
    add: (operation, fault, circumstances) => {
      const isOfShop = CONCERNS_SHOP.has(fault.error.code) || fault.retryAfter !== null;
      const earlier = isOfShop ? ofShop : (ofLines.get(lineOf(operation)) ?? null);
      // The operation has counted its attempts over every start of the app.
      const attempts = Math.max(earlier?.attempts ?? 0, operation.attempts);
      const seed = earlier
        ? { ...earlier, attempts }
        : { error: fault.error, since: circumstances.now, attempts };
      const trouble = troubleAfter(seed, fault, circumstances);
      if (isOfShop) ofShop = trouble;
      else ofLines.set(lineOf(operation), trouble);
    },
    clear: (line, now) => {
      if (!ofShop?.isAsked || ofShop.until <= now) ofShop = null;
      ofLines.delete(line);
    },
    release: (ends = () => true) => {
      if (ofShop && ends(ofShop)) ofShop = null;
      for (const [id, trouble] of ofLines) if (ends(trouble)) ofLines.delete(id);
    },
    first: (operations) => {
      const troubles = queued(operations).flatMap((operation) => troubleOf(lineOf(operation)) ?? []);
      return troubles.reduce<Trouble | null>(
        (soonest, one) => (soonest && soonest.until <= one.until ? soonest : one),
        null,
      );
    },
    due: (operations, now) => {
      const times = queued(operations).map((operation) => troubleOf(lineOf(operation))?.until ?? now);
      return times.length === 0 ? null : Math.max(now, Math.min(...times));
    },
  };
}
