// Sums of money: exact, of one currency.
import { expect, it } from 'vitest';
import { sumOf } from '#shared/domain/money.ts';

const baht = (amount: string) => ({ amount, currency: 'THB' });

it('adds decimal strings exactly, in the finest digits', () => {
  expect(sumOf([baht('0.10'), baht('0.2'), baht('-1')])).toEqual(baht('-0.70'));
  expect(sumOf([baht('9007199254740993'), baht('1')])).toEqual(baht('9007199254740994'));
  expect(sumOf([])).toBeNull();
});

it('has no sum of two currencies, nor of what is no amount', () => {
  expect(() => sumOf([baht('1'), { amount: '1', currency: 'PHP' }])).toThrow(RangeError);
  expect(() => sumOf([baht('1e3')])).toThrow(RangeError);
});
