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
  /** A stream that stood has ended, and the next is not even refused: the network has gone. */
  readonly onUnanswered: (accountId: string) => void;
}

/** A stream that lasted so long, in milliseconds, was a good one: the next is opened soon. */
const GOOD_STREAM = POLL_OF_VISIBLE_SHOP / 2;

/**
 * How long the API may take, in milliseconds, to take up again a stream that stood. With a heartbeat of 2 s, and the second that one may be
 * late, a network that swallows packets is known within 5 s.
 */
const ANSWER_EXPECTED = 1_500;

/** Listens for an account until the signal aborts. */
export async function keepListening(
  accountId: string,
  options: EventsOptions,
  signal: AbortSignal,
): Promise<void> {
  const { remote, clock, random } = options;
  let attempts = 0;
  let stoodBefore = false;
  while (!signal.aborted) {
    const begun = clock.elapsed();
    let hasStood = false;
    const cancel = stoodBefore
      ? clock.after(ANSWER_EXPECTED, () => options.onUnanswered(accountId))
      : () => {};
    const ended = await remote.listen(accountId, {
      signal,
      onOpen: () => {
        hasStood = true;
        cancel();
        options.onOpen(accountId);
      },
      onChanged: (shopId) => options.onNudge(accountId, shopId),
    });
    cancel();
    stoodBefore = hasStood;
    if (signal.aborted) return;
    if (hasStood) options.onEnded(accountId);
    const now = clock.elapsed();
    if (now - begun >= GOOD_STREAM) attempts = 0;
    // After a silence the next stream shows at once whether the network is there; one that falls silent again and again waits.
    if (hasStood && !ended.ok && ended.error.code === 'TIMED_OUT' && attempts === 0) {
      attempts = 1;
      continue;
    }
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
