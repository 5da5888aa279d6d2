/**
 * The form of a seller's campaign as a value: what is typed and chosen, what was refused of it, the template in use. Types only: how it changes
 * is campaign-form.ts's.
 */
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import type { CreatorPreferences } from '#shared/domain/seller-campaign.ts';
import type { SellerDraft, SellerStep } from '#shared/domain/seller-draft.ts';
import type { AppError } from '#shared/errors.ts';
import type { Offers } from '../registration/offer-changes.ts';

/** What is typed as it stands: single texts, times and choices. */
export type PlainFields = Pick<
  SellerDraft,
  | 'name'
  | 'description'
  | 'registrationStartTime'
  | 'registrationEndTime'
  | 'campaignStartTime'
  | 'campaignEndTime'
  | 'participation'
  | 'invitedPartnerIds'
  | 'email'
  | 'messenger'
>;

/** Whom the seller would like, with the ends of ranges as typed. */
export interface PreferenceEntry
  extends Pick<CreatorPreferences, 'categoryIds' | 'contentFormats' | 'contentStyles' | 'notes'> {
  readonly lowestAge: string;
  readonly highestAge: string;
  readonly fewestFollowers: string;
  readonly mostFollowers: string;
}

export interface CampaignForm extends PlainFields, Offers, Pick<SellerDraft, 'id' | 'edits' | 'replaces'> {
  readonly step: SellerStep;
  readonly preferences: PreferenceEntry;
  /** What the main process or the API refused, each until what it names is changed. */
  readonly refusals: readonly FieldRefusal[];
  /** Why the whole was refused, where no field says it; until anything is changed. */
  readonly refusal: AppError | null;
  /** Steps that the person has left: from then on, what is missing there is said too. */
  readonly left: readonly SellerStep[];
  /** The template in use: what products that are added begin with, and the way back while there is one. */
  readonly template: AppliedTemplate | null;
}

/** The part of a form that a template writes. */
export type TemplatePart = Pick<CampaignForm, 'preferences' | 'email' | 'messenger' | 'offers' | 'undo'>;

export interface AppliedTemplate {
  readonly name: string;
  /** What products that are added begin with; empty texts leave that to the product. */
  readonly rateText: string;
  readonly sampleText: string;
  /** What the template replaced, until the person changes any of it: taking back must not lose what they did since. */
  readonly before: TemplatePart | null;
}
