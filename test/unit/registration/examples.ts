// The records of test/fixtures, with the numbers that the tests of the registration form are about.

import { candidacyIn } from '#desk/features/registration/candidacy.ts';
import type { FormContext } from '#desk/features/registration/problems.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { campaignOf, productOf, registrationOf } from '#test/fixtures/records.ts';

export const NOW = 1_794_000_000;
const DAY = 86_400;

export const policy: RegistrationPolicy = {
  maximumProductsPerRegistration: 3,
  maximumSampleQuantity: 500,
  minimumRateByCategory: [{ categoryId: '77', rate: 1500 }],
  registerAgainAfterSeconds: DAY,
};

export function campaignWith(change: Partial<Campaign> = {}): Campaign {
  return campaignOf({
    id: '1001',
    name: 'Rainy season beauty',
    description: 'Skin care for the rainy season.',
    partnerContact: { email: 'hello@siam.example', line: '@siam' },
    termsVersion: '1',
    registrationPeriod: { startTime: NOW - DAY, endTime: NOW + 10 * DAY },
    campaignPeriod: { startTime: NOW, endTime: NOW + 60 * DAY },
    ...change,
  });
}

export function productWith(change: Partial<Product> = {}): Product {
  return productOf({
    id: '501',
    category: { id: '70', name: 'Skin care' },
    lowestPrice: { amount: '129.00', currency: 'THB' },
    highestPrice: { amount: '189.00', currency: 'THB' },
    inventory: 100,
    ...change,
  });
}

export function registrationWith(change: Partial<Registration> = {}): Registration {
  return registrationOf({
    id: '8001',
    campaignId: '1001',
    productId: '501',
    totalCommissionRate: 1200,
    sampleQuantity: 5,
    submittedTime: NOW - 2 * DAY,
    ...change,
  });
}

export function contextWith(products: readonly Product[], change: Partial<FormContext> = {}): FormContext {
  return {
    market: marketOf('TH'),
    policy,
    now: NOW,
    products: new Map(products.map((product) => [product.id, product])),
    candidacy: candidacyIn([], null, policy, NOW),
    ...change,
  };
}
