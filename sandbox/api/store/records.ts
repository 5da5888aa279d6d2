/**
 * From rows to what travels. The same three functions serve lists, details and the change feed, so that a record looks
 * the same wherever a client meets it. Only what the asking shop may see is read: the feed's rows say so.
 */
import { z } from 'zod';
import {
  type WireCampaign,
  type WireProduct,
  type WireRegistration,
  type WireShop,
  wireContact,
  wireSellerContact,
  wireShop,
} from '#shared/contract/api/wire.ts';
import { SELLER_TYPES } from '#shared/domain/campaign.ts';
import { REJECT_REASONS } from '#shared/domain/registration.ts';
import { campaignStatus } from '../rules/campaign-status.ts';
import { productImagePath } from '../seed/products.ts';
import type { CampaignRow, Db, ProductRow, RegistrationRow, ShopRow } from './schema.ts';

/** What a record's looks depend on besides its row. */
export interface Viewpoint {
  readonly shop: ShopRow;
  /** Unix seconds. */
  readonly now: number;
  /** The API's own address, for pictures. */
  readonly origin: string;
}

const sellerTypes = z.array(z.enum(SELLER_TYPES));
const rejectReasons = z.array(z.enum(REJECT_REASONS));
const policy = wireShop.shape.registration_policy;

/** The policy of a shop as it travels. */
export function policyOf(shop: ShopRow): WireShop['registration_policy'] {
  return policy.parse(JSON.parse(shop.registration_policy));
}

export function shopToWire(shop: ShopRow): WireShop {
  const { id, name, region, currency, time_zone, seller_type } = shop;
  return { id, name, region, currency, time_zone, seller_type, registration_policy: policyOf(shop) };
}

/** The seller types that a campaign is for. */
export function sellerTypesOf(campaign: Pick<CampaignRow, 'target_seller_types'>) {
  return sellerTypes.parse(JSON.parse(campaign.target_seller_types));
}

/** The standing of a row, for the rules that derive its status. */
function standingOf(row: CampaignRow) {
  return {
    isPublished: row.is_published === 1,
    closedTime: row.closed_time,
    campaignPeriod: { startTime: row.campaign_start_time, endTime: row.campaign_end_time },
  };
}

type CampaignWithPartner = CampaignRow & { readonly partner_name: string };

/** Campaigns that the shop may see, with their partner; the caller adds conditions and order. */
export function visibleCampaigns(db: Db, shopId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('campaigns', 'campaigns.id', 'feed.record_id')
    .innerJoin('partners', 'partners.id', 'campaigns.partner_id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'campaign')
    .where('feed.is_deleted', '=', 0);
}

/** Products that the shop has in its catalogue. */
export function visibleProducts(db: Db, shopId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('products', 'products.id', 'feed.record_id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'product')
    .where('feed.is_deleted', '=', 0);
}

/** The shop's registrations, with the product that each is for. */
export function visibleRegistrations(db: Db, shopId: string) {
  return db
    .selectFrom('feed')
    .innerJoin('registrations', 'registrations.id', 'feed.record_id')
    .innerJoin('products', 'products.id', 'registrations.product_id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'registration')
    .where('feed.is_deleted', '=', 0);
}

/** Campaigns by id as the shop sees them; those that it may not see are not among them. */
export async function readCampaigns(
  db: Db,
  view: Viewpoint,
  ids: readonly string[],
): Promise<WireCampaign[]> {
  if (ids.length === 0) return [];
  const rows = await visibleCampaigns(db, view.shop.id)
    .where('feed.record_id', 'in', ids)
    .selectAll('campaigns')
    .select('partners.name as partner_name')
    .execute();
  return inOrder(ids, rows).map((row) => campaignToWire(row, view));
}

export async function readProducts(db: Db, view: Viewpoint, ids: readonly string[]): Promise<WireProduct[]> {
  if (ids.length === 0) return [];
  const rows = await visibleProducts(db, view.shop.id)
    .where('feed.record_id', 'in', ids)
    .selectAll('products')
    .execute();
  return inOrder(ids, rows).map((row) => productToWire(row, view));
}

export async function readRegistrations(
  db: Db,
  view: Viewpoint,
  ids: readonly string[],
): Promise<WireRegistration[]> {
  if (ids.length === 0) return [];
  const rows = await visibleRegistrations(db, view.shop.id)
    .where('feed.record_id', 'in', ids)
    .selectAll('registrations')
    .select(['products.name as product_name', 'products.open_collaboration_commission_rate'])
    .execute();
  return inOrder(ids, rows).map((row) => registrationToWire(row, view));
}

/** Rows in the order in which they were asked for; those that are not there are left out. */
export function inOrder<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Who else was invited is not a seller's to know: a targeted campaign that the shop sees names the shop alone. */
function campaignToWire(row: CampaignWithPartner, { shop, now }: Viewpoint): WireCampaign {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: campaignStatus(standingOf(row), now),
    registration_start_time: row.registration_start_time,
    registration_end_time: row.registration_end_time,
    campaign_start_time: row.campaign_start_time,
    campaign_end_time: row.campaign_end_time,
    commission_rate: row.commission_rate,
    contact_info: wireContact.parse(JSON.parse(row.contact_info)),
    target_seller_types: sellerTypesOf(row),
    target_shops: row.is_targeted ? [{ code: shop.id, name: shop.name }] : [],
    region: row.region,
    partner: { id: row.partner_id, name: row.partner_name },
    terms_version: row.terms_version,
  };
}

function productToWire(row: ProductRow, { origin }: Viewpoint): WireProduct {
  return {
    id: row.id,
    name: row.name,
    main_image_url: `${origin}${productImagePath(row.id)}`,
    category: { id: row.category_id, name: row.category_name },
    lowest_price: { amount: row.lowest_price, currency: row.currency },
    highest_price: { amount: row.highest_price, currency: row.currency },
    inventory: row.inventory,
    sku_count: row.sku_count,
    status: row.status,
    audit_status: row.audit_status,
    under_enforcement: row.under_enforcement === 1,
    open_collaboration_commission_rate: row.open_collaboration_commission_rate,
  };
}

type RegistrationWithProduct = RegistrationRow &
  Pick<ProductRow, 'open_collaboration_commission_rate'> & { readonly product_name: string };

function registrationToWire(row: RegistrationWithProduct, { shop, origin }: Viewpoint): WireRegistration {
  const money = (amount: string) => ({ amount, currency: shop.currency });
  return {
    id: row.id,
    campaign_id: row.campaign_id,
    product_id: row.product_id,
    product_name: row.product_name,
    main_image_url: `${origin}${productImagePath(row.product_id)}`,
    total_commission_rate: row.total_commission_rate,
    creator_commission_rate: row.creator_commission_rate,
    partner_commission_rate: row.partner_commission_rate,
    open_collaboration_commission_rate: row.open_collaboration_commission_rate,
    sample_quota: row.sample_quota,
    review_status: row.review_status,
    reject_reasons: rejectReasons.parse(JSON.parse(row.reject_reasons)),
    rejected_forever: row.rejected_forever === 1,
    seller_contact: wireSellerContact.parse(JSON.parse(row.seller_contact)),
    submitted_time: row.submitted_time,
    reviewed_time: row.reviewed_time,
    progress: {
      collaborated_creators: row.collaborated_creators,
      promoting_creators: row.promoting_creators,
      samples_requested: row.samples_requested,
      orders: row.orders,
      gmv: money(row.gmv),
      estimated_commission: money(row.estimated_commission),
      actual_commission: money(row.actual_commission),
    },
  };
}
