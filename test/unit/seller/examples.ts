/** Campaigns of the seller's own and what belongs to them, whole and valid, with what a test cares about laid over. */
import type { EditSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { Participant, PromotedProduct } from '#shared/domain/participant.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { NOW } from '#test/fixtures/records.ts';

export const DAY = 86_400;

export function sellerCampaignOf(changes: Partial<SellerCampaign> = {}): SellerCampaign {
  return {
    id: '7500000000000000001',
    version: '1',
    status: 'UPCOMING',
    name: 'Spring Glow',
    description: 'Sunscreens for the hot season.',
    registrationPeriod: { startTime: NOW - DAY, endTime: NOW + 9 * DAY },
    campaignPeriod: { startTime: NOW + 5 * DAY, endTime: NOW + 30 * DAY },
    participation: 'INVITED_PARTNERS',
    invitedPartnerIds: ['7200000000000000001'],
    products: [
      {
        productId: '7300000000000000001',
        totalCommissionRate: 1_500,
        sampleQuantity: 10,
        productName: 'Rice Milk Sunscreen SPF 50',
        mainImageUrl: 'https://images.example/1.svg',
      },
    ],
    creatorPreferences: {
      ageRange: { lowest: 18, highest: 34 },
      followerRange: { lowest: 10_000, highest: null },
      categoryIds: ['600'],
      contentFormats: ['LIVE'],
      contentStyles: [],
      notes: '',
    },
    sellerContact: { email: 'ops@siamglow.example', messenger: { kind: 'line', value: '@siamglow' } },
    createdTime: NOW - 2 * DAY,
    publishedTime: NOW - DAY,
    closedTime: null,
    ...changes,
  };
}

export function editOf(
  changes: EditSellerCampaignOperation['changes'],
  others: Partial<EditSellerCampaignOperation> = {},
): EditSellerCampaignOperation {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    kind: 'editSellerCampaign',
    createdTime: NOW,
    attempts: 1,
    firstAttempt: null,
    state: 'parked',
    refusal: { code: 'EDIT_CONFLICT' },
    sellerCampaignId: '7500000000000000001',
    base: sellerCampaignOf(),
    changes,
    publishes: false,
    problems: [],
    ...others,
  };
}

export function promotedOf(changes: Partial<PromotedProduct> = {}): PromotedProduct {
  return {
    productId: '7300000000000000001',
    promotingCreators: 3,
    samplesRequested: 4,
    orders: 12,
    gmv: { amount: '1200.50', currency: 'THB' },
    estimatedCommission: { amount: '180.00', currency: 'THB' },
    ...changes,
  };
}

export function participantOf(changes: Partial<Participant> = {}): Participant {
  return {
    id: '7600000000000000001',
    sellerCampaignId: '7500000000000000001',
    partner: { id: '7200000000000000001', name: 'Lotus Creator House' },
    status: 'JOINED',
    message: '',
    changedTime: NOW,
    products: [],
    ...changes,
  };
}
