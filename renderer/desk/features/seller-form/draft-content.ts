/**
 * A draft as the campaign that it would be, and what it changes of the campaign that it edits. Pure, and without judgement:
 * draft-problems.ts says what is wrong.
 */
import { givenContact } from '#shared/domain/contact.ts';
import type { Market } from '#shared/domain/market.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type {
  SellerCampaign,
  SellerCampaignChanges,
  SellerCampaignContent,
} from '#shared/domain/seller-campaign.ts';
import { contentOf } from '#shared/domain/seller-campaign.ts';
import type { DraftContent } from '#shared/domain/seller-draft.ts';

/** The four times of a draft, in the order of the form. */
export const TIME_FIELDS = [
  'registrationStartTime',
  'registrationEndTime',
  'campaignStartTime',
  'campaignEndTime',
] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

/** The content of a finished draft; null while a time or a number is missing. It may still break rules. */
export function contentOfDraft(draft: DraftContent, market: Market): SellerCampaignContent | null {
  const isUnfinished =
    TIME_FIELDS.some((field) => draft[field] === null) ||
    draft.products.some((offer) => offer.totalCommissionRate === null || offer.sampleQuantity === null);
  return isUnfinished ? null : unfinishedContentOf(draft, market);
}

/** The content of a draft with NaN for each time or number that is missing: no rule mistakes that for a value. */
export function unfinishedContentOf(draft: DraftContent, market: Market): SellerCampaignContent {
  return {
    name: draft.name,
    description: draft.description,
    registrationPeriod: {
      startTime: draft.registrationStartTime ?? Number.NaN,
      endTime: draft.registrationEndTime ?? Number.NaN,
    },
    campaignPeriod: {
      startTime: draft.campaignStartTime ?? Number.NaN,
      endTime: draft.campaignEndTime ?? Number.NaN,
    },
    participation: draft.participation,
    invitedPartnerIds: draft.invitedPartnerIds,
    products: draft.products.map((offer) => ({
      productId: offer.productId,
      totalCommissionRate: offer.totalCommissionRate ?? Number.NaN,
      sampleQuantity: offer.sampleQuantity ?? Number.NaN,
    })),
    creatorPreferences: draft.creatorPreferences,
    sellerContact: givenContact(draft.email, draft.messenger, market),
  };
}

/** What an edit's draft changes of the campaign that it began with: whole parts, and only those that differ. */
export function changesOf(base: SellerCampaign, draft: DraftContent, market: Market): SellerCampaignChanges {
  const before = contentOf(base);
  const after = unfinishedContentOf(draft, market);
  const changed = (part: keyof SellerCampaignContent): boolean => !sameValue(before[part], after[part]);
  return {
    ...(changed('name') && { name: after.name }),
    ...(changed('description') && { description: after.description }),
    ...(changed('registrationPeriod') && { registrationPeriod: after.registrationPeriod }),
    ...(changed('campaignPeriod') && { campaignPeriod: after.campaignPeriod }),
    ...(changed('participation') && { participation: after.participation }),
    ...(changed('invitedPartnerIds') && { invitedPartnerIds: after.invitedPartnerIds }),
    ...(changed('products') && { products: after.products }),
    ...(changed('creatorPreferences') && { creatorPreferences: after.creatorPreferences }),
    ...(changed('sellerContact') && { sellerContact: after.sellerContact }),
  };
}
