/**
 * How long to wait before trying again. Pure: chance is an argument, from 0 up to but not 1.
 */
const SHORTEST_SECONDS = 1;
const LONGEST_SECONDS = 60;

/** Milliseconds between looks at a shop that nothing else has asked for: the shop in the window, and the others. */
export const POLL_OF_VISIBLE_SHOP = 60_000;
export const POLL_OF_OTHER_SHOPS = 5 * 60_000;

/**
 * Milliseconds to wait after the `attempts`-th failure in a row (from 1): exponential, 1 to 60 s, with full jitter. What the
 * API asked for (`retryAfter`, seconds) is the least, with the jitter on top, so that not everybody comes back in the same moment.
 */
export function retryDelay(attempts: number, chance: number, retryAfter: number | null): number {
  const ceiling = Math.min(LONGEST_SECONDS, 2 ** Math.min(attempts, 10));
  const jittered = Math.max(SHORTEST_SECONDS, chance * ceiling);
  return Math.round(((retryAfter ?? 0) + jittered) * 1000);
}

/** Milliseconds until the next poll: the interval, give or take a fifth. */
export function pollDelay(interval: number, chance: number): number {
  return Math.round(interval * (0.8 + 0.4 * chance));
}
