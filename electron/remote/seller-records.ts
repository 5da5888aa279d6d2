/**
 * Between the API's words and the domain's for campaigns of the seller's own: what arrives becomes records, what is
 * submitted becomes a body. Pure; everything has been parsed by the contract before it comes here.
 */
import type { EndpointBody } from '#shared/contract/api/endpoints.ts';
import type {
  WireParticipant,
  WirePartner,
  WireSellerCampaign,
  WireSellerCampaignContent,
} from '#shared/contract/api/wire.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import type { EditSellerCampaignOperation, PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { ProductOffer } from '#shared/domain/registration.ts';
import type {
  CreatorPreferences,
  SellerCampaign,
  SellerCampaignChanges,
} from '#shared/domain/seller-campaign.ts';

export function sellerCampaignFromWire(wire: WireSellerCampaign) {
  return {
    id: wire.id,
    version: wire.version,
    status: wire.status,
    name: wire.name,
    description: wire.description,
    registrationPeriod: { startTime: wire.registration_start_time, endTime: wire.registration_end_time },
    campaignPeriod: { startTime: wire.campaign_start_time, endTime: wire.campaign_end_time },
    participation: wire.participation,
    invitedPartnerIds: wire.invited_partner_ids,
    products: wire.products.map((product) => ({
      productId: product.product_id,
      totalCommissionRate: product.total_commission_rate,
      sampleQuantity: product.sample_quota,
      productName: product.product_name,
      mainImageUrl: product.main_image_url,
    })),
    creatorPreferences: preferencesFromWire(wire.creator_preferences),
    sellerContact: wire.seller_contact,
    createdTime: wire.created_time,
    publishedTime: wire.published_time,
    closedTime: wire.closed_time,
  } satisfies SellerCampaign;
}

function preferencesFromWire(wire: WireSellerCampaignContent['creator_preferences']) {
  return {
    ageRange: wire.age_range,
    followerRange: wire.follower_range,
    categoryIds: wire.category_ids,
    contentFormats: wire.content_formats,
    contentStyles: wire.content_styles,
    notes: wire.notes,
  } satisfies CreatorPreferences;
}

export function participantFromWire(wire: WireParticipant) {
  return {
    id: wire.id,
    sellerCampaignId: wire.seller_campaign_id,
    partner: wire.partner,
    status: wire.status,
    message: wire.message,
    changedTime: wire.changed_time,
    products: wire.products.map((product) => ({
      productId: product.product_id,
      promotingCreators: product.promoting_creators,
      samplesRequested: product.samples_requested,
      orders: product.orders,
      gmv: product.gmv,
      estimatedCommission: product.estimated_commission,
    })),
  } satisfies Participant;
}

export function partnerFromWire(wire: WirePartner) {
  return {
    id: wire.id,
    name: wire.name,
    creatorCount: wire.creator_count,
    categories: wire.categories,
    regions: wire.regions,
    gmvBand: wire.gmv_band,
    rating: wire.rating,
    contact: wire.contact_info,
  } satisfies PartnerProfile;
}

/** The body of a new campaign. The same operation always makes the same body: its key depends on that. */
export function publishingBody({
  content,
}: Pick<PublishSellerCampaignOperation, 'content'>): EndpointBody<'createSellerCampaign'> {
  const { registrationPeriod, campaignPeriod } = content;
  return {
    publish: true,
    content: {
      name: content.name,
      description: content.description,
      registration_start_time: registrationPeriod.startTime,
      registration_end_time: registrationPeriod.endTime,
      campaign_start_time: campaignPeriod.startTime,
      campaign_end_time: campaignPeriod.endTime,
      participation: content.participation,
      invited_partner_ids: [...content.invitedPartnerIds],
      products: content.products.map(offerToWire),
      creator_preferences: preferencesToWire(content.creatorPreferences),
      seller_contact: contactToWire(content.sellerContact),
    },
  };
}

/** The body of an edit: what it changes, and the version that it began with. */
export function editBody(
  operation: Pick<EditSellerCampaignOperation, 'base' | 'changes' | 'publishes'>,
): EndpointBody<'editSellerCampaign'> {
  return {
    version: operation.base.version,
    publish: operation.publishes,
    changes: changesToWire(operation.changes),
  };
}

function changesToWire(changes: SellerCampaignChanges): Partial<WireSellerCampaignContent> {
  const { name, description, participation, registrationPeriod, campaignPeriod } = changes;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(registrationPeriod && {
      registration_start_time: registrationPeriod.startTime,
      registration_end_time: registrationPeriod.endTime,
    }),
    ...(campaignPeriod && {
      campaign_start_time: campaignPeriod.startTime,
      campaign_end_time: campaignPeriod.endTime,
    }),
    ...(participation && { participation }),
    ...(changes.invitedPartnerIds && { invited_partner_ids: [...changes.invitedPartnerIds] }),
    ...(changes.products && { products: changes.products.map(offerToWire) }),
    ...(changes.creatorPreferences && { creator_preferences: preferencesToWire(changes.creatorPreferences) }),
    ...(changes.sellerContact && { seller_contact: contactToWire(changes.sellerContact) }),
  };
}

function offerToWire(offer: ProductOffer) {
  return {
    product_id: offer.productId,
    total_commission_rate: offer.totalCommissionRate,
    sample_quota: offer.sampleQuantity,
  };
}

function preferencesToWire(
  preferences: CreatorPreferences,
): WireSellerCampaignContent['creator_preferences'] {
  return {
    age_range: { ...preferences.ageRange },
    follower_range: { ...preferences.followerRange },
    category_ids: [...preferences.categoryIds],
    content_formats: [...preferences.contentFormats],
    content_styles: [...preferences.contentStyles],
    notes: preferences.notes,
  };
}

export function contactToWire({
  email,
  messenger,
}: SellerContact): WireSellerCampaignContent['seller_contact'] {
  return messenger ? { email, messenger: { ...messenger } } : { email };
}
