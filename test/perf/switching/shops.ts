/** The shops that the bench switches between: one in each of four markets, so that no two lists are alike. */

import type { World } from '#sandbox/api/seed/plan.ts';
import { DEMONSTRATION_WORLD } from '#sandbox/api/seed/world.ts';

/** In the order of their shortcuts. */
export const SHOP_NAMES = ['Bench Bangkok', 'Bench Jakarta', 'Bench London', 'Bench Manila'] as const;
const REGIONS = ['TH', 'ID', 'GB', 'PH'];

/** Of a market's campaigns, those that a local shop does not see: unpublished, for others, or for sellers across the border. */
const UNSEEN_SHARE = 0.12;

/** The demonstration person with these shops alone, in each of which there are at least `campaigns`. */
export function switchingWorld(campaigns: number): World {
  const made = Math.ceil(campaigns / (1 - UNSEEN_SHARE));
  return {
    registrationPolicy: DEMONSTRATION_WORLD.registrationPolicy,
    campaignsByRegion: Object.fromEntries(REGIONS.map((region) => [region, made])),
    accounts: DEMONSTRATION_WORLD.accounts.slice(0, 1).map((account) => ({
      ...account,
      shops: SHOP_NAMES.map((name, index) => ({
        id: `720000000000000900${index}`,
        name,
        region: REGIONS[index] ?? '',
        sellerType: 'LOCAL',
        products: 200,
        joinedCampaigns: 20,
        sellerCampaigns: 0,
      })),
    })),
  };
}
