/**
 * Time as sync uses it: what a person reads off a clock, and waiting. Every wait goes by `elapsed`, which nobody can set; `now` is for labels
 * and for what the API is told. A test holds both in its hand, and can move them apart.
 */
import type { After } from '../after.ts';

export interface Clock {
  /** Milliseconds since 1970 by this machine. It may be set, by minutes or by years, at any moment. */
  now(): number;
  /** Milliseconds since some moment of this start; never goes back, and does not follow when the clock is set. */
  elapsed(): number;
  /** However many milliseconds they are. */
  readonly after: After;
}

/** A timer counts at most 2³¹ milliseconds, and takes more for none: a long wait is slept in pieces. */
const LONGEST_SLEEP = 10 * 60_000;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (milliseconds, run) => {
    const end = performance.now() + milliseconds;
    let timer: NodeJS.Timeout;
    function sleep(): void {
      const left = Math.max(0, end - performance.now());
      timer = left > LONGEST_SLEEP ? setTimeout(sleep, LONGEST_SLEEP) : setTimeout(run, left);
    }
    sleep();
    return () => clearTimeout(timer);
  },
};

/** What the machine's clock shows may be this far, in milliseconds, from what was reckoned before it counts as set. */
const SET_BY = 1_000;

/**
 * Names moments of `elapsed` by this machine's clock as it is set now, in milliseconds since 1970. The same moment has the same name for as long as
 * nobody sets the clock.
 */
export function createDating(clock: Clock): (elapsed: number) => number {
  let start = clock.now() - clock.elapsed();
  return (elapsed) => {
    const measured = clock.now() - clock.elapsed();
    if (Math.abs(measured - start) > SET_BY) start = measured;
    return start + elapsed;
  };
}

/** Settles after so many milliseconds, or at once when the signal aborts. */
export function pause(clock: Pick<Clock, 'after'>, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const giveUp = () => {
      cancel();
      resolve();
    };
    const cancel = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
