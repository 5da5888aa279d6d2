// What an offer costs and adds, in words that are right at the edges.

import { describe, expect, it, test } from 'vitest';
import {
  commissionOfOneSale,
  moneyRange,
  stockWarning,
  upliftInWords,
} from '#desk/features/registration/offer-figures.ts';
import { productWith } from './examples.ts';

describe('the commission of one sale', () => {
  test.each([
    [1000, '฿12.90 – ฿18.90'],
    [8000, '฿103.20 – ฿151.20'],
    [null, null],
    [Number.NaN, null],
    [0, null],
    [8001, null],
  ])('at %j is %j', (rate, text) => {
    expect(commissionOfOneSale(productWith(), rate, 'en-GB')).toBe(text);
  });

  it('is one amount when all SKUs cost the same', () => {
    const price = { amount: '50', currency: 'GBP' };
    expect(moneyRange(price, { amount: '50.00', currency: 'GBP' }, 'en-GB')).toBe('£50.00');
  });
});

test.each([
  [1200, 800, '+4 points over open collaboration', '+4 points', false],
  [900, 800, '+1 point over open collaboration', '+1 point', false],
  [825, 800, '+0.25 points over open collaboration', '+0.25 points', false],
  [800, 800, 'Same as open collaboration', 'Same', false],
  [700, 800, '1 point below open collaboration', '−1 point', true],
])('%d against %d: %s', (rate, open, text, points, isLess) => {
  expect(upliftInWords(rate, open, 'en-GB')).toEqual({ text, points, isLess });
});

it('compares nothing with nothing', () => {
  expect(upliftInWords(1200, null, 'en-GB')).toBeNull();
  expect(upliftInWords(null, 800, 'en-GB')).toBeNull();
  expect(upliftInWords(Number.NaN, 800, 'en-GB')).toBeNull();
});

test.each([
  [0, 0, null],
  [null, 10, null],
  [Number.NaN, 10, null],
  [-3, 10, null],
  [1, 0, 'Nothing in stock: samples cannot be sent'],
  [11, 10, 'Only 10 in stock: samples beyond that are cancelled'],
  [10, 10, '100% of the 10 in stock'],
  [25, 100, '25% of the 100 in stock'],
  [24, 100, null],
])('%j samples of %d in stock: %j', (quantity, inventory, warning) => {
  expect(stockWarning(quantity, inventory, 'en-GB')).toBe(warning);
});
