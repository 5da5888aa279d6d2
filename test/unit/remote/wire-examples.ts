// Records of the remote API as they travel: valid ones, to change a field of.

import type { WireCampaign, WireProduct, WireRegistration, WireShop } from '#shared/contract/api/wire.ts';

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
