/**
 * What needs a person: the kinds of it, and which of two comes first. Pure: the clock is an argument. What a kind says and
 * where it leads are unknown here.
 */

/** In the order in which they are told: what was not sent of one's own first. */
export const ATTENTION_KINDS = [
  'refused',
  'sellerRefused',
  'termsChanged',
  'joinRequests',
  'closingSoon',
  'rejected',
  'samplesNearlyUsed',
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** Work of the shop's own that the API did not take: it waits on this computer. */
export const UNSENT_KINDS = [
  'refused',
  'sellerRefused',
  'termsChanged',
] as const satisfies readonly AttentionKind[];

export interface AttentionMoment {
  readonly kind: AttentionKind;
  /** Unix seconds: when it came up, or for `closingSoon` when it ends. */
  readonly time: number;
}

/** A deadline this near (seconds) comes before what has already happened. */
const PRESSING_SECONDS = 24 * 60 * 60;

const RANKS: Readonly<Record<Exclude<AttentionKind, 'closingSoon'>, number>> = {
  refused: 0,
  sellerRefused: 0,
  termsChanged: 1,
  joinRequests: 2,
  rejected: 4,
  samplesNearlyUsed: 5,
};
const PRESSING_DEADLINE = 3;
const LATER_DEADLINE = 6;

/** Where something stands among all: the lower rank first, then what is nearer to now (seconds). */
export interface Urgency {
  readonly rank: number;
  readonly distance: number;
}

/** Not sent, terms changed, join requests, closing within a day, rejected, samples, later deadlines. `now` is in Unix seconds. */
export function urgencyOf({ kind, time }: AttentionMoment, now: number): Urgency {
  if (kind !== 'closingSoon') return { rank: RANKS[kind], distance: now - time };
  const distance = time - now;
  return { rank: distance <= PRESSING_SECONDS ? PRESSING_DEADLINE : LATER_DEADLINE, distance };
}

export function compareUrgency(left: Urgency, right: Urgency): number {
  return left.rank - right.rank || left.distance - right.distance;
}
