// Numbers as people type them: read as the market writes them, or refused; never a thousandth or a thousand times.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readNumber, readRate, readWholeNumber } from '#shared/domain/typed-number.ts';

describe('an amount', () => {
  test.each([
    ['ID', 0, '500.000', '500000'],
    ['ID', 0, '1.250.000', '1250000'],
    ['ID', 0, '500,000', '500000'],
    ['ID', 0, '12,5', null],
    ['VN', 0, '500.000', '500000'],
    ['TH', 2, '1,299', '1299'],
    ['TH', 2, '1,299.50', '1299.50'],
    ['TH', 2, '1.299,50', '1299.50'],
    ['TH', 2, '129.500', null],
    ['TH', 2, '129,5', '129.5'],
    ['TH', 2, '129.5', '129.5'],
    ['DE', 2, '1.299', '1299'],
    ['DE', 2, '1.299,5', '1299.5'],
    ['DE', 2, '1,299', null],
    [undefined, 2, '1,299', null],
    ['TH', 2, '1,299,000', '1299000'],
    ['TH', 2, '1,2999', null],
    ['TH', 2, '12,99,000', null],
    ['TH', 2, '1 299 000', '1299000'],
    ['TH', 2, '1\u202f299,5', '1299.5'],
    ['TH', 2, '12 34', null],
    ['TH', 2, ' 129 ', '129'],
    ['TH', 2, '129\u200b', '129'],
    ['TH', 2, '１２９．５', '129.5'],
    ['TH', 2, '0.125', null],
    ['TH', 2, '007', '7'],
    ['TH', 2, '', ''],
    ['TH', 2, '\u200b ', ''],
    ['TH', 2, '−5', '-5'],
    ['TH', 2, '1.2.3', null],
    ['TH', 2, '.', null],
    ['TH', 2, '1e3', null],
    ['TH', 2, '0x10', null],
  ] as const)('%s with %i decimals: %j is %j', (region, decimals, text, read) => {
    expect(readNumber(text, { decimals, region })).toBe(read);
  });

  test.each([
    ['ID', 'id-ID', 0],
    ['VN', 'vi-VN', 0],
    ['TH', 'th-TH', 2],
    ['PH', 'fil-PH', 2],
    ['MY', 'ms-MY', 2],
    ['SG', 'en-SG', 2],
    ['GB', 'en-GB', 2],
    ['US', 'en-US', 2],
  ] as const)('in %s comes back as its people write it', (region, locale, decimals) => {
    const write = new Intl.NumberFormat(locale, { numberingSystem: 'latn', maximumFractionDigits: decimals });
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000_000 }),
        fc.nat({ max: decimals === 0 ? 0 : 99 }),
        (whole, cents) => {
          const number = Number(`${whole}.${String(cents).padStart(2, '0')}`);
          expect(Number(readNumber(write.format(number), { decimals, region }))).toBe(number);
        },
      ),
    );
  });

  it('is never a thousandth of what its digits say', () => {
    const typed = fc
      .array(fc.constantFrom(...'0123456789.,  '), { maxLength: 12 })
      .map((all) => all.join(''));
    const form = fc.record({
      decimals: fc.constantFrom(0, 2),
      region: fc.constantFrom('ID', 'TH', undefined),
    });
    fc.assert(
      fc.property(typed, form, (text, numberForm) => {
        const read = readNumber(text, numberForm);
        if (read === null || read === '') return;
        const digits = text.replace(/\D/g, '');
        expect(Number(read)).toBeGreaterThanOrEqual(Number(digits) / 100);
        expect(Number(read)).toBeLessThanOrEqual(Number(digits));
      }),
    );
  });
});

describe('a rate', () => {
  test.each([
    ['12.5 % ', 1250],
    ['  12,5%', 1250],
    ['12.5 %\u200b', 1250],
    ['12.5％', 1250],
    ['1 200', 120_000],
    ['%', null],
    [' ', null],
  ])('%j is %j', (text, rate) => {
    expect(readRate(text)).toBe(rate);
  });

  test.each(['12.555', '1,000', '12 5', '%12', '12%%'])('%j is none', (text) => {
    expect(readRate(text)).toBeNaN();
  });
});

describe('a whole number', () => {
  test.each([
    ['500.000', 500_000],
    ['500,000', 500_000],
    ['1 000', 1000],
    ['-0', 0],
    ['', null],
  ])('%j is %j', (text, number) => {
    expect(readWholeNumber(text)).toBe(number);
  });

  test.each(['1.5', '1,50', '1.', '5 pcs', '½', '١٢', '12²', '99999999999999999999'])(
    '%j is none',
    (text) => {
      expect(readWholeNumber(text)).toBeNaN();
    },
  );
});
