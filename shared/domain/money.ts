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

/** What `rate` of `price` is, rounded half up to the digits that the price is written in. Throws RangeError on a malformed amount. */
export function shareOf(price: Money, rate: Rate): Money {
  const { units, scale } = toUnits(price.amount);
  return { amount: fromUnits((units * BigInt(rate) + 5_000n) / 10_000n, scale), currency: price.currency };
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
