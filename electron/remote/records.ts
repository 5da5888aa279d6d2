/**
 * Between the API's words and the domain's: what arrives becomes records, what is submitted becomes a body.
 * Pure; everything has been parsed by the contract before it comes here.
 */
import type { EndpointBody } from '#shared/contract/api/endpoints.ts';
import type { WireCampaign, WireProduct, WireRegistration, WireShop } from '#shared/contract/api/wire.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { Collection } from '#shared/contract/record.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { EditSampleQuantityOperation, RegisterProductsOperation } from '#shared/domain/outbox.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { Shop } from '#shared/domain/shop.ts';
import type { ReadChange } from './change-entry.ts';
import {
  contactToWire,
  participantFromWire,
  partnerFromWire,
  sellerCampaignFromWire,
} from './seller-records.ts';

/** Campaign, partner and terms as a seller reads them. */
export function campaignFromWire(wire: WireCampaign) {
  return {
    id: wire.id,
    name: wire.name,
    description: wire.description,
    partner: wire.partner,
    status: wire.status,
    registrationPeriod: { startTime: wire.registration_start_time, endTime: wire.registration_end_time },
    campaignPeriod: { startTime: wire.campaign_start_time, endTime: wire.campaign_end_time },
    commissionRequirement: wire.commission_rate,
    partnerContact: wire.contact_info,
    targetSellerTypes: wire.target_seller_types,
    // Only the asking shop is ever listed.
    invited: wire.target_shops.length > 0,
    region: wire.region,
    termsVersion: wire.terms_version,
  } satisfies Campaign;
}

export function productFromWire(wire: WireProduct) {
  return {
    id: wire.id,
    name: wire.name,
    mainImageUrl: wire.main_image_url,
    category: wire.category,
    lowestPrice: wire.lowest_price,
    highestPrice: wire.highest_price,
    inventory: wire.inventory,
    skuCount: wire.sku_count,
    status: wire.status,
    auditStatus: wire.audit_status,
    underEnforcement: wire.under_enforcement,
    openCollaborationCommissionRate: wire.open_collaboration_commission_rate,
  } satisfies Product;
}

export function registrationFromWire(wire: WireRegistration) {
  return {
    id: wire.id,
    campaignId: wire.campaign_id,
    productId: wire.product_id,
    productName: wire.product_name,
    mainImageUrl: wire.main_image_url,
    totalCommissionRate: wire.total_commission_rate,
    creatorCommissionRate: wire.creator_commission_rate,
    partnerCommissionRate: wire.partner_commission_rate,
    openCollaborationCommissionRate: wire.open_collaboration_commission_rate,
    sampleQuantity: wire.sample_quota,
    reviewStatus: wire.review_status,
    rejectReasons: wire.reject_reasons,
    rejectedForever: wire.rejected_forever,
    sellerContact: wire.seller_contact,
    submittedTime: wire.submitted_time,
    reviewedTime: wire.reviewed_time,
    progress: {
      collaboratedCreators: wire.progress.collaborated_creators,
      promotingCreators: wire.progress.promoting_creators,
      samplesRequested: wire.progress.samples_requested,
      orders: wire.progress.orders,
      gmv: wire.progress.gmv,
      estimatedCommission: wire.progress.estimated_commission,
      actualCommission: wire.progress.actual_commission,
    },
  } satisfies Registration;
}

export function shopFromWire(wire: WireShop) {
  const policy = wire.registration_policy;
  return {
    id: wire.id,
    name: wire.name,
    region: wire.region,
    currency: wire.currency,
    timeZone: wire.time_zone,
    sellerType: wire.seller_type,
    registrationPolicy: {
      maximumProductsPerRegistration: policy.maximum_products_per_registration,
      maximumSampleQuantity: policy.maximum_sample_quota,
      minimumRateByCategory: policy.minimum_rate_by_category.map((entry) => ({
        categoryId: entry.category_id,
        rate: entry.commission_rate,
      })),
      registerAgainAfterSeconds: policy.register_again_after_seconds,
    },
  } satisfies Shop;
}

/** One entry of the change feed as the cache takes it. */
export function changeFromWire(wire: ReadChange): CacheChange {
  switch (wire.kind) {
    case 'campaign':
      return { kind: 'campaign', record: campaignFromWire(wire.record) };
    case 'product':
      return { kind: 'product', record: productFromWire(wire.record) };
    case 'registration':
      return { kind: 'registration', record: registrationFromWire(wire.record) };
    case 'seller_campaign':
      return { kind: 'sellerCampaign', record: sellerCampaignFromWire(wire.record) };
    case 'participant':
      return { kind: 'participant', record: participantFromWire(wire.record) };
    case 'partner':
      return { kind: 'partner', record: partnerFromWire(wire.record) };
    case 'deleted':
      return { ...wire, collection: collectionFromWire(wire.collection) };
    case 'unreadable':
      return {
        kind: 'unreadable',
        key: `${collectionFromWire(wire.collection)}:${wire.id}`,
        isGone: wire.isGone,
      };
  }
}

type WireCollection = Extract<ReadChange, { kind: 'deleted' }>['collection'];

/** The app's own name; a collection that is not known here keeps the API's. */
function collectionFromWire(collection: WireCollection): Collection;
function collectionFromWire(collection: string): string;
function collectionFromWire(collection: string): string {
  return collection === 'seller_campaign' ? 'sellerCampaign' : collection;
}

/** The body of a registration. The same operation always makes the same body: its key depends on that. */
export function registrationBody(operation: RegisterProductsOperation): EndpointBody<'registerProducts'> {
  return {
    terms_version: operation.readTerms.termsVersion,
    seller_contact: contactToWire(operation.sellerContact),
    products: operation.offers.map((offer) => ({
      product_id: offer.productId,
      total_commission_rate: offer.totalCommissionRate,
      sample_quota: offer.sampleQuantity,
    })),
  };
}

export function sampleQuotaBody(operation: EditSampleQuantityOperation): EndpointBody<'editSampleQuota'> {
  return { sample_quota: operation.sampleQuantity };
}
