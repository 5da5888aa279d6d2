// The filter of the candidates asks only what the contract takes, and says what it could not use.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  filterOf,
  filterProblems,
  isFiltering,
  NO_PRODUCT_FILTER,
  selectAllWords,
} from '#desk/features/registration/product-filter.ts';
import { productFilter } from '#shared/contract/query.ts';

const THAI = { currency: 'THB', region: 'TH' };
const INDONESIAN = { currency: 'IDR', region: 'ID' };

test.each([
  ['12.50', '12.50', null],
  [' 12,5 ', '12.5', null],
  ['1,000', '1000', null],
  ['1.000', null, 'Not an amount'],
  ['12.505', null, 'Not an amount'],
  ['-1', null, 'Not an amount'],
  ['abc', null, 'Not an amount'],
  ['', null, null],
])('a price of %j', (text, amount, problem) => {
  const entry = { ...NO_PRODUCT_FILTER, lowestPrice: text };
  expect(filterOf(entry, '1', THAI).lowestPrice).toBe(amount);
  expect(filterProblems(entry, THAI).lowestPrice).toBe(problem);
});

test.each(['500.000', '500,000', '500 000', '500000'])('%j rupiah are half a million', (lowestPrice) => {
  expect(filterOf({ ...NO_PRODUCT_FILTER, lowestPrice }, '1', INDONESIAN).lowestPrice).toBe('500000');
});

it('stock may be written with its thousands, and is never a fraction', () => {
  const stock = (lowestInventory: string) =>
    filterOf({ ...NO_PRODUCT_FILTER, lowestInventory }, '1', INDONESIAN);
  expect(stock('1.000').lowestInventory).toBe(1000);
  expect(filterProblems({ ...NO_PRODUCT_FILTER, lowestInventory: '1.5' }, INDONESIAN).lowestInventory).toBe(
    'Not a number',
  );
});

describe('the ends of the price', () => {
  test.each([
    ['10', '9.99', 'Less than the price from'],
    ['10', '10.00', null],
    ['10', '', null],
  ])('from %j to %j', (lowestPrice, highestPrice, problem) => {
    expect(filterProblems({ ...NO_PRODUCT_FILTER, lowestPrice, highestPrice }, THAI).highestPrice).toBe(
      problem,
    );
  });
});

it('asks nothing that breaks the contract, whatever is typed', () => {
  const text = fc.oneof(fc.string(), fc.string({ minLength: 200, maxLength: 300 }), fc.integer().map(String));
  const entry = fc.record({
    text,
    categoryIds: fc.constant(['7']),
    lowestPrice: text,
    highestPrice: text,
    lowestInventory: text,
  });
  fc.assert(
    fc.property(entry, (typed) => {
      expect(productFilter.safeParse(filterOf(typed, '1001', THAI)).error).toBeUndefined();
    }),
  );
});

it('knows when it filters', () => {
  expect(isFiltering(NO_PRODUCT_FILTER)).toBe(false);
  expect(isFiltering({ ...NO_PRODUCT_FILTER, text: '  ' })).toBe(false);
  expect(isFiltering({ ...NO_PRODUCT_FILTER, lowestInventory: '5' })).toBe(true);
});

test.each([
  [24, false, 'Select all 24'],
  [24, true, 'Select all 24 filtered'],
  [100, false, 'Select all 100'],
  [2_631, false, 'Select first 100 of 2,631'],
  [2_631, true, 'Select first 100 of 2,631 filtered'],
])(
  'of %d that can be chosen, where one registration holds 100 (filtered: %j): %s',
  (selectable, isFiltered, words) => {
    expect(selectAllWords(selectable, 100, isFiltered)).toBe(words);
  },
);
