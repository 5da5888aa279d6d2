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
  const value = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.array(fc.string()), fc.boolean());
  const name = fc.constantFrom('a', 'b', 'values', 'count', 'columns', 'length');
  const record = fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value)));
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(unpack(structuredClone(pack(records)))).toEqual(records);
    }),
    { seed: 1_793_491_200 },
  );
});
