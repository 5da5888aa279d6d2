/**
 * Draws the campaigns that a shop has started itself, one in every state before a second in any, with the partners in them and what those
 * sell. Pure: the same arguments give the same rows.
 */
import type { WireProduct, WireSellerCampaignContent } from '#shared/contract/api/wire.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import { ineligibleReason } from '#shared/domain/product.ts';
import type { ParticipantRow, SellerCampaignRow } from '../store/schema.ts';
import { contentColumns } from '../store/seller-campaigns.ts';
import type { KeptOffer, WirePromotedProduct } from '../store/seller-records.ts';
import { moneyOf } from './market-style.ts';
import type { PartnerSeed } from './partners.ts';
import { type Random, randomOf } from './random.ts';
import { drawSellerContact, salesOf } from './registrations.ts';
import { type CampaignShape, MESSAGES, SELLER_CAMPAIGN_SHAPES } from './seller-campaign-shapes.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

export interface SellerCampaignsWanted {
  readonly seed: number;
  readonly now: number;
  readonly shop: { readonly id: string; readonly region: string; readonly accountEmail: string };
  readonly products: readonly WireProduct[];
  readonly partners: readonly PartnerSeed[];
  readonly count: number;
}

export interface SellerCampaignsDrawn {
  readonly campaigns: SellerCampaignRow[];
  readonly participants: ParticipantRow[];
}

/** `count` campaigns; none where there is nothing to promote, or nobody to do it. */
export function drawSellerCampaigns(wanted: SellerCampaignsWanted): SellerCampaignsDrawn {
  const random = randomOf(wanted.seed, 'seller campaigns', wanted.shop.id);
  const eligible = wanted.products.filter(
    (product) =>
      ineligibleReason({
        status: product.status,
        auditStatus: product.audit_status,
        underEnforcement: product.under_enforcement,
      }) === null,
  );
  if (eligible.length === 0 || wanted.partners.length === 0) return { campaigns: [], participants: [] };
  const drawn = Array.from({ length: wanted.count }, (_, index) => {
    const shape = SELLER_CAMPAIGN_SHAPES[index % SELLER_CAMPAIGN_SHAPES.length] ?? SELLER_CAMPAIGN_SHAPES[0];
    return drawCampaign(random, shape, { ...wanted, products: eligible });
  });
  return {
    campaigns: drawn.map(({ campaign }) => campaign),
    participants: drawn.flatMap(({ participants }) => participants),
  };
}

function drawCampaign(
  random: Random,
  shape: CampaignShape,
  wanted: SellerCampaignsWanted,
): { campaign: SellerCampaignRow; participants: ParticipantRow[] } {
  const products = random.several(wanted.products, random.integer(3, 8));
  const cast = drawCast(random, shape, wanted.partners);
  const invited = cast.filter(({ status }) => status === 'INVITED' || status === 'DECLINED');
  const joinedByInvitation = shape.participation === 'ALL_PARTNERS' ? [] : joinedOf(cast).slice(1);
  const content = drawContent(random, shape, wanted, products, [...invited, ...joinedByInvitation]);
  const start = content.registration_start_time;
  const campaign: SellerCampaignRow = {
    id: random.id(),
    shop_id: wanted.shop.id,
    version: 1,
    ...contentColumns(content),
    created_time: Math.min(start, wanted.now) - 2 * DAY,
    published_time: shape.isPublished ? Math.min(start, wanted.now) - DAY : null,
    closed_time: shape.closedDay === null ? null : wanted.now + shape.closedDay * DAY,
  };
  const samplesLeft = new Map(content.products.map((offer) => [offer.product_id, offer.sample_quota]));
  const participants = shape.isPublished ? cast : [];
  return {
    campaign,
    participants: participants.map(({ partner, status }) => ({
      id: random.id(),
      shop_id: wanted.shop.id,
      seller_campaign_id: campaign.id,
      partner_id: partner.id,
      status,
      message: MESSAGES[status].length === 0 ? '' : (random.several(MESSAGES[status], 1)[0] ?? ''),
      changed_time: Math.min(start, wanted.now - DAY) + random.integer(1, 20) * HOUR,
      products: JSON.stringify(
        status === 'JOINED' ? drawResults(random, content, { ...wanted, products }, samplesLeft) : [],
      ),
    })),
  };
}

interface CastMember {
  readonly partner: PartnerSeed;
  readonly status: ParticipantStatus;
}

function joinedOf(cast: readonly CastMember[]): CastMember[] {
  return cast.filter(({ status }) => status === 'JOINED');
}

/** Different partners in the statuses that the shape asks for. */
function drawCast(random: Random, shape: CampaignShape, partners: readonly PartnerSeed[]): CastMember[] {
  const statuses = shape.cast.flatMap(([status, count]) => Array.from({ length: count }, () => status));
  const chosen = random.several(partners, statuses.length);
  return statuses.flatMap((status, index) => {
    const partner = chosen[index];
    return partner ? [{ partner, status }] : [];
  });
}

function drawContent(
  random: Random,
  shape: CampaignShape,
  { now, shop }: SellerCampaignsWanted,
  products: readonly WireProduct[],
  invited: readonly CastMember[],
): Omit<WireSellerCampaignContent, 'products'> & { products: KeptOffer[] } {
  const midnight = Math.floor(now / DAY) * DAY;
  const [registrationStart, registrationEnd] = shape.registrationDays;
  const [campaignStart, campaignEnd] = shape.campaignDays;
  return {
    name: shape.name,
    description: shape.description,
    registration_start_time: midnight + registrationStart * DAY,
    registration_end_time: midnight + registrationEnd * DAY - 1,
    campaign_start_time: midnight + campaignStart * DAY,
    campaign_end_time: midnight + campaignEnd * DAY - 1,
    participation: shape.participation,
    invited_partner_ids: invited.map(({ partner }) => partner.id),
    products: products.map((product) => ({
      product_id: product.id,
      product_name: product.name,
      total_commission_rate: random.integer(16, 40) * 50,
      sample_quota: random.integer(1, 8) * 5,
    })),
    creator_preferences: {
      age_range: { lowest: 18, highest: random.chance(0.5) ? 45 : null },
      follower_range: { lowest: random.integer(1, 20) * 1000, highest: null },
      category_ids: [...new Set(products.map((product) => product.category.id))].slice(0, 3),
      content_formats: random.chance(0.6) ? ['SHORT_VIDEO'] : ['SHORT_VIDEO', 'LIVE'],
      content_styles: ['PRODUCT_REVIEW', 'UNBOXING'],
      notes: shape.notes,
    },
    seller_contact: drawSellerContact(random, shop),
  };
}

/** What a partner has done since the campaign began: nothing before it, and never more samples than are left. */
function drawResults(
  random: Random,
  content: { readonly campaign_start_time: number; readonly products: readonly KeptOffer[] },
  { now, shop, products }: SellerCampaignsWanted,
  samplesLeft: Map<string, number>,
): WirePromotedProduct[] {
  if (now < content.campaign_start_time) return [];
  const offers = random.several(content.products, random.integer(1, content.products.length));
  return offers.flatMap((offer) => {
    const product = products.find(({ id }) => id === offer.product_id);
    if (!product) return [];
    const left = samplesLeft.get(offer.product_id) ?? 0;
    const samples = random.integer(0, Math.min(left, 6));
    samplesLeft.set(offer.product_id, left - samples);
    const orders = random.integer(0, 60);
    const { gmv, estimated_commission: commission } = salesOf(
      orders,
      product,
      offer.total_commission_rate,
      moneyOf(shop.region),
    );
    const { currency } = product.lowest_price;
    return [
      {
        product_id: offer.product_id,
        promoting_creators: random.integer(1, 9),
        samples_requested: samples,
        orders,
        gmv: { amount: gmv, currency },
        estimated_commission: { amount: commission, currency },
      },
    ];
  });
}
