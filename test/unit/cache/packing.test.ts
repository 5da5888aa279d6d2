import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from '#cache-page/storage/packing.ts';
import { campaignOf, productOf, registrationOf } from '#test/fixtures/records.ts';

it.each([
  [
    'campaigns',
    [campaignOf(), campaignOf({ id: '2', partnerContact: {} }), campaignOf({ targetSellerTypes: [] })],
  ],
  ['products', [productOf(), productOf({ openCollaborationCommissionRate: null })]],
  ['registrations', [registrationOf(), registrationOf({ sellerContact: { email: 'a@b.example' } })]],
  ['nothing', []],
])('%s come back as they were', (_, records: object[]) => {
  // As it comes back from the disk.
  expect(unpack(structuredClone(pack(records)))).toEqual(records);
});

it('whatever the records hold', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('ก', 'é', '\0', '\ud83d', '\ude00'),
  );
  const value = fc.oneof(text, text, fc.double(), fc.constant(null), fc.array(fc.string()), fc.boolean());
  const name = fc.constantFrom('a', 'b', 'values', 'count', 'columns', 'length');
  const record = fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value)));
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(unpack(structuredClone(pack(records)))).toEqual(records);
    }),
    { seed: 1_793_491_200 },
  );
});

it.each([
  ['all different', (row: number) => `name ${row}`],
  ['of both widths', (row: number) => (row % 3 === 0 ? `ครีม ${row}` : `crème ${row}`)],
  ['empty, broken and cut in two', (row: number) => ['', '\0', '\ud83d', '\ude00', `${row}`][row % 5]],
  ['few', (row: number) => (row % 7 === 0 ? undefined : `name ${row % 4}`)],
  ['as many as a byte can tell apart', (row: number) => `name ${row % 256}`],
  ['one more than a byte can tell apart', (row: number) => `name ${row % 257}`],
  ['numbers', (row: number) => [row, -0, Number.NaN, 2 ** 60, 0.1][row % 5]],
  ['numbers and none', (row: number) => [0, -0, null][row % 3]],
])('a column of 600: %s', (_, valueAt) => {
  const records = Array.from({ length: 600 }, (_, row) => {
    const value = valueAt(row);
    return value === undefined ? { row } : { row, value };
  });
  expect(unpack(structuredClone(pack(records)))).toEqual(records);
});
