/**
 * How far away a moment is, in words: "in 2 days", "3 hours ago". Whole units that have fully passed or remain,
 * so that nothing is promised that is not there. Times are Unix seconds; the clock is an argument.
 */
import type { Period } from '#shared/domain/period.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** From a whole one of a unit on it is told in that unit, so that rows that are sorted by time read as sorted: "in 59 minutes", "in 1 hour". */
export function formatDistance(time: number, now: number): string {
  const distance = Math.abs(time - now);
  if (distance < MINUTE) return time >= now ? 'in less than a minute' : 'just now';
  const [seconds, unit] =
    distance >= DAY
      ? ([DAY, 'day'] as const)
      : distance >= HOUR
        ? ([HOUR, 'hour'] as const)
        : ([MINUTE, 'minute'] as const);
  const amount = Math.floor(distance / seconds);
  return words.format(time >= now ? amount : -amount, unit);
}

/** How long ago something was: never ahead, also where the clock that it was told by is. */
export function formatAge(time: number, now: number): string {
  return formatDistance(Math.min(time, now - 1), now);
}

/** "opens in 5 hours", "closes in 2 days", "closed 3 days ago". */
export function registrationTimeLeft(period: Period, now: number): string {
  return timeLeft(period, now, { before: 'opens', during: 'closes', after: 'closed' });
}

/** "starts in 5 hours", "ends in 2 days", "ended 3 days ago". */
export function campaignTimeLeft(period: Period, now: number): string {
  return timeLeft(period, now, { before: 'starts', during: 'ends', after: 'ended' });
}

function timeLeft(
  { startTime, endTime }: Period,
  now: number,
  verbs: { readonly before: string; readonly during: string; readonly after: string },
): string {
  if (now < startTime) return `${verbs.before} ${formatDistance(startTime, now)}`;
  // The end is the last moment that belongs to the period.
  if (now <= endTime) return `${verbs.during} ${formatDistance(endTime, now)}`;
  return `${verbs.after} ${formatDistance(endTime, now)}`;
}

/** A time left at the beginning of a line: "Closes in 3 days". */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
