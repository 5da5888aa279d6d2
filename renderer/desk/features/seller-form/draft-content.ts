/**
 * A draft as the campaign that it would be, and a campaign as the draft that would be it. Pure, and without judgement:
 * draft-problems.ts says what is wrong.
 */
import type { SellerContact } from '#shared/domain/contact.ts';
import type { Market } from '#shared/domain/market.ts';
import type {
  SellerCampaign,
  SellerCampaignChanges,
  SellerCampaignContent,
} from '#shared/domain/seller-campaign.ts';
import { contentOf } from '#shared/domain/seller-campaign.ts';
import { sameValue } from '#shared/domain/seller-campaign-rules.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';

/** The part of a draft that the person writes. */
export type DraftContent = Omit<SellerDraft, 'id' | 'savedTime' | 'step' | 'template' | 'edits' | 'replaces'>;

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
    sellerContact: contactOfDraft(draft, market),
  };
}

/** The contact of a draft; a messenger that was left empty, or that the market has none of, is not given. */
function contactOfDraft(
  { email, messenger }: Pick<DraftContent, 'email' | 'messenger'>,
  market: Market,
): SellerContact {
  return market.messenger === null || messenger === ''
    ? { email }
    : { email, messenger: { kind: market.messenger, value: messenger } };
}

/** A campaign's content as a draft's. A messenger of another market is left behind. */
export function draftOfContent(content: SellerCampaignContent, market: Market): DraftContent {
  const { registrationPeriod, campaignPeriod, sellerContact } = content;
  return {
    name: content.name,
    description: content.description,
    registrationStartTime: registrationPeriod.startTime,
    registrationEndTime: registrationPeriod.endTime,
    campaignStartTime: campaignPeriod.startTime,
    campaignEndTime: campaignPeriod.endTime,
    participation: content.participation,
    invitedPartnerIds: content.invitedPartnerIds,
    products: content.products.map(({ productId, totalCommissionRate, sampleQuantity }) => ({
      productId,
      totalCommissionRate,
      sampleQuantity,
    })),
    creatorPreferences: content.creatorPreferences,
    email: sellerContact.email,
    messenger: messengerIn(market, sellerContact),
  };
}

/** What a contact gives as the market's messenger; empty when it gives none. */
export function messengerIn(market: Market, contact: SellerContact | null): string {
  return contact?.messenger?.kind === market.messenger ? (contact?.messenger?.value ?? '') : '';
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
