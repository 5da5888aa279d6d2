/**
 * Moments and periods in a shop's time zone and its market's words. Times are Unix seconds; the clock
 * is an argument.
 */
import { marketOf } from '#shared/domain/market.ts';
import type { OpenPeriod, Period } from '#shared/domain/period.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { dateFormatter } from './formatters.ts';

/** Where and in which words times are written. */
export interface Place {
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
}

export function placeOf(shop: Pick<Shop, 'region' | 'timeZone'>): Place {
  return { timeZone: knownZone(shop.timeZone), locale: marketOf(shop.region).locale };
}

/** A zone that this machine does not know is shown as UTC, which every written time then says. */
function knownZone(timeZone: string): string {
  try {
    dateFormatter('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

const DAY_AND_TIME = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** "12 Nov 2026, 23:59 GMT+7": never without its zone, which daylight saving changes within a period. */
export function formatMoment(time: number, place: Place): string {
  return `${formatted(time, place, { ...DAY_AND_TIME, year: 'numeric' })} ${offsetName(time, place)}`;
}

/** "12 Nov, 23:59 GMT+7": for moments of the next or the last days, where shops of many zones stand side by side. */
export function formatZonedMoment(time: number, place: Place): string {
  return `${formatted(time, place, DAY_AND_TIME)} ${offsetName(time, place)}`;
}

/** "GMT+7", "GMT" at `time`. One way for every zone: "PST" says nothing to who has another clock, and not all zones have letters. */
export function offsetName(time: number, { timeZone }: Pick<Place, 'timeZone'>): string {
  const parts = dateFormatter('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(time * 1000);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT+0' ? 'GMT' : name;
}

/**
 * In which zone times are written, with what it is off by then: "GMT+7 (Asia/Bangkok)", or "GMT-8 at the start, GMT-7 at the end
 * (America/Los Angeles)" where the clocks are changed in between. Ends that are not chosen are as at `now`.
 */
export function zoneOfPeriod({ startTime, endTime }: OpenPeriod, now: number, place: Place): string {
  const start = offsetName(startTime ?? endTime ?? now, place);
  const end = offsetName(endTime ?? startTime ?? now, place);
  const offsets = start === end ? start : `${start} at the start, ${end} at the end`;
  return `${offsets} (${place.timeZone.replaceAll('_', ' ')})`;
}

/** "23:59" today, "12 Nov, 23:59" on another day of the shop. */
export function formatShortMoment(time: number, now: number, { timeZone, locale }: Place): string {
  const sameDay = dayOf(time, timeZone) === dayOf(now, timeZone);
  const { day, month, ...clock } = DAY_AND_TIME;
  return formatted(time, { timeZone, locale }, sameDay ? clock : { day, month, ...clock });
}

/** English month names have three letters but for one. */
function formatted(time: number, { timeZone, locale }: Place, options: Intl.DateTimeFormatOptions): string {
  const text = dateFormatter(dateLocale(locale), { timeZone, ...options }).format(time * 1000);
  return text.replace('Sept', 'Sep');
}

/** Within this many seconds a day and month can mean only one year. */
const NEAR = 300 * 24 * 60 * 60;

/**
 * "12 Nov – 3 Dec", with the years where one end is so far away that the day alone could mean another. Both ends are
 * always whole and every month has three letters, so that a column of periods can be read down.
 */
export function formatPeriod(
  { startTime, endTime }: Period,
  now: number,
  { timeZone, locale }: Place,
): string {
  const near = Math.abs(startTime - now) < NEAR && Math.abs(endTime - now) < NEAR;
  const day = { day: 'numeric', month: 'short' } as const;
  const options = near ? day : ({ ...day, year: '2-digit' } as const);
  const dayOf = (time: number): string => formatted(time, { timeZone, locale }, options);
  return `${dayOf(startTime)} – ${dayOf(endTime)}`;
}

const calendars = new Map<string, string>();

/**
 * The locale that dates are written in: the market's, day first where it has no forms of its own in English (it would
 * fall back to the American ones), and the Gregorian calendar of the platform's pages also where years are counted otherwise.
 */
export function dateLocale(locale: string): string {
  const known = calendars.get(locale);
  if (known) return known;
  const { locale: resolved } = dateFormatter(locale, {}).resolvedOptions();
  const chosen = `${resolved === 'en' ? 'en-001' : resolved}-u-ca-gregory-nu-latn`;
  calendars.set(locale, chosen);
  return chosen;
}

function dayOf(time: number, timeZone: string): string {
  return dateFormatter('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    time * 1000,
  );
}
