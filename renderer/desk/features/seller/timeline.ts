/**
 * Where two periods and now lie on one line, in percent of its length. Pure: times are Unix seconds, the clock is an argument.
 */
import { type OpenPeriod, wholePeriod } from '#shared/domain/period.ts';

export interface Span {
  /** Percent from the beginning of the line. */
  readonly start: number;
  readonly length: number;
  /** How much of the span has passed, in percent of the span. */
  readonly passed: number;
}

export interface Timeline {
  /** The times at both ends of the line. */
  readonly firstTime: number;
  readonly lastTime: number;
  readonly registration: Span | null;
  readonly campaign: Span | null;
  /** `beyond` tells that now is so far away that it stands at an end of the line. */
  readonly now: { readonly at: number; readonly beyond: 'before' | 'after' | null };
}

/** Now is on the line when it is no further from the periods than this part of their length. */
const NEAR = 0.5;

/** Null when neither period has both of its ends, or they span no time. */
export function timelineOf(registration: OpenPeriod, campaign: OpenPeriod, now: number): Timeline | null {
  const whole = [registration, campaign]
    .flatMap((period) => wholePeriod(period) ?? [])
    .filter(({ startTime, endTime }) => endTime > startTime);
  if (whole.length === 0) return null;
  const earliest = Math.min(...whole.map(({ startTime }) => startTime));
  const latest = Math.max(...whole.map(({ endTime }) => endTime));
  const reach = (latest - earliest) * NEAR;
  const firstTime = now < earliest && earliest - now <= reach ? now : earliest;
  const lastTime = now > latest && now - latest <= reach ? now : latest;
  const at = (time: number): number => ((time - firstTime) / (lastTime - firstTime)) * 100;
  const spanOf = (period: OpenPeriod): Span | null => {
    const whole = wholePeriod(period);
    if (whole === null || whole.endTime <= whole.startTime) return null;
    const { startTime, endTime } = whole;
    const passed = Math.min(Math.max((now - startTime) / (endTime - startTime), 0), 1) * 100;
    return { start: at(startTime), length: at(endTime) - at(startTime), passed };
  };
  return {
    firstTime,
    lastTime,
    registration: spanOf(registration),
    campaign: spanOf(campaign),
    now: {
      at: Math.min(Math.max(at(now), 0), 100),
      beyond: now < firstTime ? 'before' : now > lastTime ? 'after' : null,
    },
  };
}
