// A clock that moves only when the test says so, whose hands the test can set without time passing, and a way to wait for what real sockets bring.

import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#electron/sync/clock.ts';

export interface HandClock extends Clock {
  /** Moves on by so many milliseconds and runs what was due, in order. */
  advance(milliseconds: number): void;
  /** Somebody sets the clock of the machine, forward or back: no time passes. */
  set(byMilliseconds: number): void;
}

export function createHandClock(start = 1_800_000_000_000): HandClock {
  let now = 0;
  /** What the clock shows when no time has passed. */
  let origin = start;
  let timers: { at: number; run: () => void }[] = [];

  function takeDue(until: number): { at: number; run: () => void } | undefined {
    const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
    timers = timers.filter((timer) => timer !== due);
    return due;
  }

  return {
    now: () => origin + now,
    elapsed: () => now,
    set: (byMilliseconds) => {
      origin += byMilliseconds;
    },
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (let due = takeDue(end); due; due = takeDue(end)) {
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
    },
  };
}

/** Waits until a condition holds, however many turns of the event loop that takes; one that never holds says what was waited for. */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const limit = performance.now() + 90_000;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`waited in vain for ${what}`);
    await setImmediate();
  }
}

/** Lets time pass, a second at a time, until a condition holds. Answers the milliseconds that passed. */
export async function passTimeUntil(
  clock: HandClock,
  condition: () => boolean,
  what?: string,
): Promise<number> {
  const start = clock.elapsed();
  await until(() => {
    if (condition()) return true;
    clock.advance(1_000);
    return false;
  }, what);
  return clock.elapsed() - start;
}
