/**
 * What a person submitted and the API has not answered yet. One operation is one request, with the key
 * that makes sending it twice the same as sending it once. Knows neither the store nor the network.
 */
import type { AppError } from '#shared/errors.ts';
import type { Campaign } from './campaign.ts';
import type { SellerContact } from './contact.ts';
import type { ProductOffer } from './registration.ts';

/** An offer on its way, with what the list shows of the product, and why the API refused it, if it did. */
export interface QueuedOffer extends ProductOffer {
  readonly productName: string;
  readonly mainImageUrl: string;
  readonly refusal: AppError | null;
}

interface OperationBase {
  /** A UUID: the idempotency key too. */
  readonly id: string;
  readonly campaignId: string;
  readonly createdTime: number;
  /** How often it has been sent without an answer. */
  readonly attempts: number;
  /** Queued operations are sent in order; a parked one waits for a person, with its reason. */
  readonly state: 'queued' | 'parked';
  /** Why the whole was refused; null while queued, or when only single products were refused. */
  readonly refusal: AppError | null;
}

export interface RegisterProductsOperation extends OperationBase {
  readonly kind: 'registerProducts';
  /** The campaign as the person read it: its termsVersion is what they agreed to. */
  readonly readTerms: Campaign;
  readonly sellerContact: SellerContact;
  /** Offers that the API accepted are gone from here: they are registrations. */
  readonly offers: readonly QueuedOffer[];
}

export interface EditSampleQuantityOperation extends OperationBase {
  readonly kind: 'editSampleQuantity';
  readonly registrationId: string;
  readonly productId: string;
  readonly productName: string;
  readonly sampleQuantity: number;
}

export type Operation = RegisterProductsOperation | EditSampleQuantityOperation;

/** A registration that is being written: it survives closing the dialog and the app. Numbers are null where the field is empty. */
export interface RegistrationDraft {
  readonly campaignId: string;
  readonly savedTime: number;
  readonly step: 'products' | 'terms' | 'review';
  readonly offers: readonly {
    readonly productId: string;
    readonly totalCommissionRate: number | null;
    readonly sampleQuantity: number | null;
  }[];
  readonly email: string;
  readonly messenger: string;
  /** The parked operation that this draft mends: submitting replaces it. */
  readonly replaces: string | null;
}

/** Everything unsent of a shop: what the second copy outside the database holds. */
export interface UnsentWork {
  readonly operations: readonly Operation[];
  readonly drafts: readonly RegistrationDraft[];
}
