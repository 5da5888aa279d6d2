/**
 * How long a request is waited for: while something of it moves, and not for ever. Time comes in by a parameter; knows no request.
 */
import { type After, afterOnTimer } from '../after.ts';

export interface Limits {
  /** Milliseconds in which nothing comes. */
  readonly idle: number;
  /** Milliseconds in all: one that drips must end as well. */
  readonly whole: number;
}

export interface Patience {
  /** Aborts when it has been waited for long enough. */
  readonly signal: AbortSignal;
  /** Something came. */
  moved(): void;
  /** Nothing is waited for any more. */
  end(): void;
}

export function createPatience({ idle, whole }: Limits, after: After = afterOnTimer): Patience {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  const cancelWhole = after(whole, giveUp);
  let cancelIdle = after(idle, giveUp);
  return {
    signal: controller.signal,
    moved: () => {
      cancelIdle();
      cancelIdle = after(idle, giveUp);
    },
    end: () => {
      cancelIdle();
      cancelWhole();
    },
  };
}

/** Waits for the next sign of life, for as long as is allowed now. */
export interface SilenceWatch {
  /** Aborts when nothing came for longer than is allowed. */
  readonly signal: AbortSignal;
  /** From now on nothing may come for so many milliseconds; null: for as long as it likes. */
  allow(milliseconds: number | null): void;
  /** Something came. */
  broken(): void;
}

export function createSilenceWatch(after: After): SilenceWatch {
  const controller = new AbortController();
  let allowed: number | null = null;
  let cancel = () => {};
  const wait = () => {
    cancel();
    if (allowed !== null) cancel = after(allowed, () => controller.abort());
  };
  return {
    signal: controller.signal,
    allow: (milliseconds) => {
      allowed = milliseconds;
      wait();
    },
    broken: wait,
  };
}
