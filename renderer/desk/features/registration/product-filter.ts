/**
 * What a person typed to narrow the candidates, and the question that it makes. A field that says nothing
 * usable filters nothing and says so. Pure.
 */
import type { ProductFilter, ProductQuery } from '#shared/contract/query.ts';
import { compareAmounts } from '#shared/domain/money.ts';
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

const AMOUNT = /^\d{1,15}(?:\.\d{1,4})?$/;
const WHOLE = /^\d{1,9}$/;

/** @param campaignId null for a campaign that is still to be made */
export function filterOf(entry: ProductFilterEntry, campaignId: string | null): ProductFilter {
  return {
    campaignId,
    text: entry.text.trim().slice(0, 200),
    categoryIds: [...entry.categoryIds],
    lowestPrice: amountOf(entry.lowestPrice),
    highestPrice: amountOf(entry.highestPrice),
    lowestInventory: WHOLE.test(entry.lowestInventory.trim()) ? Number(entry.lowestInventory.trim()) : 0,
  };
}

/** The question that is answered with the categories of the catalogue alone: every product, and the row of none. */
export const CATEGORIES_ONLY: ProductQuery = { ...filterOf(NO_PRODUCT_FILTER, null), offset: 0, limit: 0 };

export function filterProblems(entry: ProductFilterEntry): FilterProblems {
  const lowest = amountOf(entry.lowestPrice);
  const highest = amountOf(entry.highestPrice);
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
      isTyped(entry.lowestInventory) && !WHOLE.test(entry.lowestInventory.trim()) ? 'Not a number' : null,
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
  return text.trim() !== '';
}

/** A decimal comma is taken as a point; a thousands separator is not guessed at. */
function amountOf(text: string): string | null {
  const typed = text.trim().replace(/,(?=\d{1,2}$)/, '.');
  return AMOUNT.test(typed) ? typed : null;
}
