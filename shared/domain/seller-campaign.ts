/**
 * A campaign that the seller started and that partners join. Pure types, and what a clock makes of them; the rules of
 * its form are in seller-campaign-rules.ts. Storage and screens are unknown here.
 */
import type { CampaignStatus } from './campaign.ts';
import { type SellerContact, typedContact } from './contact.ts';
import type { Period } from './period.ts';
import { typedLine, typedText } from './plain-text.ts';
import type { ProductOffer } from './registration.ts';

/** Who may join, the "registration type": every partner of the market, or those that the seller invites. */
export const PARTICIPATIONS = ['ALL_PARTNERS', 'INVITED_PARTNERS'] as const;
export type Participation = (typeof PARTICIPATIONS)[number];

export const CONTENT_FORMATS = ['SHORT_VIDEO', 'LIVE'] as const;
export type ContentFormat = (typeof CONTENT_FORMATS)[number];

export const CONTENT_STYLES = [
  'PRODUCT_REVIEW',
  'TUTORIAL',
  'UNBOXING',
  'LIFESTYLE',
  'COMEDY',
  'BEFORE_AND_AFTER',
] as const;
export type ContentStyle = (typeof CONTENT_STYLES)[number];

/** Both ends belong to the range; null is no limit. */
export interface NumberRange {
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Which creators the seller would like. A wish, not a rule: the partner chooses. Empty lists wish for nothing. */
export interface CreatorPreferences {
  /** Years. */
  readonly ageRange: NumberRange;
  readonly followerRange: NumberRange;
  /** Of the shop's product categories. */
  readonly categoryIds: readonly string[];
  readonly contentFormats: readonly ContentFormat[];
  readonly contentStyles: readonly ContentStyle[];
  /** Under 500 characters of plain text. */
  readonly notes: string;
}

/** Wishes for nothing. */
export const NO_PREFERENCES: CreatorPreferences = {
  ageRange: { lowest: null, highest: null },
  followerRange: { lowest: null, highest: null },
  categoryIds: [],
  contentFormats: [],
  contentStyles: [],
  notes: '',
};

/** Everything that the seller enters. */
export interface SellerCampaignContent {
  readonly name: string;
  readonly description: string;
  readonly registrationPeriod: Period;
  readonly campaignPeriod: Period;
  readonly participation: Participation;
  /** Whom the seller invites when the campaign is published; empty when all partners may join. */
  readonly invitedPartnerIds: readonly string[];
  readonly products: readonly ProductOffer[];
  readonly creatorPreferences: CreatorPreferences;
  readonly sellerContact: SellerContact;
}

export type SellerCampaignPart = keyof SellerCampaignContent;

/** In the order of the form. */
export const SELLER_CAMPAIGN_PARTS = [
  'name',
  'description',
  'registrationPeriod',
  'campaignPeriod',
  'participation',
  'invitedPartnerIds',
  'products',
  'creatorPreferences',
  'sellerContact',
] as const satisfies SellerCampaignPart[];

/** An offer with what a list shows of its product, as it was when it was added. */
export interface OfferedProduct extends ProductOffer {
  readonly productName: string;
  readonly mainImageUrl: string;
}

export interface SellerCampaign extends Omit<SellerCampaignContent, 'products'> {
  /** Up to 19 digits: never a number. */
  readonly id: string;
  /** Changes with every edit; an edit carries the one that it began with, so that nobody overwrites what they have not seen. */
  readonly version: string;
  /** READY is not published. UPCOMING, ONGOING and CLOSED follow from the campaign period, or from closing early. */
  readonly status: CampaignStatus;
  readonly products: readonly OfferedProduct[];
  /** Unix seconds. */
  readonly createdTime: number;
  /** Unix seconds; null while READY. */
  readonly publishedTime: number | null;
  /** Unix seconds of closing it early; null when it was not. */
  readonly closedTime: number | null;
}

/** What an edit changes. What is left out stays. */
export type SellerCampaignChanges = {
  readonly [Field in keyof SellerCampaignContent]?: SellerCampaignContent[Field] | undefined;
};

/** The tabs of the seller's campaigns: `active` while registration has not ended, `past` afterwards, `drafts` before publishing. */
export const SELLER_TABS = ['active', 'past', 'drafts'] as const;
export type SellerTab = (typeof SELLER_TABS)[number];

/** The tab that a campaign is under at `now` (Unix seconds). */
export function sellerTabOf(
  campaign: Pick<SellerCampaign, 'status' | 'registrationPeriod'>,
  now: number,
): SellerTab {
  if (campaign.status === 'READY') return 'drafts';
  const isOver = campaign.status === 'CLOSED' || now > campaign.registrationPeriod.endTime;
  return isOver ? 'past' : 'active';
}

/**
 * Whether a campaign goes on although its registration is over: partners promote it and orders come in. Tabs are the platform's and go by
 * registration alone, so that it stands under `past`.
 */
export function outlastsRegistration(
  campaign: Pick<SellerCampaign, 'status' | 'registrationPeriod'>,
  now: number,
): boolean {
  return sellerTabOf(campaign, now) === 'past' && campaign.status !== 'CLOSED';
}

/** The content of a campaign as its seller entered it: where an edit or a copy begins. */
export function contentOf(campaign: SellerCampaign): SellerCampaignContent {
  const { name, description, registrationPeriod, campaignPeriod, participation, invitedPartnerIds } =
    campaign;
  const { creatorPreferences, sellerContact } = campaign;
  return {
    name,
    description,
    registrationPeriod,
    campaignPeriod,
    participation,
    invitedPartnerIds,
    products: campaign.products.map(({ productId, totalCommissionRate, sampleQuantity }) => ({
      productId,
      totalCommissionRate,
      sampleQuantity,
    })),
    creatorPreferences,
    sellerContact,
  };
}

/** What a person entered, as it is checked and sent: without what no eye sees. Parts that are not there stay away. */
export function typedContent<Entered extends SellerCampaignChanges>(entered: Entered): Entered {
  const { name, description, creatorPreferences, sellerContact } = entered;
  return {
    ...entered,
    ...(name !== undefined && { name: typedLine(name) }),
    ...(description !== undefined && { description: typedText(description) }),
    ...(creatorPreferences && {
      creatorPreferences: { ...creatorPreferences, notes: typedText(creatorPreferences.notes) },
    }),
    ...(sellerContact && { sellerContact: typedContact(sellerContact) }),
  };
}

/** The content of a campaign with the changes of an edit made. */
export function editedContent(
  campaign: SellerCampaign,
  changes: SellerCampaignChanges,
): SellerCampaignContent {
  const made: Partial<SellerCampaignContent> = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  return { ...contentOf(campaign), ...made };
}
