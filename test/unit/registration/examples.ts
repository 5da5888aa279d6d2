// Believable records for the tests of the registration form.

import { candidacyIn } from '#desk/features/registration/candidacy.ts';
import type { FormContext } from '#desk/features/registration/problems.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';

export const NOW = 1_794_000_000;
const DAY = 86_400;

export const policy: RegistrationPolicy = {
  maximumProductsPerRegistration: 3,
  maximumSampleQuantity: 500,
  minimumRateByCategory: [{ categoryId: '77', rate: 1500 }],
  registerAgainAfterSeconds: DAY,
};

export function campaignWith(change: Partial<Campaign> = {}): Campaign {
  return {
    id: '1001',
    name: 'Rainy season beauty',
    description: 'Skin care for the rainy season.',
    partner: { id: '9', name: 'Siam Creators' },
    status: 'ONGOING',
    registrationPeriod: { startTime: NOW - DAY, endTime: NOW + 10 * DAY },
    campaignPeriod: { startTime: NOW, endTime: NOW + 60 * DAY },
    commissionRequirement: 1200,
    partnerContact: { email: 'hello@siam.example', line: '@siam' },
    targetSellerTypes: ['LOCAL'],
    invited: false,
    region: 'TH',
    termsVersion: '1',
    ...change,
  };
}

export function productWith(change: Partial<Product> = {}): Product {
  return {
    id: '501',
    name: 'Rice water serum',
    mainImageUrl: 'https://images.example/501.svg',
    category: { id: '70', name: 'Skin care' },
    lowestPrice: { amount: '129.00', currency: 'THB' },
    highestPrice: { amount: '189.00', currency: 'THB' },
    inventory: 100,
    skuCount: 2,
    status: 'ACTIVATE',
    auditStatus: 'APPROVED',
    underEnforcement: false,
    openCollaborationCommissionRate: 800,
    ...change,
  };
}

export function registrationWith(change: Partial<Registration> = {}): Registration {
  const nothing = { amount: '0.00', currency: 'THB' };
  return {
    id: '8001',
    campaignId: '1001',
    productId: '501',
    productName: 'Rice water serum',
    mainImageUrl: 'https://images.example/501.svg',
    totalCommissionRate: 1200,
    creatorCommissionRate: null,
    partnerCommissionRate: null,
    openCollaborationCommissionRate: 800,
    sampleQuantity: 5,
    reviewStatus: 'PENDING',
    rejectReasons: [],
    rejectedForever: false,
    sellerContact: { email: 'shop@example.com' },
    submittedTime: NOW - 2 * DAY,
    reviewedTime: null,
    progress: {
      collaboratedCreators: 0,
      promotingCreators: 0,
      samplesRequested: 0,
      orders: 0,
      gmv: nothing,
      estimatedCommission: nothing,
      actualCommission: nothing,
    },
    ...change,
  };
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
