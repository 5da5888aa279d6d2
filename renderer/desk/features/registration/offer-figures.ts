/**
 * What an offer means in figures: what one sale costs, what it adds to open collaboration, and what its samples
 * take from the stock. Numbers only where they mislead nobody: a rate that is no rate has no figures.
 */
import { compareAmounts, formatMoney, type Money, shareOf } from '#shared/domain/money.ts';
import type { Product } from '#shared/domain/product.ts';
import { MAXIMUM_COMMISSION_RATE, type Rate } from '#shared/domain/rate.ts';
import { uplift } from '#shared/domain/registration.ts';
import { numberFormatter } from '../../format/formatters.ts';
import { formatCount } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';

/** Samples that take this share of the stock are worth a second thought. */
const BIG_SHARE_OF_STOCK = 0.25;

/** "฿129.00", or "฿129.00 – ฿189.00" when SKUs differ. */
export function moneyRange(lowest: Money, highest: Money, locale: string): string {
  const from = formatMoney(lowest, locale);
  return compareAmounts(lowest.amount, highest.amount) === 0
    ? from
    : `${from} – ${formatMoney(highest, locale)}`;
}

/** What the seller pays for one sale at `rate`, or null when that is no possible rate. */
export function commissionOfOneSale(
  product: Pick<Product, 'lowestPrice' | 'highestPrice'>,
  rate: Rate | null,
  locale: string,
): string | null {
  if (rate === null || !Number.isInteger(rate) || rate <= 0 || rate > MAXIMUM_COMMISSION_RATE) return null;
  return moneyRange(shareOf(product.lowestPrice, rate), shareOf(product.highestPrice, rate), locale);
}

interface Uplift {
  /** "+4 points", "−1.5 points", "Same". */
  readonly points: string;
  /** "+4 points over open collaboration", "1.5 points below open collaboration". */
  readonly text: string;
  readonly isLess: boolean;
}

/** A rate beside what creators get outside the campaign; null where there is nothing to compare. */
export function upliftInWords(
  rate: Rate | null,
  openCollaborationRate: Rate | null,
  locale: string,
): Uplift | null {
  if (rate === null || !Number.isInteger(rate)) return null;
  const points = uplift(rate, openCollaborationRate);
  if (points === null || openCollaborationRate === null) return null;
  if (points === 0) return { points: 'Same', text: 'Same as open collaboration', isLess: false };
  const size = numberFormatter(locale, { maximumFractionDigits: 2 }).format(Math.abs(points) / 100);
  const unit = Math.abs(points) === 100 ? 'point' : 'points';
  return points > 0
    ? { points: `+${size} ${unit}`, text: `+${size} ${unit} over open collaboration`, isLess: false }
    : { points: `−${size} ${unit}`, text: `${size} ${unit} below open collaboration`, isLess: true };
}

/** Why a sample quantity deserves a second thought, given the stock; null when it does not. */
export function stockWarning(quantity: number | null, inventory: number, locale: string): string | null {
  if (quantity === null || !Number.isInteger(quantity) || quantity <= 0) return null;
  const stock = formatCount(inventory, locale);
  if (inventory === 0) return 'Nothing in stock: samples cannot be sent';
  if (quantity > inventory) return `Only ${stock} in stock: samples beyond that are cancelled`;
  const share = quantity / inventory;
  return share >= BIG_SHARE_OF_STOCK
    ? `${formatRate(Math.floor(share * 100) * 100, locale)} of the ${stock} in stock`
    : null;
}
