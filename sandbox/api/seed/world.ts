/**
 * What the sandbox is made of: accounts, their shops, and how much there is in each. Another account or market is another line here.
 * Data only; it is sown by sow.ts.
 */
import { AGENCY_SHOPS } from './agency-shops.ts';
import type { World } from './plan.ts';

/**
 * The account that `npm start` signs in to, one that shows what a shop without campaigns looks like, and one of operations
 * staff who look after fifty shops.
 */
export const DEMONSTRATION_WORLD: World = {
  // No agency works in Japan yet.
  campaignsByRegion: { TH: 1900, ID: 1900, GB: 1900, PH: 180, VN: 170, MY: 200, SG: 130, US: 150 },
  registrationPolicy: {
    maximum_products_per_registration: 100,
    maximum_sample_quota: 1000,
    minimum_rate_by_category: [
      { category_id: '601450', commission_rate: 500 },
      { category_id: '605196', commission_rate: 800 },
    ],
    register_again_after_seconds: 0,
  },
  accounts: [
    {
      id: '7100000000000000001',
      name: 'Dara Suwan',
      email: 'demo@campaign-desk.example',
      password: 'demo',
      shops: [
        {
          id: '7200000000000000001',
          name: 'Baan Dara Living',
          region: 'TH',
          sellerType: 'LOCAL',
          products: 3000,
          joinedCampaigns: 60,
          sellerCampaigns: 0,
        },
        {
          id: '7200000000000000002',
          name: 'Dara Official Indonesia',
          region: 'ID',
          sellerType: 'CROSS_BORDER',
          products: 3000,
          joinedCampaigns: 60,
          sellerCampaigns: 8,
        },
        {
          id: '7200000000000000003',
          name: 'Dara & Daughters London',
          region: 'GB',
          sellerType: 'LOCAL',
          products: 3000,
          joinedCampaigns: 60,
          sellerCampaigns: 8,
        },
      ],
    },
    {
      id: '7100000000000000002',
      name: 'Mei Tan',
      email: 'empty@campaign-desk.example',
      password: 'demo',
      shops: [
        {
          id: '7200000000000000004',
          name: 'Mei’s Corner',
          region: 'JP',
          sellerType: 'LOCAL',
          products: 40,
          joinedCampaigns: 0,
          sellerCampaigns: 0,
        },
      ],
    },
    {
      id: '7100000000000000003',
      name: 'Nusantara Commerce',
      email: 'many@campaign-desk.example',
      password: 'demo',
      shops: AGENCY_SHOPS,
    },
  ],
};

/** The same accounts and shops with little in them: sown in a moment, for tests that do not count. */
export const SMALL_WORLD: World = {
  ...DEMONSTRATION_WORLD,
  campaignsByRegion: { TH: 260, ID: 220, GB: 220, PH: 40, VN: 40, MY: 40, SG: 40, US: 40 },
  accounts: DEMONSTRATION_WORLD.accounts.map((account) => ({
    ...account,
    shops: account.shops.map((shop) => ({
      ...shop,
      products: Math.max(shop.products / 25, 40),
      joinedCampaigns: Math.min(shop.joinedCampaigns, 8),
    })),
  })),
};
