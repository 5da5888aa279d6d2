/**
 * What the clock on the wall of a zone shows at a moment, and which moment a wall clock's time means. Where clocks are put forward a time
 * does not exist, and where they are put back it exists twice. Moments are Unix seconds; zones are IANA names that this machine knows.
 */

/** A time as a wall clock and a calendar show it. Months count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Which moment a wall clock's time means. */
export type WallReading =
  | { readonly kind: 'once'; readonly time: number }
  /** Clocks are put back over it. */
  | { readonly kind: 'twice'; readonly first: number; readonly second: number }
  /** Clocks are put forward over it: `instead` is as long after the last moment before as the time would have been. */
  | { readonly kind: 'skipped'; readonly instead: number };

const DAY = 24 * 60 * 60;

export function wallTimeAt(time: number, timeZone: string): WallTime {
  const at = new Map(
    partsOf(timeZone)
      .formatToParts(time * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return {
    year: at.get('year') ?? 0,
    month: at.get('month') ?? 1,
    day: at.get('day') ?? 1,
    hour: at.get('hour') ?? 0,
    minute: at.get('minute') ?? 0,
    second: at.get('second') ?? 0,
  };
}

export function readWallTime(wall: WallTime, timeZone: string): WallReading {
  const asUtc = utcOf(wall);
  // No zone changes its clocks twice within two days: one of these offsets holds at the time.
  const before = offsetAt(asUtc - DAY, timeZone);
  const after = offsetAt(asUtc + DAY, timeZone);
  const [first, second] = [...new Set([asUtc - before, asUtc - after])]
    .filter((time) => time + offsetAt(time, timeZone) === asUtc)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'skipped', instead: asUtc - before };
  return second === undefined ? { kind: 'once', time: first } : { kind: 'twice', first, second };
}

/** Seconds that the wall clock is ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  return utcOf(wallTimeAt(time, timeZone)) - time;
}

function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  // Date.UTC would take a year below 100 as one of the last century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}
