// Sums of money: exact, of one currency.
import { expect, it } from 'vitest';
import { currencyDigits, formatMoney, shareOf, sumOf } from '#shared/domain/money.ts';

const baht = (amount: string) => ({ amount, currency: 'THB' });

it('adds decimal strings exactly, in the finest digits', () => {
  expect(sumOf([baht('0.10'), baht('0.2'), baht('-1')])).toEqual(baht('-0.70'));
  expect(sumOf([baht('9007199254740993'), baht('1')])).toEqual(baht('9007199254740994'));
  expect(sumOf([])).toBeNull();
});

it.each([
  ['129', 'THB', 1250, '16.13'],
  ['129.00', 'THB', 1250, '16.13'],
  ['129.0000', 'THB', 1250, '16.13'],
  ['129000', 'IDR', 1255, '16190'],
  ['129000.00', 'IDR', 1255, '16190'],
  ['99999', 'VND', 1250, '12500'],
  ['0.04', 'THB', 1250, '0.01'],
  ['-129', 'THB', 1250, '-16.13'],
])('a share of %s %s at %i is %s: in the currency’s digits, half up', (amount, currency, rate, share) => {
  expect(shareOf({ amount, currency }, rate)).toEqual({ amount: share, currency });
});

it('knows the digits that are shown', () => {
  expect(['THB', 'IDR', 'VND', 'USD', 'KWD', '???'].map(currencyDigits)).toEqual([2, 0, 0, 2, 3, 2]);
  expect(formatMoney(shareOf(baht('129'), 1250), 'en-GB')).toBe('฿16.13');
});

it('has no sum of two currencies, nor of what is no amount', () => {
  expect(() => sumOf([baht('1'), { amount: '1', currency: 'PHP' }])).toThrow(RangeError);
  expect(() => sumOf([baht('1e3')])).toThrow(RangeError);
});
