/**
 * Draws what the directory says of a partner: creators, categories, markets, sales and rating. Each partner has a stream of its own, so
 * that a profile is the same whoever else is drawn. Pure.
 */
import { GMV_BANDS, type GmvBand } from '#shared/domain/partner-profile.ts';
import { CATALOGUE } from './catalogue.ts';
import type { PartnerSeed } from './partners.ts';
import { type Random, randomOf } from './random.ts';

const MARKETS = ['TH', 'PH', 'VN', 'MY', 'SG', 'ID', 'GB', 'US'] as const;

export interface ProfileSeed {
  readonly creatorCount: number;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  /** Where its creators sell, its own market first. */
  readonly regions: readonly string[];
  readonly gmvBand: GmvBand;
  /** In tenths; null before the first. */
  readonly rating: number | null;
}

/** The profile of a partner that is registered in `region`. */
export function drawProfile(seed: number, partner: PartnerSeed, region: string): ProfileSeed {
  const random = randomOf(seed, 'partner profile', partner.id);
  const size = random.weighted<keyof typeof SIZES>([
    ['small', 5],
    ['medium', 4],
    ['large', 1.5],
    ['largest', 0.5],
  ]);
  const { creators, band } = SIZES[size];
  const [fewest, most] = creators;
  const categories = random.several(CATALOGUE, random.integer(1, 4));
  return {
    creatorCount: random.integer(fewest, most),
    categories: categories.map(({ id, name }) => ({ id, name })),
    regions: [...new Set([region, partner.homeRegion, ...drawOtherMarkets(random)])],
    gmvBand: GMV_BANDS[band],
    rating: random.chance(0.08) ? null : random.integer(34, 50),
  };
}

/** How many creators an agency of each size has, and which band its sales are in. */
const SIZES = {
  small: { creators: [3, 25], band: 0 },
  medium: { creators: [20, 120], band: 1 },
  large: { creators: [100, 450], band: 2 },
  largest: { creators: [400, 2200], band: 3 },
} as const;

function drawOtherMarkets(random: Random): readonly string[] {
  return random.chance(0.25) ? random.several(MARKETS, random.integer(1, 2)) : [];
}
