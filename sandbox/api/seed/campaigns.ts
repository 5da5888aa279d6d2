/**
 * Draws the agency campaigns of a market, in every state of both periods relative to a moment.
 * Pure: the same arguments give the same campaigns. Knows neither the store nor the server.
 */
import type { WireCampaign } from '#shared/contract/api/wire.ts';
import type { SellerType } from '#shared/domain/campaign.ts';
import type { Period } from '#shared/domain/period.ts';
import { campaignStatus } from '../rules/campaign-status.ts';
import { type CampaignTerms, termsVersion } from '../rules/terms-version.ts';
import { CATALOGUE } from './catalogue.ts';
import { fill, type Slots, writeDescription } from './description.ts';
import { moneyOf, wordsOf } from './market-style.ts';
import { generatePartners, type PartnerSeed } from './partners.ts';
import { type Random, randomOf } from './random.ts';

const DAY = 24 * 60 * 60;
const LONGEST_NAME = 49;
/** Partners at work in each market. */
export const PARTNERS_OF_A_MARKET = 200;

/** Whom a campaign is for: everybody, chosen shops among which are the market's demonstration shops, or chosen others. */
export type Audience = 'everybody' | 'invited' | 'others';

/** A campaign as its partner made it, before any shop looks at it. */
export interface CampaignSeed extends CampaignTerms {
  readonly id: string;
  readonly region: string;
  readonly partner: PartnerSeed;
  readonly isPublished: boolean;
  /** When the partner closed it before its time; null as a rule. */
  readonly closedTime: number | null;
  readonly audience: Audience;
}

export interface CampaignsWanted {
  readonly seed: number;
  readonly count: number;
  readonly region: string;
  /** Unix seconds: the periods are laid around it. */
  readonly now: number;
  /** The shop that asks: named in the campaigns that it was invited to. */
  readonly shop?: { readonly code: string; readonly name: string };
}

/** Campaigns as a shop of the region sees them, the same for the same arguments. None is READY or meant for others. */
export function generateCampaigns(wanted: CampaignsWanted): WireCampaign[] {
  const shop = wanted.shop ?? { code: '1', name: 'Demonstration shop' };
  return drawCampaigns({ ...wanted, hiddenShare: 0 }).map((campaign) => ({
    id: campaign.id,
    name: campaign.name,
    description: campaign.description,
    status: campaignStatus(campaign, wanted.now),
    registration_start_time: campaign.registrationPeriod.startTime,
    registration_end_time: campaign.registrationPeriod.endTime,
    campaign_start_time: campaign.campaignPeriod.startTime,
    campaign_end_time: campaign.campaignPeriod.endTime,
    commission_rate: campaign.commissionRequirement,
    contact_info: { ...campaign.partnerContact },
    target_seller_types: [...campaign.targetSellerTypes],
    target_shops: campaign.audience === 'invited' ? [shop] : [],
    region: campaign.region,
    partner: { id: campaign.partner.id, name: campaign.partner.name },
    terms_version: termsVersion(campaign),
  }));
}

/** The campaigns of a market with what sellers never see; `hiddenShare` of them is unpublished or meant for others. */
export function drawCampaigns(
  wanted: Omit<CampaignsWanted, 'shop'> & { hiddenShare: number },
): CampaignSeed[] {
  const { seed, region, now, count, hiddenShare } = wanted;
  const random = randomOf(seed, 'campaigns', region);
  const partners = generatePartners({ seed, region, count: PARTNERS_OF_A_MARKET });
  return Array.from({ length: count }, (_, index) => {
    // Each partner has campaigns: the first round gives everybody one.
    const partner = partners[index < partners.length ? index : random.integer(0, partners.length - 1)];
    if (!partner) throw new RangeError('a market needs partners');
    return drawCampaign(random, { region, now, partner, isHidden: random.chance(hiddenShare) });
  });
}

function drawCampaign(
  random: Random,
  {
    region,
    now,
    partner,
    isHidden,
  }: { region: string; now: number; partner: PartnerSeed; isHidden: boolean },
): CampaignSeed {
  const id = random.id();
  const periods = drawPeriods(random, now);
  const language = random.weighted(wordsOf(region).languages);
  const slots = drawSlots(random, region, partner, now);
  const isPublished = !(isHidden && random.chance(0.5));
  return {
    id,
    region,
    partner,
    name: drawName(random, language.campaignNames, slots),
    description: writeDescription(random, language.prose, slots),
    ...periods,
    commissionRequirement: drawRequirement(random),
    partnerContact: partner.contact,
    targetSellerTypes: random.weighted<readonly SellerType[]>([
      [['LOCAL', 'CROSS_BORDER'], 97],
      [['LOCAL'], 2],
      [['CROSS_BORDER'], 1],
    ]),
    isPublished,
    closedTime: null,
    audience: drawAudience(random, isPublished && isHidden),
  };
}

/** One in ten is by invitation. */
function drawAudience(random: Random, forOthers: boolean): Audience {
  const invited = random.chance(0.1);
  if (forOthers) return 'others';
  return invited ? 'invited' : 'everybody';
}

/** Most ask 8 to 25 %, a few almost nothing, a few up to the platform's 80 %. In 0.01 %. */
function drawRequirement(random: Random): number {
  return random.weighted([
    [random.integer(8, 15) * 100, 46],
    [random.integer(16, 25) * 100, 30],
    [random.integer(1, 7) * 100, 12],
    [random.integer(26, 40) * 100, 8],
    [random.integer(41, 80) * 100, 2],
    [random.integer(16, 50) * 50, 2],
  ]);
}

/** Registration around `now` in every state, and the campaign after it, overlapping as they do in practice. */
function drawPeriods(random: Random, now: number): { registrationPeriod: Period; campaignPeriod: Period } {
  const hour = 60 * 60;
  const length = random.integer(7, 30) * DAY;
  const start = random.weighted([
    // Open for a while yet.
    [now - Math.floor(length * random.fraction() * 0.7) - hour, 48],
    // Closing within three days.
    [now - length + random.integer(2, 70) * hour, 14],
    // Not open yet.
    [now + random.integer(4, 21 * 24) * hour, 18],
    // Over.
    [now - length - random.integer(3, 75 * 24) * hour, 20],
  ]);
  const registrationStart = Math.floor(start / hour) * hour;
  const registrationEnd = registrationStart + length - 1;
  const campaignStart = registrationStart + random.integer(2, Math.floor(length / DAY) + 5) * DAY;
  // A campaign does not end before its registration does.
  const campaignEnd = Math.max(registrationEnd, campaignStart + random.integer(7, 60) * DAY - 1);
  return {
    registrationPeriod: { startTime: registrationStart, endTime: registrationEnd },
    campaignPeriod: { startTime: campaignStart, endTime: campaignEnd },
  };
}

/** The first pattern of a few that fits; the last resort is cut at a word. */
function drawName(random: Random, patterns: readonly [string, ...string[]], slots: Slots): string {
  const names = Array.from({ length: 4 }, () => fill(random.pick(patterns), slots));
  const fitting = names.find((name) => name.length <= LONGEST_NAME);
  return fitting ?? (names[0] ?? '').slice(0, LONGEST_NAME).replace(/\s+\S*$/, '');
}

function drawSlots(random: Random, region: string, partner: PartnerSeed, now: number): Slots {
  const words = wordsOf(region);
  const money = moneyOf(region);
  const category = random.pick(CATALOGUE).name;
  const followers = random.integer(2, 60);
  const orders = random.integer(80, 4000);
  const amount = (dollars: number): string =>
    `${money.currency} ${(Math.round((dollars * money.level) / money.step) * money.step).toLocaleString('en')}`;
  const lives = random.integer(3, 24);
  return {
    agency: partner.name,
    category,
    secondCategory: random.pick(CATALOGUE).name,
    place: random.pick(words.places),
    occasion: random.pick(words.occasions),
    year: String(new Date(now * 1000).getUTCFullYear()),
    number: String(random.integer(2, 40)),
    creators: String(random.integer(8, 180)),
    followers: String(followers),
    moreFollowers: String(followers * random.integer(3, 12)),
    engagement: String(random.integer(2, 9)),
    lives: String(lives),
    videos: String(random.integer(2, 6)),
    totalVideos: String(lives * random.integer(6, 20)),
    gmv: amount(random.integer(2, 90) * 1000),
    price: amount(random.integer(10, 60)),
    orders: String(orders),
    moreOrders: String(orders * random.integer(2, 5)),
    percent: String(random.integer(70, 240)),
    creatorShare: String(random.integer(14, 17) * 5),
    samples: String(random.integer(2, 30)),
    days: String(random.integer(1, 5)),
  };
}
