/**
 * What a person submitted and the API has not answered yet. One operation is one request, with the key
 * that makes sending it twice the same as sending it once. Knows neither the store nor the network.
 */
import type { AppError } from '#shared/errors.ts';
import type { Campaign, Partner } from './campaign.ts';
import type { SellerContact } from './contact.ts';
import type { TypedOffer } from './registration.ts';
import type {
  OfferedProduct,
  SellerCampaign,
  SellerCampaignChanges,
  SellerCampaignContent,
} from './seller-campaign.ts';
import type { SellerCampaignPlace } from './seller-campaign-rules.ts';
import type { SellerDraft } from './seller-draft.ts';

/** An offer on its way, and why the API refused it, if it did. */
export interface QueuedOffer extends OfferedProduct {
  readonly refusal: AppError | null;
}

/** A field of a seller's campaign that the API refused, and why: the rules' own problem, or one that only the API knows. */
export interface FieldRefusal {
  readonly place: SellerCampaignPlace;
  readonly error: AppError;
}

/** The request of an operation as it left this machine for the first time, or may have left. */
export interface FirstAttempt {
  /** Unix seconds, by the API's clock. */
  readonly time: number;
  /**
   * The body, byte for byte: it is sent again as it is, so that an update of the app in between cannot change what belongs to the key. Null when
   * it was not kept, which versions before the mark did not.
   */
  readonly body: string | null;
}

interface OperationBase {
  /** A UUID: the idempotency key too. */
  readonly id: string;
  /** Unix seconds, by the API's clock. */
  readonly createdTime: number;
  /** How often it has been sent without an answer. */
  readonly attempts: number;
  /**
   * Written before the first byte leaves; null again once the API has answered, or when it is certain that nothing left. While it is there, the
   * API may have done what was asked.
   */
  readonly firstAttempt: FirstAttempt | null;
  /** Queued operations are sent in order; a parked one waits for a person, with its reason. */
  readonly state: 'queued' | 'parked';
  /** Why the whole was refused; null while queued, or when only single products were refused. */
  readonly refusal: AppError | null;
}

export interface RegisterProductsOperation extends OperationBase {
  readonly kind: 'registerProducts';
  readonly campaignId: string;
  /** The campaign as the person read it: its termsVersion is what they agreed to. */
  readonly readTerms: Campaign;
  readonly sellerContact: SellerContact;
  /** Offers that the API accepted are gone from here: they are registrations. */
  readonly offers: readonly QueuedOffer[];
}

export interface EditSampleQuantityOperation extends OperationBase {
  readonly kind: 'editSampleQuantity';
  readonly campaignId: string;
  readonly registrationId: string;
  readonly productId: string;
  readonly productName: string;
  readonly sampleQuantity: number;
}

/** What is done in campaigns that partners started. */
export type AgencyOperation = RegisterProductsOperation | EditSampleQuantityOperation;

/** Creates a campaign of the seller's and publishes it. */
export interface PublishSellerCampaignOperation extends OperationBase {
  readonly kind: 'publishSellerCampaign';
  readonly content: Omit<SellerCampaignContent, 'products'> & {
    readonly products: readonly OfferedProduct[];
  };
  /** Where the API refused it: each problem at its field. Empty while queued. */
  readonly problems: readonly FieldRefusal[];
}

export interface EditSellerCampaignOperation extends OperationBase {
  readonly kind: 'editSellerCampaign';
  readonly sellerCampaignId: string;
  /** The campaign as the person read it: its version goes with the edit. */
  readonly base: SellerCampaign;
  readonly changes: SellerCampaignChanges;
  /** Publishes a campaign that is READY, with the changes. */
  readonly publishes: boolean;
  readonly problems: readonly FieldRefusal[];
}

export interface CloseSellerCampaignOperation extends OperationBase {
  readonly kind: 'closeSellerCampaign';
  readonly sellerCampaignId: string;
  readonly campaignName: string;
}

export interface InvitePartnersOperation extends OperationBase {
  readonly kind: 'invitePartners';
  readonly sellerCampaignId: string;
  readonly campaignName: string;
  readonly partners: readonly Partner[];
  /** Whom the API refused, and why. Empty while queued. */
  readonly problems: readonly FieldRefusal[];
}

export interface AnswerJoinRequestOperation extends OperationBase {
  readonly kind: 'answerJoinRequest';
  readonly sellerCampaignId: string;
  readonly campaignName: string;
  readonly partner: Partner;
  readonly accepts: boolean;
}

/** What is done in campaigns of the seller's own. */
export type SellerOperation =
  | PublishSellerCampaignOperation
  | EditSellerCampaignOperation
  | CloseSellerCampaignOperation
  | InvitePartnersOperation
  | AnswerJoinRequestOperation;

export type Operation = AgencyOperation | SellerOperation;

/** Whether the API may have done it without our knowing: then nobody may be told that nothing was sent. */
export function mayHaveArrived({ firstAttempt }: Pick<Operation, 'firstAttempt'>): boolean {
  return firstAttempt !== null;
}

/**
 * An operation as a version of the app stored it that did not mark the first attempt: while it is queued, it may have been sent at any time
 * since it was made. Anything else passes as it is.
 */
export function withFirstAttempt(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || 'firstAttempt' in stored) return stored;
  const isQueued = 'state' in stored && stored.state === 'queued' && 'createdTime' in stored;
  return { ...stored, firstAttempt: isQueued ? { time: stored.createdTime, body: null } : null };
}

export function isAgencyOperation(operation: Operation): operation is AgencyOperation {
  return operation.kind === 'registerProducts' || operation.kind === 'editSampleQuantity';
}

/** What the campaign of an operation was called when it was submitted. */
export function nameWhenSubmitted(operation: SellerOperation): string {
  if (operation.kind === 'publishSellerCampaign') return operation.content.name;
  return operation.kind === 'editSellerCampaign' ? operation.base.name : operation.campaignName;
}

/** What is sent in order: the operations of one campaign. A campaign that is still to be created is a line of its own. */
export function lineOf(operation: Operation): string {
  if (isAgencyOperation(operation)) return `campaign ${operation.campaignId}`;
  return operation.kind === 'publishSellerCampaign'
    ? `new ${operation.id}`
    : `seller campaign ${operation.sellerCampaignId}`;
}

/** The steps of the form, in order. */
export const REGISTRATION_STEPS = ['products', 'terms', 'review'] as const;

/** A registration that is being written: it survives closing the dialog and the app. Numbers are null where the field is empty. */
export interface RegistrationDraft {
  readonly campaignId: string;
  /** Unix seconds by the API's clock. */
  readonly savedTime: number;
  readonly step: (typeof REGISTRATION_STEPS)[number];
  readonly offers: readonly TypedOffer[];
  readonly email: string;
  readonly messenger: string;
  /** The parked operation that this draft mends: submitting replaces it. */
  readonly replaces: string | null;
  /** The terms that the person had before them; drafts of earlier versions of the app do not say. */
  readonly readTerms?: Campaign | undefined;
}

/** How much unsent work there is: changes that were submitted, and drafts of either kind. */
export interface UnsentCounts {
  readonly operations: number;
  readonly drafts: number;
}

/** Everything unsent of a shop: what the second copy outside the database holds. */
export interface UnsentWork {
  readonly operations: readonly Operation[];
  readonly drafts: readonly RegistrationDraft[];
  readonly sellerDrafts: readonly SellerDraft[];
}
