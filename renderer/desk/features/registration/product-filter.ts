/**
 * What a person typed to narrow the candidates, and the question that it makes. A field that says nothing
 * usable filters nothing and says so. Pure.
 */
import type { ProductFilter, ProductQuery } from '#shared/contract/query.ts';
import { compareAmounts, currencyDigits } from '#shared/domain/money.ts';
import { isBlank, typedLine } from '#shared/domain/plain-text.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { readNumber, readWholeNumber } from '#shared/domain/typed-number.ts';
import { formatCount } from '../../format/number.ts';

/** Prices and stock are texts as typed. */
export interface ProductFilterEntry {
  readonly text: string;
  readonly categoryIds: readonly string[];
  readonly lowestPrice: string;
  readonly highestPrice: string;
  readonly lowestInventory: string;
}

export const NO_PRODUCT_FILTER: ProductFilterEntry = {
  text: '',
  categoryIds: [],
  lowestPrice: '',
  highestPrice: '',
  lowestInventory: '',
};

export interface FilterProblems {
  readonly lowestPrice: string | null;
  readonly highestPrice: string | null;
  readonly lowestInventory: string | null;
}

/** As many digits as the contract takes. */
const AMOUNT = /^\d{1,15}(?:\.\d{1,4})?$/;
const MOST_UNITS = 999_999_999;

/** Whose prices are typed: the currency has its digits, the market its mark between thousands. */
export type PriceForm = Pick<Shop, 'currency' | 'region'>;

/** @param campaignId null for a campaign that is still to be made */
export function filterOf(
  entry: ProductFilterEntry,
  campaignId: string | null,
  prices: PriceForm,
): ProductFilter {
  return {
    campaignId,
    text: typedLine(entry.text).slice(0, 200),
    categoryIds: [...entry.categoryIds],
    lowestPrice: amountOf(entry.lowestPrice, prices),
    highestPrice: amountOf(entry.highestPrice, prices),
    lowestInventory: unitsOf(entry.lowestInventory) ?? 0,
  };
}

/** The question that is answered with the categories of the catalogue alone: every product, and the row of none. */
export const CATEGORIES_ONLY: ProductQuery = {
  campaignId: null,
  text: '',
  categoryIds: [],
  lowestPrice: null,
  highestPrice: null,
  lowestInventory: 0,
  offset: 0,
  limit: 0,
};

export function filterProblems(entry: ProductFilterEntry, prices: PriceForm): FilterProblems {
  const lowest = amountOf(entry.lowestPrice, prices);
  const highest = amountOf(entry.highestPrice, prices);
  const isCrossed = lowest !== null && highest !== null && compareAmounts(lowest, highest) > 0;
  return {
    lowestPrice: isTyped(entry.lowestPrice) && lowest === null ? 'Not an amount' : null,
    highestPrice:
      isTyped(entry.highestPrice) && highest === null
        ? 'Not an amount'
        : isCrossed
          ? 'Less than the price from'
          : null,
    lowestInventory:
      isTyped(entry.lowestInventory) && unitsOf(entry.lowestInventory) === null ? 'Not a number' : null,
  };
}

export function isFiltering(entry: ProductFilterEntry): boolean {
  return (
    isTyped(entry.text) ||
    entry.categoryIds.length > 0 ||
    isTyped(entry.lowestPrice) ||
    isTyped(entry.highestPrice) ||
    isTyped(entry.lowestInventory)
  );
}

/**
 * What the button that selects many does: all that can be chosen, or the first of them when there are more than one
 * registration may hold.
 */
export function selectAllWords(selectable: number, most: number, isFiltered: boolean): string {
  const which = selectable > most ? `first ${formatCount(most)} of` : 'all';
  return `Select ${which} ${formatCount(selectable)}${isFiltered ? ' filtered' : ''}`;
}

function isTyped(text: string): boolean {
  return !isBlank(text);
}

/** A typed price as a decimal string; null when it is empty or none, or could be a thousand times another. */
function amountOf(text: string, { currency, region }: PriceForm): string | null {
  const amount = readNumber(text, { decimals: currencyDigits(currency), region });
  return amount !== null && AMOUNT.test(amount) ? amount : null;
}

function unitsOf(text: string): number | null {
  const units = readWholeNumber(text);
  return units !== null && units >= 0 && units <= MOST_UNITS ? units : null;
}
