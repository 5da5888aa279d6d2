/**
 * Registration and campaign periods, and what a clock makes of them. Nothing here is stored:
 * every state is derived from the period and the time that the caller passes.
 */

/** Both ends in Unix seconds; the end is the last moment that belongs to the period. */
export interface Period {
  readonly startTime: number;
  readonly endTime: number;
}

/** A period whose ends may not be chosen yet. */
export interface OpenPeriod {
  readonly startTime: number | null;
  readonly endTime: number | null;
}

/** A period both ends of which are chosen; null of any other. */
export function wholePeriod({ startTime, endTime }: OpenPeriod): Period | null {
  return startTime === null || endTime === null ? null : { startTime, endTime };
}

/** Where a period stands at a moment. `closingSoon` is open with three days left at most. */
export const PERIOD_STATES = ['notOpenYet', 'open', 'closingSoon', 'closed'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** "Closing soon" begins this many seconds before the end: three days, the notice that staff need to pick products. */
export const CLOSING_SOON_SECONDS = 3 * 24 * 60 * 60;

/** The state of `period` at `now` (Unix seconds). */
export function periodState(period: Period, now: number): PeriodState {
  if (now < period.startTime) return 'notOpenYet';
  if (now > period.endTime) return 'closed';
  return period.endTime - now <= CLOSING_SOON_SECONDS ? 'closingSoon' : 'open';
}

/** Whether `now` (Unix seconds) belongs to the period. */
export function isOpen(period: Period, now: number): boolean {
  return now >= period.startTime && now <= period.endTime;
}
