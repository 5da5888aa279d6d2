// Records of the remote API as they travel: valid ones, to change a field of.

import type {
  WireCampaign,
  WireParticipant,
  WirePartner,
  WireProduct,
  WireRegistration,
  WireSellerCampaign,
  WireShop,
} from '#shared/contract/api/wire.ts';

export const wireCampaignExample: WireCampaign = {
  id: '7000000000000000001',
  name: 'Payday beauty picks',
  description: 'Fast sellers for payday.\nSamples within three days.',
  status: 'ONGOING',
  registration_start_time: 1_700_000_000,
  registration_end_time: 1_700_600_000,
  campaign_start_time: 1_700_100_000,
  campaign_end_time: 1_702_000_000,
  commission_rate: 1200,
  contact_info: { email: 'partner@agency.example', line: '@agency' },
  target_seller_types: ['LOCAL'],
  target_shops: [],
  region: 'TH',
  partner: { id: '42', name: 'Bright Agency' },
  terms_version: 'v1',
};

export const wireProductExample: WireProduct = {
  id: '1700000000000000001',
  name: 'Rose lip tint',
  main_image_url: 'https://images.example.com/1.svg',
  category: { id: '601', name: 'Beauty' },
  lowest_price: { amount: '129.00', currency: 'THB' },
  highest_price: { amount: '159.00', currency: 'THB' },
  inventory: 120,
  sku_count: 3,
  status: 'ACTIVATE',
  audit_status: 'APPROVED',
  under_enforcement: false,
  open_collaboration_commission_rate: 800,
};

const nothing = { amount: '0.00', currency: 'THB' };

export const wireRegistrationExample: WireRegistration = {
  id: '9000000000000000001',
  campaign_id: wireCampaignExample.id,
  product_id: wireProductExample.id,
  product_name: wireProductExample.name,
  main_image_url: wireProductExample.main_image_url,
  total_commission_rate: 1500,
  creator_commission_rate: null,
  partner_commission_rate: null,
  open_collaboration_commission_rate: 800,
  sample_quota: 10,
  review_status: 'PENDING',
  reject_reasons: [],
  rejected_forever: false,
  seller_contact: { email: 'shop@example.com', messenger: { kind: 'line', value: '@shop' } },
  submitted_time: 1_700_200_000,
  reviewed_time: null,
  progress: {
    collaborated_creators: 0,
    promoting_creators: 0,
    samples_requested: 0,
    orders: 0,
    gmv: nothing,
    estimated_commission: nothing,
    actual_commission: nothing,
  },
};

export const wireShopExample: WireShop = {
  id: '100',
  name: 'Siam Beauty',
  region: 'TH',
  currency: 'THB',
  time_zone: 'Asia/Bangkok',
  seller_type: 'LOCAL',
  registration_policy: {
    maximum_products_per_registration: 50,
    maximum_sample_quota: 1000,
    minimum_rate_by_category: [{ category_id: '601', commission_rate: 500 }],
    register_again_after_seconds: 86_400,
  },
};

export const wirePartnerExample: WirePartner = {
  id: '42',
  name: 'Bright Agency',
  creator_count: 120,
  categories: [{ id: '600', name: 'Beauty' }],
  regions: ['TH'],
  gmv_band: 'FROM_10K',
  rating: 45,
  contact_info: { email: 'partner@agency.example', line: '@agency' },
};

export const wireSellerCampaignExample: WireSellerCampaign = {
  id: '8000000000000000001',
  version: 'v1',
  status: 'ONGOING',
  name: 'Our own week',
  description: 'Sun care.\nFast samples.',
  registration_start_time: 1_700_000_000,
  registration_end_time: 1_700_600_000,
  campaign_start_time: 1_700_100_000,
  campaign_end_time: 1_702_000_000,
  participation: 'INVITED_PARTNERS',
  invited_partner_ids: [wirePartnerExample.id],
  products: [
    {
      product_id: wireProductExample.id,
      total_commission_rate: 1500,
      sample_quota: 10,
      product_name: wireProductExample.name,
      main_image_url: wireProductExample.main_image_url,
    },
  ],
  creator_preferences: {
    age_range: { lowest: 18, highest: null },
    follower_range: { lowest: null, highest: 1_000_000 },
    category_ids: ['601'],
    content_formats: ['LIVE'],
    content_styles: ['UNBOXING', 'COMEDY'],
    notes: 'In daylight.',
  },
  seller_contact: { email: 'shop@example.com', messenger: { kind: 'line', value: '@shop' } },
  created_time: 1_699_900_000,
  published_time: 1_699_900_000,
  closed_time: null,
};

export const wireParticipantExample: WireParticipant = {
  id: '8100000000000000001',
  seller_campaign_id: wireSellerCampaignExample.id,
  partner: { id: wirePartnerExample.id, name: wirePartnerExample.name },
  status: 'JOINED',
  message: 'We have sixty creators for this.',
  changed_time: 1_700_200_000,
  products: [
    {
      product_id: wireProductExample.id,
      promoting_creators: 4,
      samples_requested: 7,
      orders: 12,
      gmv: { amount: '1548.00', currency: 'THB' },
      estimated_commission: { amount: '232.20', currency: 'THB' },
    },
  ],
};
