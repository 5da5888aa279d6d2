/**
 * One event stream an account, kept open: opened again when it ends, with growing waits while it fails. A nudge
 * only says that there is something to pull; whatever gets lost, the poll makes up for.
 */
import type { Remote } from '../remote/remote.ts';
import { POLL_OF_OTHER_SHOPS, POLL_OF_VISIBLE_SHOP } from './backoff.ts';
import { type Clock, pause } from './clock.ts';
import { troubleAfter } from './trouble.ts';

export interface EventsOptions {
  readonly remote: Remote;
  readonly clock: Clock;
  readonly random: () => number;
  /** The stream stands; what happened before it did has not been told. */
  readonly onOpen: (accountId: string) => void;
  readonly onNudge: (accountId: string, shopId: string) => void;
  /** A stream that stood has ended: the network may have gone with it. */
  readonly onEnded: (accountId: string) => void;
}

/** A stream that lasted so long, in milliseconds, was a good one: the next is opened soon. */
const GOOD_STREAM = POLL_OF_VISIBLE_SHOP / 2;

/** Listens for an account until the signal aborts. */
export async function keepListening(
  accountId: string,
  options: EventsOptions,
  signal: AbortSignal,
): Promise<void> {
  const { remote, clock, random } = options;
  let attempts = 0;
  while (!signal.aborted) {
    const begun = clock.elapsed();
    let hasStood = false;
    const ended = await remote.listen(accountId, {
      signal,
      onOpen: () => {
        hasStood = true;
        options.onOpen(accountId);
      },
      onChanged: (shopId) => options.onNudge(accountId, shopId),
    });
    if (hasStood && !signal.aborted) options.onEnded(accountId);
    const now = clock.elapsed();
    if (now - begun >= GOOD_STREAM) attempts = 0;
    const fault = ended.ok ? CLOSED : ended;
    const earlier = { error: fault.error, since: begun, attempts };
    // An API without a stream, or an ended sign-in, is asked again as rarely as a shop in the background.
    const circumstances = { now, chance: random(), poll: POLL_OF_OTHER_SHOPS };
    const trouble = troubleAfter(earlier, fault, circumstances);
    attempts = trouble.attempts;
    await pause(clock, trouble.until - now, signal);
  }
}

/** The API closed the stream, as it may at any time. */
const CLOSED = { error: { code: 'OFFLINE' }, retryAfter: null } as const;
