/**
 * What was entered of a campaign in one shape, whether it is the API's, waits to be sent, or is still a draft. Pure.
 */
import { type Market, MESSENGER_NAMES } from '#shared/domain/market.ts';
import type { PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { OpenPeriod } from '#shared/domain/period.ts';
import type { CreatorPreferences, Participation, SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';

/** An offer as far as it was entered. */
export interface ShownProduct {
  readonly productId: string;
  /** Null while it is not known: a draft holds ids only. */
  readonly productName: string | null;
  /** 0.01 %. */
  readonly totalCommissionRate: number | null;
  readonly sampleQuantity: number | null;
}

export interface ShownContent {
  readonly name: string;
  readonly description: string;
  readonly registrationPeriod: OpenPeriod;
  readonly campaignPeriod: OpenPeriod;
  readonly participation: Participation;
  readonly invitedPartnerIds: readonly string[];
  readonly products: readonly ShownProduct[];
  readonly creatorPreferences: CreatorPreferences;
  readonly email: string;
  /** By the name of its messenger; null where none is given. */
  readonly messenger: { readonly name: string; readonly value: string } | null;
}

type Entered = PublishSellerCampaignOperation['content'] | SellerCampaign;

/** What a campaign says that was entered whole. */
export function shownContent(content: Entered): ShownContent {
  const { name, description, registrationPeriod, campaignPeriod, participation } = content;
  const { email, messenger } = content.sellerContact;
  return {
    name,
    description,
    registrationPeriod,
    campaignPeriod,
    participation,
    invitedPartnerIds: content.invitedPartnerIds,
    products: content.products,
    creatorPreferences: content.creatorPreferences,
    email,
    messenger: messenger ? { name: MESSENGER_NAMES[messenger.kind], value: messenger.value } : null,
  };
}

/** What a draft says so far. `productName` answers null for a product that is not known. */
export function shownDraft(
  draft: SellerDraft,
  market: Market,
  productName: (productId: string) => string | null,
): ShownContent {
  const { name, description, participation, invitedPartnerIds, creatorPreferences, email } = draft;
  return {
    name,
    description,
    registrationPeriod: { startTime: draft.registrationStartTime, endTime: draft.registrationEndTime },
    campaignPeriod: { startTime: draft.campaignStartTime, endTime: draft.campaignEndTime },
    participation,
    // Whom the person chose stays in the draft when they open the campaign to all; it is not what they would publish.
    invitedPartnerIds: participation === 'INVITED_PARTNERS' ? invitedPartnerIds : [],
    products: draft.products.map((offer) => ({ ...offer, productName: productName(offer.productId) })),
    creatorPreferences,
    email,
    messenger:
      market.messenger && draft.messenger !== ''
        ? { name: MESSENGER_NAMES[market.messenger], value: draft.messenger }
        : null,
  };
}
