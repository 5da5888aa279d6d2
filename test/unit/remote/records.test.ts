// Everything that passes the API's contract must pass the cache's: otherwise a pull would stop at it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  campaignFromWire,
  changeFromWire,
  productFromWire,
  registrationBody,
  registrationFromWire,
  shopFromWire,
} from '#electron/remote/records.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import { wireChange, wireShop } from '#shared/contract/api/wire.ts';
import { cacheChange } from '#shared/contract/cache.ts';
import { shopRecord } from '#shared/contract/record.ts';
import {
  wireCampaignExample,
  wireProductExample,
  wireRegistrationExample,
  wireShopExample,
} from './wire-examples.ts';
import { valuesOf } from './wire-values.ts';

test('a campaign in the domain’s words', () => {
  expect(
    campaignFromWire({ ...wireCampaignExample, target_shops: [{ code: 'c', name: 'Siam Beauty' }] }),
  ).toEqual({
    id: '7000000000000000001',
    name: 'Payday beauty picks',
    description: 'Fast sellers for payday.\nSamples within three days.',
    partner: { id: '42', name: 'Bright Agency' },
    status: 'ONGOING',
    registrationPeriod: { startTime: 1_700_000_000, endTime: 1_700_600_000 },
    campaignPeriod: { startTime: 1_700_100_000, endTime: 1_702_000_000 },
    commissionRequirement: 1200,
    partnerContact: { email: 'partner@agency.example', line: '@agency' },
    targetSellerTypes: ['LOCAL'],
    invited: true,
    region: 'TH',
    termsVersion: 'v1',
  });
});

test('products, registrations and shops keep every number', () => {
  expect(productFromWire(wireProductExample)).toMatchObject({
    inventory: 120,
    skuCount: 3,
    underEnforcement: false,
  });
  expect(registrationFromWire({ ...wireRegistrationExample, reviewed_time: 5 })).toMatchObject({
    sampleQuantity: 10,
    totalCommissionRate: 1500,
    reviewedTime: 5,
    sellerContact: { messenger: { kind: 'line', value: '@shop' } },
  });
  expect(shopRecord.parse(shopFromWire(wireShopExample)).registrationPolicy).toEqual({
    maximumProductsPerRegistration: 50,
    maximumSampleQuantity: 1000,
    minimumRateByCategory: [{ categoryId: '601', rate: 500 }],
    registerAgainAfterSeconds: 86_400,
  });
});

describe('what the API’s contract lets through', () => {
  const each = wireChange.options.map((option) => [option.shape.kind.value, option] as const);

  test.each(each)('the cache takes too: %s', (_, option) => {
    fc.assert(
      fc.property(valuesOf(option), (wire) => {
        const mapped = changeFromWire(wireChange.parse(wire));
        expect(cacheChange.safeParse(mapped).error).toBeUndefined();
      }),
    );
  });

  test('the window takes too: a shop', () => {
    fc.assert(
      fc.property(valuesOf(wireShop), (wire) => {
        expect(shopRecord.safeParse(shopFromWire(wireShop.parse(wire))).error).toBeUndefined();
      }),
    );
  });

  test.each([...each, ['shop', wireShop] as const, ['account', apiContract.readAccount.data] as const])(
    'has a limit for every text: %s',
    (_, schema) => {
      expect(textsWithoutLimit(z.toJSONSchema(schema, { io: 'input' }))).toEqual([]);
    },
  );
});

/** The places in a JSON Schema of texts that may be of any length. */
function textsWithoutLimit(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const isText = 'type' in schema && schema.type === 'string';
  const isLimited = ['maxLength', 'pattern', 'enum', 'const'].some((limit) => limit in schema);
  if (isText && !isLimited) return [path];
  return Object.entries(schema).flatMap(([name, inner]) => textsWithoutLimit(inner, `${path}/${name}`));
}

test('a registration’s body fits the contract, and is the same each time', () => {
  const operation = {
    id: '6f7c1f1e-5f0e-4c57-9d0f-0d8b7d6f3a10',
    kind: 'registerProducts',
    campaignId: '7',
    createdTime: 1,
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
    readTerms: campaignFromWire(wireCampaignExample),
    sellerContact: { email: 'shop@example.com', messenger: undefined },
    offers: [
      {
        productId: '5',
        totalCommissionRate: 1500,
        sampleQuantity: 3,
        productName: 'Lip tint',
        mainImageUrl: '',
        refusal: null,
      },
    ],
  } as const;
  const body = registrationBody(operation);
  expect(apiContract.registerProducts.body.parse(body)).toEqual({
    terms_version: 'v1',
    seller_contact: { email: 'shop@example.com' },
    products: [{ product_id: '5', total_commission_rate: 1500, sample_quota: 3 }],
  });
  expect(JSON.stringify(registrationBody({ ...operation, attempts: 3 }))).toBe(JSON.stringify(body));
});
