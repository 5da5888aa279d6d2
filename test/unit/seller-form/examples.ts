// A draft without problems, what the rules ask about it, and a campaign; each test changes the part that it is about.

import { newDraft } from '#desk/features/seller-form/beginnings.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { NO_PREFERENCES } from '#shared/domain/seller-campaign.ts';
import type { SellerCampaignCircumstances } from '#shared/domain/seller-campaign-rules.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';

export const NOW = 1_790_000_000;
export const DAY = 24 * 60 * 60;
export const MARKET = marketOf('TH');
export const DRAFT_ID = '0b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f';

const SELLABLE = {
  status: 'ACTIVATE',
  auditStatus: 'APPROVED',
  underEnforcement: false,
  category: { id: '7', name: 'Beauty' },
} as const;

/** Product 501 and 502 can be promoted, 503 cannot; partners 901 and 902 are in the directory. */
export const circumstances: SellerCampaignCircumstances = {
  now: NOW,
  market: MARKET,
  policy: {
    maximumProductsPerRegistration: 100,
    maximumSampleQuantity: 1_000,
    minimumRateByCategory: [],
    registerAgainAfterSeconds: 0,
  },
  productOf: (id) =>
    id === '503' ? { ...SELLABLE, status: 'FREEZE' } : id === '501' || id === '502' ? SELLABLE : undefined,
  hasPartner: (id) => id === '901' || id === '902',
};

export function draftWith(change: Partial<SellerDraft> = {}): SellerDraft {
  const contact = { email: 'ops@baandara.example', messenger: { kind: 'line', value: '@baandara' } } as const;
  return {
    ...newDraft(contact, { id: DRAFT_ID, now: NOW, market: MARKET }),
    name: 'Glow week',
    products: [{ productId: '501', totalCommissionRate: 1_500, sampleQuantity: 10 }],
    ...change,
  };
}

export function campaignWith(change: Partial<SellerCampaign> = {}): SellerCampaign {
  return {
    id: '7001',
    version: 'v1',
    status: 'UPCOMING',
    name: 'Glow week',
    description: 'Seven days',
    registrationPeriod: { startTime: NOW + DAY, endTime: NOW + 10 * DAY },
    campaignPeriod: { startTime: NOW + 5 * DAY, endTime: NOW + 30 * DAY },
    participation: 'ALL_PARTNERS',
    invitedPartnerIds: [],
    products: [
      {
        productId: '501',
        productName: 'Serum',
        mainImageUrl: '',
        totalCommissionRate: 1_500,
        sampleQuantity: 10,
      },
    ],
    creatorPreferences: NO_PREFERENCES,
    sellerContact: { email: 'ops@baandara.example', messenger: { kind: 'line', value: '@baandara' } },
    createdTime: NOW - DAY,
    publishedTime: NOW - DAY,
    closedTime: null,
    ...change,
  };
}
