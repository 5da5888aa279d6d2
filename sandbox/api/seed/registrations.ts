/**
 * Draws what a shop has registered so far: joined campaigns with products in every review status, and what they have brought.
 * Pure: the same arguments give the same registrations.
 */
import type { WireProduct, WireRegistration } from '#shared/contract/api/wire.ts';
import { marketOf } from '#shared/domain/market.ts';
import { ineligibleReason } from '#shared/domain/product.ts';
import { REJECT_REASONS, type RejectReason, type ReviewStatus } from '#shared/domain/registration.ts';
import { splitOf } from '../rules/split.ts';
import { unreviewed } from '../store/registrations.ts';
import type { RegistrationRow } from '../store/schema.ts';
import type { CampaignSeed } from './campaigns.ts';
import { type MarketMoney, moneyOf } from './market-style.ts';
import { type Random, randomOf } from './random.ts';

const DAY = 24 * 60 * 60;
const MOST_PRODUCTS_OF_A_CAMPAIGN = 12;
const MAXIMUM_RATE = 8000;

export interface RegistrationsWanted {
  readonly seed: number;
  readonly shop: { readonly id: string; readonly region: string; readonly accountEmail: string };
  /** Those that the shop can see. */
  readonly campaigns: readonly CampaignSeed[];
  readonly products: readonly WireProduct[];
  readonly joinedCampaigns: number;
  readonly now: number;
}

/** Registrations in `joinedCampaigns` campaigns, 1 to 12 in each. */
export function drawRegistrations(wanted: RegistrationsWanted): RegistrationRow[] {
  const { seed, shop, campaigns, products, joinedCampaigns, now } = wanted;
  const random = randomOf(seed, 'registrations', shop.id);
  const eligible = products.filter(
    (product) =>
      ineligibleReason({
        status: product.status,
        auditStatus: product.audit_status,
        underEnforcement: product.under_enforcement,
      }) === null,
  );
  // Registration must have been possible before now.
  const joinable = campaigns.filter(
    (campaign) => campaign.registrationPeriod.startTime < now - DAY && campaign.commissionRequirement <= 4000,
  );
  return random.several(joinable, joinedCampaigns).flatMap((campaign) => {
    const chosen = random.several(eligible, random.integer(1, MOST_PRODUCTS_OF_A_CAMPAIGN));
    return chosen.map((product) => drawRegistration(random, shop, campaign, product, now));
  });
}

function drawRegistration(
  random: Random,
  shop: RegistrationsWanted['shop'],
  campaign: CampaignSeed,
  product: WireProduct,
  now: number,
): RegistrationRow {
  const { startTime, endTime } = campaign.registrationPeriod;
  const submitted = random.integer(startTime, Math.min(endTime, now) - 60);
  const status = drawStatus(random, campaign, submitted, now);
  const reviewed = Math.min(now - 1, submitted + random.integer(3600, 4 * DAY));
  const offered = campaign.commissionRequirement + random.integer(0, 12) * 50;
  const rate = Math.min(MAXIMUM_RATE, Math.max(800, offered));
  const row: RegistrationRow = {
    id: random.id(),
    shop_id: shop.id,
    campaign_id: campaign.id,
    product_id: product.id,
    total_commission_rate: rate,
    sample_quota: random.weighted([
      [0, 2],
      [random.integer(1, 20), 7],
      [random.integer(21, 100), 1],
    ]),
    seller_contact: JSON.stringify(drawSellerContact(random, shop)),
    submitted_time: submitted,
    ...unreviewed(shop.region),
    review_status: status,
  };
  if (status === 'PENDING') return row;
  if (status === 'REJECTED') return { ...row, reviewed_time: reviewed, ...drawRejection(random) };
  return {
    ...row,
    reviewed_time: reviewed,
    ...splitOf(rate, random.integer(70, 85)),
    ...drawProgress(random, row, product, campaign, now),
  };
}

/** Closed campaigns have nothing pending; a fresh registration is more often still waiting. */
function drawStatus(random: Random, campaign: CampaignSeed, submitted: number, now: number): ReviewStatus {
  if (campaign.campaignPeriod.endTime < now) {
    return random.weighted<ReviewStatus>([
      ['CLOSED', 7],
      ['REJECTED', 2],
      ['PENDING_CLOSED', 1],
    ]);
  }
  return random.weighted<ReviewStatus>([
    ['PENDING', now - submitted < 5 * DAY ? 5 : 1.2],
    ['APPROVED', 6],
    ['REJECTED', 2],
    ['PENDING_CLOSED', 0.6],
    ['CLOSED', 0.6],
  ]);
}

function drawRejection(random: Random): Pick<RegistrationRow, 'reject_reasons' | 'rejected_forever'> {
  const reasons: RejectReason[] = random.several(REJECT_REASONS, random.integer(1, 2));
  return { reject_reasons: JSON.stringify(reasons), rejected_forever: random.chance(0.2) ? 1 : 0 };
}

/** Creators, samples and sales, in proportion to how long the campaign has been running. */
function drawProgress(
  random: Random,
  row: RegistrationRow,
  product: WireProduct,
  campaign: CampaignSeed,
  now: number,
): Partial<RegistrationRow> {
  const daysRunning = Math.max(0, (now - campaign.campaignPeriod.startTime) / DAY);
  const collaborated = random.integer(0, 30);
  const samples = random.integer(0, Math.min(row.sample_quota, collaborated));
  if (daysRunning === 0) return { collaborated_creators: collaborated, samples_requested: samples };
  const promoting = random.integer(0, collaborated);
  const orders = Math.floor(promoting * Math.min(daysRunning, 30) * random.fraction() * 1.5);
  return {
    collaborated_creators: collaborated,
    promoting_creators: promoting,
    samples_requested: samples,
    orders,
    ...salesOf(orders, product, row.total_commission_rate, moneyOf(campaign.region)),
  };
}

/** GMV and commission of some orders at the product's lowest price. The platform pays out with a delay: actual trails estimated. */
export function salesOf(
  orders: number,
  product: Pick<WireProduct, 'lowest_price'>,
  rate: number,
  { digits }: MarketMoney,
): Pick<RegistrationRow, 'gmv' | 'estimated_commission' | 'actual_commission'> {
  const gmv = orders * Number(product.lowest_price.amount);
  const commission = (gmv * rate) / 10_000;
  return {
    gmv: gmv.toFixed(digits),
    estimated_commission: commission.toFixed(digits),
    actual_commission: (commission * 0.7).toFixed(digits),
  };
}

/** How the seller is reached: the account's email, and the market's messenger. */
export function drawSellerContact(
  random: Random,
  shop: RegistrationsWanted['shop'],
): WireRegistration['seller_contact'] {
  const { messenger } = marketOf(shop.region);
  if (messenger === null) return { email: shop.accountEmail };
  const number = `${moneyOf(shop.region).phonePrefix} ${random.integer(80, 99)} 555 ${random.integer(1000, 9999)}`;
  const value = messenger === 'line' ? `@dara${random.integer(1, 9)}` : number;
  return { email: shop.accountEmail, messenger: { kind: messenger, value } };
}
