/**
 * Commission rates: integers in 0.01 % (1000 is 10 %), as the platform writes them.
 * Knows nothing of campaigns, screens or processes.
 */

/** A rate in 0.01 %: 1000 means 10 %. */
export type Rate = number;

/** The lowest total commission rate the platform accepts: 1 %. 0 % is not allowed. */
export const MINIMUM_COMMISSION_RATE: Rate = 100;
/** The highest total commission rate the platform accepts: 80 %. */
export const MAXIMUM_COMMISSION_RATE: Rate = 8000;

/** "12.5%" for 1250, in the words of `locale`. Whole percents carry no decimals. */
export function formatRate(rate: Rate, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);
}

/** A percentage as a person types it (12.5) to a rate (1250); null when it is finer than 0.01 % or no number. */
export function rateFromPercent(percent: number): Rate | null {
  const rate = Math.round(percent * 100);
  return Number.isFinite(percent) && Math.abs(percent * 100 - rate) < 1e-6 ? rate : null;
}

/** 1250 to 12.5, for a number field. */
export function percentFromRate(rate: Rate): number {
  return rate / 100;
}
