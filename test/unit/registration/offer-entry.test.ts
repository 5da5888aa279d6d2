// What is typed for a product becomes numbers without guessing, and numbers become texts that mean the same.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newOffer, offerOf, textOfSampleQuantity } from '#desk/features/registration/offer-entry.ts';
import { readRate, readWholeNumber, textOfRate } from '#shared/domain/typed-number.ts';
import { campaignWith, policy, productWith } from './examples.ts';

describe('a typed rate', () => {
  test.each([
    ['', null],
    ['   ', null],
    ['%', null],
    ['12', 1200],
    [' 12.5 ', 1250],
    ['12,5', 1250],
    ['12.55', 1255],
    ['12 %', 1200],
    ['12.5 % ', 1250],
    ['12.', 1200],
    ['.5', 50],
    ['-3', -300],
    ['0', 0],
  ])('%j is %j', (text, rate) => {
    expect(readRate(text)).toBe(rate);
  });

  test.each([
    'abc',
    '1,000',
    '12.555',
    '1.2.3',
    '12-',
    '0x10',
    '1e2',
    '١٢',
    '12%%',
    'NaN',
    'Infinity',
    '--3',
  ])('%j is no number', (text) => {
    expect(readRate(text)).toBeNaN();
  });

  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (rate) => {
        expect(readRate(textOfRate(rate))).toBe(rate);
      }),
    );
  });
});

describe('a typed sample quantity', () => {
  test.each([
    ['', null],
    ['7', 7],
    [' 07 ', 7],
    ['-5', -5],
    ['-0', 0],
    ['1,000', 1000],
    ['1.000', 1000],
  ])('%j is %j', (text, quantity) => {
    expect(readWholeNumber(text)).toBe(quantity);
  });

  test.each(['1.5', '1,5', '1e3', 'ten', '5 pcs', '½'])('%j is no whole number', (text) => {
    expect(readWholeNumber(text)).toBeNaN();
  });

  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.nat(), (quantity) => {
        expect(readWholeNumber(textOfSampleQuantity(quantity))).toBe(quantity);
      }),
    );
  });

  it('any text is null, NaN or a whole number, and an offer holds whole numbers only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (rateText, sampleText) => {
        const quantity = readWholeNumber(sampleText);
        expect(quantity === null || Number.isNaN(quantity) || Number.isInteger(quantity)).toBe(true);
        const offer = offerOf({ productId: '1', rateText, sampleText });
        expect(offer === null || Number.isInteger(offer.totalCommissionRate)).toBe(true);
      }),
    );
  });
});

describe('a product that is added', () => {
  test.each([
    ['the requirement', { openCollaborationCommissionRate: 800 }, '12'],
    ['the open collaboration rate when that is more', { openCollaborationCommissionRate: 1850 }, '18.5'],
    ['the requirement when there is no open collaboration', { openCollaborationCommissionRate: null }, '12'],
    ['the minimum of its category', { category: { id: '77', name: 'Watches' } }, '15'],
    ['the highest rate that is accepted', { openCollaborationCommissionRate: 9000 }, '80'],
  ])('begins at %s, without samples', (_name, change, rateText) => {
    const entry = newOffer(productWith(change), campaignWith(), policy);
    expect(entry).toEqual({ productId: '501', rateText, sampleText: '' });
  });
});
