/**
 * A product registered in a campaign: what the seller offers, what the partner answers, and the rules
 * that the form, the cache and the API share. The API enforces each rule under the same name.
 */
import type { Campaign } from './campaign.ts';
import type { SellerContact } from './contact.ts';
import type { Money } from './money.ts';
import { ineligibleReason, type Product } from './product.ts';
import { MAXIMUM_COMMISSION_RATE, MINIMUM_COMMISSION_RATE, type Rate } from './rate.ts';
import type { RegistrationPolicy } from './shop.ts';

export const REVIEW_STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'PENDING_CLOSED', 'CLOSED'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const REJECT_REASONS = [
  'COMMISSION_TOO_LOW',
  'PRODUCT_HARD_TO_PROMOTE',
  'PRODUCT_TOO_EXPENSIVE',
  'NO_SUITABLE_CREATOR',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** What promotion has brought. Orders are paid and net of returns. */
export interface Progress {
  readonly collaboratedCreators: number;
  readonly promotingCreators: number;
  readonly samplesRequested: number;
  readonly orders: number;
  readonly gmv: Money;
  readonly estimatedCommission: Money;
  readonly actualCommission: Money;
}

export interface Registration {
  readonly id: string;
  readonly campaignId: string;
  readonly productId: string;
  readonly productName: string;
  readonly mainImageUrl: string;
  readonly totalCommissionRate: Rate;
  /** The split: set by the partner on approval, null before. Their sum is the total. */
  readonly creatorCommissionRate: Rate | null;
  readonly partnerCommissionRate: Rate | null;
  readonly openCollaborationCommissionRate: Rate | null;
  readonly sampleQuantity: number;
  readonly reviewStatus: ReviewStatus;
  readonly rejectReasons: readonly RejectReason[];
  /** Rejected with REJECT_FOREVER: this product may not be registered in this campaign again. */
  readonly rejectedForever: boolean;
  readonly sellerContact: SellerContact;
  /** Unix seconds. */
  readonly submittedTime: number;
  /** Unix seconds; null before the review. */
  readonly reviewedTime: number | null;
  readonly progress: Progress;
}

/** What the seller offers for one product: the total that partner and creator share, and free samples. */
export interface ProductOffer {
  readonly productId: string;
  readonly totalCommissionRate: Rate;
  readonly sampleQuantity: number;
}

/** An offer that is being written: numbers are null where the field is empty. */
export interface TypedOffer {
  readonly productId: string;
  readonly totalCommissionRate: Rate | null;
  readonly sampleQuantity: number | null;
}

export type RateProblem =
  | 'COMMISSION_RATE_TOO_LOW'
  | 'COMMISSION_RATE_TOO_HIGH'
  | 'COMMISSION_BELOW_REQUIREMENT'
  | 'COMMISSION_BELOW_CATEGORY_MINIMUM'
  | 'COMMISSION_RATE_INVALID';

export type SampleProblem =
  | 'SAMPLE_QUANTITY_INVALID'
  | 'SAMPLE_QUANTITY_TOO_LARGE'
  | 'SAMPLE_QUANTITY_DECREASED';

export type ProductProblem =
  | 'PRODUCT_NOT_ELIGIBLE'
  | 'PRODUCT_ALREADY_REGISTERED'
  | 'PRODUCT_REJECTED_FOREVER'
  | 'REGISTER_AGAIN_TOO_SOON';

/** The lowest rate a product may be offered at: the campaign's requirement, its category's, and the platform's, whichever is highest. */
export function lowestAcceptedRate(
  campaign: Pick<Campaign, 'commissionRequirement'>,
  product: Pick<Product, 'category'>,
  policy: Pick<RegistrationPolicy, 'minimumRateByCategory'>,
): Rate {
  const ofCategory = policy.minimumRateByCategory.find((entry) => entry.categoryId === product.category.id);
  return Math.max(MINIMUM_COMMISSION_RATE, campaign.commissionRequirement, ofCategory?.rate ?? 0);
}

/** What is wrong with a total commission rate (0.01 %), or null. */
export function rateProblem(
  rate: Rate,
  campaign: Pick<Campaign, 'commissionRequirement'>,
  product: Pick<Product, 'category'>,
  policy: Pick<RegistrationPolicy, 'minimumRateByCategory'>,
): RateProblem | null {
  if (!Number.isInteger(rate)) return 'COMMISSION_RATE_INVALID';
  if (rate < MINIMUM_COMMISSION_RATE) return 'COMMISSION_RATE_TOO_LOW';
  if (rate > MAXIMUM_COMMISSION_RATE) return 'COMMISSION_RATE_TOO_HIGH';
  if (rate < campaign.commissionRequirement) return 'COMMISSION_BELOW_REQUIREMENT';
  return rate < lowestAcceptedRate(campaign, product, policy) ? 'COMMISSION_BELOW_CATEGORY_MINIMUM' : null;
}

/** What is wrong with a sample quantity, or null. */
export function sampleProblem(
  quantity: number,
  policy: Pick<RegistrationPolicy, 'maximumSampleQuantity'>,
): SampleProblem | null {
  if (!Number.isInteger(quantity) || quantity < 0) return 'SAMPLE_QUANTITY_INVALID';
  return quantity > policy.maximumSampleQuantity ? 'SAMPLE_QUANTITY_TOO_LARGE' : null;
}

/** Whether partners may already be promising samples, so that the number can only rise. */
export function sampleQuantityOnlyRises(reviewStatus: ReviewStatus): boolean {
  return reviewStatus === 'APPROVED' || reviewStatus === 'PENDING_CLOSED';
}

/** Whether the sample quantity can be edited at all: a rejected or closed registration has no use for samples. */
export function sampleQuantityEditable(reviewStatus: ReviewStatus): boolean {
  return reviewStatus === 'PENDING' || reviewStatus === 'APPROVED';
}

/** What is wrong with a new sample quantity for an existing registration, or null. */
export function sampleEditProblem(
  quantity: number,
  registration: Pick<Registration, 'sampleQuantity' | 'reviewStatus'>,
  policy: Pick<RegistrationPolicy, 'maximumSampleQuantity'>,
): SampleProblem | null {
  const problem = sampleProblem(quantity, policy);
  if (problem) return problem;
  const lowered = quantity < registration.sampleQuantity;
  return lowered && sampleQuantityOnlyRises(registration.reviewStatus) ? 'SAMPLE_QUANTITY_DECREASED' : null;
}

/** Why a product cannot be registered in a campaign, given its newest registration there (or none), or null when it can. `now` is in Unix seconds. */
export function productProblem(
  product: Pick<Product, 'status' | 'auditStatus' | 'underEnforcement'>,
  earlier: Pick<Registration, 'reviewStatus' | 'rejectedForever' | 'reviewedTime'> | undefined,
  policy: Pick<RegistrationPolicy, 'registerAgainAfterSeconds'>,
  now: number,
): ProductProblem | null {
  if (ineligibleReason(product)) return 'PRODUCT_NOT_ELIGIBLE';
  if (!earlier || earlier.reviewStatus === 'CLOSED') return null;
  if (earlier.reviewStatus !== 'REJECTED') return 'PRODUCT_ALREADY_REGISTERED';
  if (earlier.rejectedForever) return 'PRODUCT_REJECTED_FOREVER';
  return now < (earlier.reviewedTime ?? 0) + policy.registerAgainAfterSeconds
    ? 'REGISTER_AGAIN_TOO_SOON'
    : null;
}

/** How much more the campaign pays than the open collaboration, in 0.01 %; null where there is nothing to compare. */
export function uplift(totalCommissionRate: Rate, openCollaborationCommissionRate: Rate | null): Rate | null {
  return openCollaborationCommissionRate === null
    ? null
    : totalCommissionRate - openCollaborationCommissionRate;
}
