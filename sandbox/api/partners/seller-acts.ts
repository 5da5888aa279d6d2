/**
 * What a partner can do in a campaign that a seller started, each as one unit of work with its entries in the change log: join or ask to
 * join, decline, promote. Used by the simulation and by tests; each says whether it could be done, and decides nothing else.
 */
import { isOpen } from '#shared/domain/period.ts';
import { campaignStatus } from '../rules/campaign-status.ts';
import { moneyOf } from '../seed/market-style.ts';
import { salesOf } from '../seed/registrations.ts';
import type { Db, SellerCampaignRow } from '../store/schema.ts';
import { participantOf, setParticipant, setPromotedProducts } from '../store/seller-campaigns.ts';
import { offersOf, promotedBy, standingOf, type WirePromotedProduct } from '../store/seller-records.ts';
import type { Unit } from '../store/store.ts';

/** A partner and a campaign. */
export interface Taking {
  readonly campaignId: string;
  readonly partnerId: string;
}

/**
 * Joins a campaign whose registration is open: at once where everybody may or the partner was invited, otherwise by asking the seller.
 * False when it is not open, when the partner is in it or has asked already, or was refused.
 */
export async function joinSellerCampaign(
  unit: Unit,
  { campaignId, partnerId, message }: Taking & { readonly message: string },
  now: number,
): Promise<boolean> {
  const campaign = await campaignOf(unit.db, campaignId);
  if (!canBeJoined(campaign, now)) return false;
  const earlier = (await participantOf(unit, campaignId, partnerId))?.status;
  if (earlier === 'JOINED' || earlier === 'REQUESTED' || earlier === 'REFUSED') return false;
  const mayJoin = campaign.participation === 'ALL_PARTNERS' || earlier === 'INVITED';
  const status = mayJoin ? 'JOINED' : 'REQUESTED';
  await setParticipant(unit, campaign, partnerId, { status, message }, now);
  return true;
}

/** Says no to an invitation. False where there is none. */
export async function declineInvitation(
  unit: Unit,
  { campaignId, partnerId, message }: Taking & { readonly message: string },
  now: number,
): Promise<boolean> {
  const campaign = await campaignOf(unit.db, campaignId);
  const participant = await participantOf(unit, campaignId, partnerId);
  if (participant?.status !== 'INVITED') return false;
  await setParticipant(unit, campaign, partnerId, { status: 'DECLINED', message }, now);
  return true;
}

export interface Promotion extends Taking {
  readonly productId: string;
  readonly creators: number;
  /** Asked for; never more than the seller still offers are given. */
  readonly samples: number;
  /** Paid orders at the product's lowest price; only while the campaign runs. */
  readonly orders: number;
}

/** Promotes a product further. False when the partner has not joined, the product is not offered, or the campaign is over. */
export async function promote(unit: Unit, promotion: Promotion, now: number): Promise<boolean> {
  const { campaignId, partnerId, productId } = promotion;
  const campaign = await campaignOf(unit.db, campaignId);
  const participant = await participantOf(unit, campaignId, partnerId);
  const status = campaignStatus(standingOf(campaign), now);
  const offer = offersOf(campaign).find(({ product_id: id }) => id === productId);
  if (participant?.status !== 'JOINED' || !offer || status === 'CLOSED' || status === 'READY') return false;

  const promoted = promotedBy(participant);
  const before = promoted.find(({ product_id: id }) => id === productId);
  const left = offer.sample_quota - (await samplesUsedOf(unit.db, campaignId, productId));
  const samples = Math.max(0, Math.min(promotion.samples, left));
  const orders = (before?.orders ?? 0) + (status === 'ONGOING' ? promotion.orders : 0);
  const after: WirePromotedProduct = {
    product_id: productId,
    promoting_creators: (before?.promoting_creators ?? 0) + promotion.creators,
    samples_requested: (before?.samples_requested ?? 0) + samples,
    ...(await resultOf(unit.db, campaign.shop_id, { productId, orders, rate: offer.total_commission_rate })),
  };
  const others = promoted.filter(({ product_id: id }) => id !== productId);
  await setPromotedProducts(unit, participant, [...others, after]);
  return true;
}

/** Whether partners can join now. */
export function canBeJoined(campaign: SellerCampaignRow, now: number): boolean {
  const status = campaignStatus(standingOf(campaign), now);
  const registration = {
    startTime: campaign.registration_start_time,
    endTime: campaign.registration_end_time,
  };
  return status !== 'READY' && status !== 'CLOSED' && isOpen(registration, now);
}

function campaignOf(db: Db, campaignId: string): Promise<SellerCampaignRow> {
  return db.selectFrom('seller_campaigns').selectAll().where('id', '=', campaignId).executeTakeFirstOrThrow();
}

async function samplesUsedOf(db: Db, campaignId: string, productId: string): Promise<number> {
  const participants = await db
    .selectFrom('participants')
    .select('products')
    .where('seller_campaign_id', '=', campaignId)
    .execute();
  return participants
    .flatMap(promotedBy)
    .filter(({ product_id: id }) => id === productId)
    .reduce((sum, { samples_requested: samples }) => sum + samples, 0);
}

/** What so many orders have brought. */
async function resultOf(
  db: Db,
  shopId: string,
  { productId, orders, rate }: { productId: string; orders: number; rate: number },
): Promise<Pick<WirePromotedProduct, 'orders' | 'gmv' | 'estimated_commission'>> {
  const {
    region,
    lowest_price: amount,
    currency,
  } = await db
    .selectFrom('products')
    .innerJoin('shops', 'shops.id', 'products.shop_id')
    .select(['shops.region', 'products.lowest_price', 'products.currency'])
    .where('products.shop_id', '=', shopId)
    .where('products.id', '=', productId)
    .executeTakeFirstOrThrow();
  const sales = salesOf(orders, { lowest_price: { amount, currency } }, rate, moneyOf(region));
  return {
    orders,
    gmv: { amount: sales.gmv, currency },
    estimated_commission: { amount: sales.estimated_commission, currency },
  };
}
