/**
 * A seller's campaign that is being written, as typed: numbers and times are null where a field is empty. And what can be saved by name
 * to begin the next one with. Knows neither the form nor the store.
 */
import { messengerIn } from './contact.ts';
import type { Market } from './market.ts';
import type { TypedOffer } from './registration.ts';
import type {
  CreatorPreferences,
  Participation,
  SellerCampaign,
  SellerCampaignContent,
} from './seller-campaign.ts';

/** The steps of the form, in order. */
export const SELLER_STEPS = ['terms', 'partners', 'products', 'creators', 'contact', 'review'] as const;
export type SellerStep = (typeof SELLER_STEPS)[number];

export interface SellerDraft {
  /** A UUID. */
  readonly id: string;
  /** Unix seconds by the API's clock. */
  readonly savedTime: number;
  readonly step: SellerStep;
  readonly name: string;
  readonly description: string;
  /** Unix seconds. */
  readonly registrationStartTime: number | null;
  readonly registrationEndTime: number | null;
  readonly campaignStartTime: number | null;
  readonly campaignEndTime: number | null;
  readonly participation: Participation;
  readonly invitedPartnerIds: readonly string[];
  readonly products: readonly TypedOffer[];
  readonly creatorPreferences: CreatorPreferences;
  readonly email: string;
  readonly messenger: string;
  /** The template that products which are added begin with; null when none is in use. */
  readonly template: TemplateInUse | null;
  /** The campaign that this draft edits, as it was read; null for a new campaign. */
  readonly edits: SellerCampaign | null;
  /** The parked operation that this draft mends: submitting replaces it. */
  readonly replaces: string | null;
}

/** The part of a draft that the person writes. */
export type DraftContent = Omit<SellerDraft, 'id' | 'savedTime' | 'step' | 'template' | 'edits' | 'replaces'>;

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
    messenger: messengerIn(sellerContact, market),
  };
}

/** What goes on of a template once it has been applied: what every product that is added begins with. */
export interface TemplateInUse
  extends Pick<CampaignTemplate, 'name' | 'totalCommissionRate' | 'sampleQuantity'> {}

/** Preferences, contacts and rates under a name, to begin a campaign with. Of one account, for shops of one market. */
export interface CampaignTemplate {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Unix seconds. */
  readonly savedTime: number;
  readonly creatorPreferences: CreatorPreferences;
  readonly email: string;
  readonly messenger: string;
  /** For every product that is added, in 0.01 %; null leaves the field empty. */
  readonly totalCommissionRate: number | null;
  readonly sampleQuantity: number | null;
}
