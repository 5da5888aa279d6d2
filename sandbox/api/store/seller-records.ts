/**
 * From rows to what travels, for the campaigns that a shop started, the partners in them, and the partner directory. As in
 * records.ts, lists, details and the change feed all read through here, and the feed's rows say what the shop may see.
 */
import { z } from 'zod';
import {
  type WireParticipant,
  type WirePartner,
  type WireSellerCampaign,
  wireContact,
  wireCreatorPreferences,
  wireId,
  wireParticipant,
  wirePartner,
  wireSellerCampaignContent,
  wireSellerContact,
} from '#shared/contract/api/wire.ts';
import { campaignStatus } from '../rules/campaign-status.ts';
import { productImagePath } from '../seed/products.ts';
import { inOrder, type Viewpoint } from './records.ts';
import type { Db, ParticipantRow, PartnerRow, SellerCampaignRow } from './schema.ts';

const partnerIds = z.array(wireId);
const promotedProducts = wireParticipant.shape.products;
const offeredProducts = z.array(
  wireSellerCampaignContent.shape.products.element.extend({ product_name: z.string() }),
);

/** A product of a campaign as it is kept: its picture's address follows from its id. */
export type KeptOffer = z.infer<typeof offeredProducts>[number];
export type WirePromotedProduct = WireParticipant['products'][number];

/** The offers of a campaign. */
export function offersOf({ products }: Pick<SellerCampaignRow, 'products'>): KeptOffer[] {
  return offeredProducts.parse(JSON.parse(products));
}

/** Whom the seller has invited, those that declined included. */
export function invitedIn(campaign: Pick<SellerCampaignRow, 'invited_partner_ids'>): string[] {
  return partnerIds.parse(JSON.parse(campaign.invited_partner_ids));
}

/** What a participant promotes. */
export function promotedBy({ products }: Pick<ParticipantRow, 'products'>): WirePromotedProduct[] {
  return promotedProducts.parse(JSON.parse(products));
}

/** What the seller entered, as it is kept. */
export function contentOfRow(row: SellerCampaignRow) {
  return {
    name: row.name,
    description: row.description,
    registration_start_time: row.registration_start_time,
    registration_end_time: row.registration_end_time,
    campaign_start_time: row.campaign_start_time,
    campaign_end_time: row.campaign_end_time,
    participation: row.participation,
    invited_partner_ids: invitedIn(row),
    products: offersOf(row),
    creator_preferences: wireCreatorPreferences.parse(JSON.parse(row.creator_preferences)),
    seller_contact: wireSellerContact.parse(JSON.parse(row.seller_contact)),
  };
}

/** What a row's status is derived from. */
export function standingOf(row: SellerCampaignRow) {
  return {
    isPublished: row.published_time !== null,
    closedTime: row.closed_time,
    campaignPeriod: { startTime: row.campaign_start_time, endTime: row.campaign_end_time },
  };
}

/** The campaigns that the shop started. */
export function visibleSellerCampaigns(db: Db, shopId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('seller_campaigns', 'seller_campaigns.id', 'feed.record_id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'seller_campaign')
    .where('feed.is_deleted', '=', 0);
}

/** Everybody in the shop's campaigns, with their partner. */
export function visibleParticipants(db: Db, shopId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('participants', 'participants.id', 'feed.record_id')
    .innerJoin('partners', 'partners.id', 'participants.partner_id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'participant')
    .where('feed.is_deleted', '=', 0);
}

/** The directory that the shop can invite from. */
export function visiblePartners(db: Db, shopId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('partners', 'partners.id', 'feed.record_id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'partner')
    .where('feed.is_deleted', '=', 0);
}

export async function readSellerCampaigns(
  db: Db,
  view: Viewpoint,
  ids: readonly string[],
): Promise<WireSellerCampaign[]> {
  if (ids.length === 0) return [];
  const rows = await visibleSellerCampaigns(db, view.shop.id)
    .where('feed.record_id', 'in', ids)
    .selectAll('seller_campaigns')
    .execute();
  return inOrder(ids, rows).map((row) => sellerCampaignToWire(row, view));
}

export async function readParticipants(
  db: Db,
  view: Viewpoint,
  ids: readonly string[],
): Promise<WireParticipant[]> {
  if (ids.length === 0) return [];
  const rows = await visibleParticipants(db, view.shop.id)
    .where('feed.record_id', 'in', ids)
    .selectAll('participants')
    .select('partners.name as partner_name')
    .execute();
  return inOrder(ids, rows).map((row) => participantToWire(row));
}

export async function readPartners(db: Db, view: Viewpoint, ids: readonly string[]): Promise<WirePartner[]> {
  if (ids.length === 0) return [];
  const rows = await visiblePartners(db, view.shop.id)
    .where('feed.record_id', 'in', ids)
    .selectAll('partners')
    .execute();
  return inOrder(ids, rows).map((row) => partnerToWire(row));
}

function sellerCampaignToWire(row: SellerCampaignRow, { now, origin }: Viewpoint): WireSellerCampaign {
  const content = contentOfRow(row);
  return {
    ...content,
    id: row.id,
    version: String(row.version),
    status: campaignStatus(standingOf(row), now),
    products: content.products.map((offer) => ({
      ...offer,
      main_image_url: `${origin}${productImagePath(offer.product_id)}`,
    })),
    created_time: row.created_time,
    published_time: row.published_time,
    closed_time: row.closed_time,
  };
}

function participantToWire(row: ParticipantRow & { readonly partner_name: string }): WireParticipant {
  return {
    id: row.id,
    seller_campaign_id: row.seller_campaign_id,
    partner: { id: row.partner_id, name: row.partner_name },
    status: row.status,
    message: row.message,
    changed_time: row.changed_time,
    products: promotedBy(row),
  };
}

function partnerToWire(row: PartnerRow): WirePartner {
  return {
    id: row.id,
    name: row.name,
    creator_count: row.creator_count,
    categories: wirePartner.shape.categories.parse(JSON.parse(row.categories)),
    regions: wirePartner.shape.regions.parse(JSON.parse(row.regions)),
    gmv_band: row.gmv_band,
    rating: row.rating,
    contact_info: wireContact.parse(JSON.parse(row.contact_info)),
  };
}
