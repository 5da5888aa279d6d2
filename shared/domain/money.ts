/**
 * Money as the platform sends it: a decimal string with its currency. Never a float:
 * sums and shares are worked out on integers of the smallest written digit.
 */
import type { Rate } from './rate.ts';

/** `amount` is a decimal string such as "129.00"; `currency` an ISO 4217 code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The amount as an integer of its smallest digit, with the number of digits behind the point. */
function toUnits(amount: string): { units: bigint; scale: number } {
  const match = DECIMAL.exec(amount);
  if (!match) throw new RangeError(`not a decimal amount: ${amount}`);
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] ? -units : units, scale: fraction.length };
}

function fromUnits(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

const digits = new Map<string, number>();

/** How many digits amounts of a currency have behind the point: 2 of THB, none of IDR. Two of a code that is none. */
export function currencyDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const found = /^[A-Z]{3}$/.test(currency) ? digitsOf(currency) : 2;
  digits.set(currency, found);
  return found;
}

function digitsOf(currency: string): number {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

/**
 * What `rate` of `price` is, rounded half up to the currency's digits, however the price is written. Throws RangeError on a malformed
 * amount.
 */
export function shareOf({ amount, currency }: Money, rate: Rate): Money {
  const { units, scale } = toUnits(amount);
  const wanted = currencyDigits(currency);
  // In 0.01 % of the smallest written digit, then in the currency's own.
  const share = units * BigInt(rate) * 10n ** BigInt(wanted);
  const unit = 10_000n * 10n ** BigInt(scale);
  return { amount: fromUnits(roundedHalfUp(share, unit), wanted), currency };
}

function roundedHalfUp(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** The sum of amounts of one currency, in the digits of the finest; null of none. Throws RangeError on a malformed amount or a second currency. */
export function sumOf(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (!first) return null;
  if (amounts.some(({ currency }) => currency !== first.currency))
    throw new RangeError('amounts of more than one currency have no sum');
  const parts = amounts.map(({ amount }) => toUnits(amount));
  const scale = Math.max(...parts.map((part) => part.scale));
  const units = parts.reduce((sum, part) => sum + part.units * 10n ** BigInt(scale - part.scale), 0n);
  return { amount: fromUnits(units, scale), currency: first.currency };
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. The currencies are the caller's to match. */
export function compareAmounts(a: string, b: string): number {
  const left = toUnits(a);
  const right = toUnits(b);
  const scale = Math.max(left.scale, right.scale);
  const difference =
    left.units * 10n ** BigInt(scale - left.scale) - right.units * 10n ** BigInt(scale - right.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "฿129.00", "Rp25.000": the currency's own digits, in the words of `locale`. */
export function formatMoney(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  }).format(
    // Intl formats decimal strings exactly; its type still asks for a template literal of digits.
    money.amount as `${number}`,
  );
}
