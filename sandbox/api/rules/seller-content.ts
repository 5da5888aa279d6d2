/** A seller's campaign as it travels, in the words of the rules; and what the rules say of it, as it travels back. */
import { API_CODES, type ApiCodeName } from '#shared/contract/api/codes.ts';
import type {
  WireFieldProblem,
  WireSellerCampaign,
  WireSellerCampaignContent,
} from '#shared/contract/api/wire.ts';
import type {
  CreatorPreferences,
  SellerCampaign,
  SellerCampaignChanges,
  SellerCampaignContent,
} from '#shared/domain/seller-campaign.ts';
import type { SellerCampaignPlace, SellerCampaignProblem } from '#shared/domain/seller-campaign-rules.ts';
import { Refusal, sentence } from './refusal.ts';

export function contentFromWire(wire: WireSellerCampaignContent): SellerCampaignContent {
  return {
    name: wire.name,
    description: wire.description,
    registrationPeriod: { startTime: wire.registration_start_time, endTime: wire.registration_end_time },
    campaignPeriod: { startTime: wire.campaign_start_time, endTime: wire.campaign_end_time },
    participation: wire.participation,
    invitedPartnerIds: wire.invited_partner_ids,
    products: wire.products.map((offer) => ({
      productId: offer.product_id,
      totalCommissionRate: offer.total_commission_rate,
      sampleQuantity: offer.sample_quota,
    })),
    creatorPreferences: preferencesFromWire(wire.creator_preferences),
    sellerContact: wire.seller_contact,
  };
}

function preferencesFromWire(wire: WireSellerCampaignContent['creator_preferences']): CreatorPreferences {
  return {
    ageRange: wire.age_range,
    followerRange: wire.follower_range,
    categoryIds: wire.category_ids,
    contentFormats: wire.content_formats,
    contentStyles: wire.content_styles,
    notes: wire.notes,
  };
}

export function sellerCampaignFromWire(wire: WireSellerCampaign): SellerCampaign {
  return {
    ...contentFromWire(wire),
    id: wire.id,
    version: wire.version,
    status: wire.status,
    products: wire.products.map((product) => ({
      productId: product.product_id,
      totalCommissionRate: product.total_commission_rate,
      sampleQuantity: product.sample_quota,
      productName: product.product_name,
      mainImageUrl: product.main_image_url,
    })),
    createdTime: wire.created_time,
    publishedTime: wire.published_time,
    closedTime: wire.closed_time,
  };
}

/** What an edit sends: any part of the content. */
export type SentChanges = {
  readonly [Key in keyof WireSellerCampaignContent]?: WireSellerCampaignContent[Key] | undefined;
};

/** What was sent of an edit, taken out of the whole that it leads to: a period is changed when one of its ends is. */
export function changesFromWire(sent: SentChanges, edited: WireSellerCampaignContent): SellerCampaignChanges {
  const whole = contentFromWire(edited);
  const isSent = (...keys: (keyof WireSellerCampaignContent)[]): boolean =>
    keys.some((key) => sent[key] !== undefined);
  return {
    ...(isSent('name') ? { name: whole.name } : {}),
    ...(isSent('description') ? { description: whole.description } : {}),
    ...(isSent('registration_start_time', 'registration_end_time')
      ? { registrationPeriod: whole.registrationPeriod }
      : {}),
    ...(isSent('campaign_start_time', 'campaign_end_time') ? { campaignPeriod: whole.campaignPeriod } : {}),
    ...(isSent('participation') ? { participation: whole.participation } : {}),
    ...(isSent('invited_partner_ids') ? { invitedPartnerIds: whole.invitedPartnerIds } : {}),
    ...(isSent('products') ? { products: whole.products } : {}),
    ...(isSent('creator_preferences') ? { creatorPreferences: whole.creatorPreferences } : {}),
    ...(isSent('seller_contact') ? { sellerContact: whole.sellerContact } : {}),
  };
}

/** Refuses with every problem, under the code of the first; does nothing when there is none. */
export function requireNoProblems(problems: readonly SellerCampaignProblem[]): void {
  const [first] = problems;
  if (first) throw new Refusal(apiCodeOf(first.code), { data: { problems: problems.map(problemToWire) } });
}

function problemToWire({ place, code }: SellerCampaignProblem): WireFieldProblem {
  const name = apiCodeOf(code);
  return { at: place.at, ...whereIn(place), code: API_CODES[name], message: sentence(name) };
}

/** A form can be without a time; what is sent has all four, by its shape. */
function apiCodeOf(code: SellerCampaignProblem['code']): ApiCodeName {
  if (code === 'TIME_REQUIRED') throw new RangeError('a campaign that was sent lacks a time');
  return code;
}

function whereIn(place: SellerCampaignPlace): Pick<WireFieldProblem, 'field' | 'id'> {
  switch (place.at) {
    case 'product':
      return { field: place.field, id: place.productId };
    case 'partner':
      return { field: null, id: place.partnerId };
    default:
      return { field: place.field, id: null };
  }
}
