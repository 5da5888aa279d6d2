/**
 * What an answer makes of an operation: accepted products are registrations, refused ones stay with their reason
 * for a person. Pure. Nothing that was submitted is dropped without the API having accepted it.
 */
import { IDEMPOTENCY_KEY_KEPT } from '#shared/contract/api/endpoints.ts';
import type { CacheInput, CacheOutput } from '#shared/contract/cache.ts';
import { type FirstAttempt, isAgencyOperation } from '#shared/domain/outbox.ts';
import type { ProductOffer } from '#shared/domain/registration.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { type ErrorCode, isRetryable } from '#shared/errors.ts';
import type { Arrival, RemoteFailure } from '../remote/answer.ts';
import {
  type AnsweredRegistration,
  type ChangeAnswer,
  isAccepted,
  type ProductResult,
  readableOf,
} from '../remote/change-answer.ts';
import { registrationFromWire } from '../remote/records.ts';
import { partRefusal } from '../remote/refusal.ts';

/** An operation as the cache keeps it. */
export type Operation = CacheOutput<'listUnsent'>['operations'][number];
export type Registering = Extract<Operation, { kind: 'registerProducts' }>;
export type EditingSamples = Extract<Operation, { kind: 'editSampleQuantity' }>;

/** What is written in one transaction; `operation` is null when it is done. */
export interface Settlement extends Omit<CacheInput<'settleOperation'>, 'shop' | 'operationId'> {
  /** A record of the answer cannot be read here: the next pull brings it, and sets it aside. */
  readonly leavesToPull: boolean;
}

/** It was done, and nothing is to be written with it. */
export const DONE: Settlement = {
  operation: null,
  registrations: [],
  campaigns: [],
  sellerCampaigns: [],
  participants: [],
  leavesToPull: false,
};

/** Whether an operation stays in the queue: waiting or signing in again can help, and its key makes sending again safe. */
export function staysQueued(code: ErrorCode): boolean {
  return isRetryable(code) || code === 'SIGN_IN_REQUIRED';
}

/** The API answered for each product; null when the answer does not fit what was sent: other products, numbers, or another contact. */
export function settleRegistration(
  operation: Registering,
  results: readonly ProductResult[],
): Settlement | null {
  const answers = operation.offers.map((offer) => ({
    offer,
    result: results.find((result) => result.product_id === offer.productId),
  }));
  if (results.length !== operation.offers.length) return null;
  const answered: AnsweredRegistration[] = [];
  const refused: Registering['offers'][number][] = [];
  for (const { offer, result } of answers) {
    if (!result) return null;
    if (!isAccepted(result)) {
      refused.push({ ...offer, refusal: partRefusal(result) });
      continue;
    }
    const { registration } = result;
    if (!registration || !isRegistered(registration, operation, offer)) return null;
    answered.push(registration);
  }
  if (refused.length === 0) return doneWith(answered);
  const rest = { ...operation, state: 'parked', firstAttempt: null, offers: refused } as const;
  return { ...doneWith(answered), operation: rest };
}

function doneWith(answered: readonly AnsweredRegistration[]): Settlement {
  const readable = readableOf(answered);
  const leavesToPull = readable.length < answered.length;
  return { ...DONE, registrations: readable.map(registrationFromWire), leavesToPull };
}

function isRegistered(
  registration: AnsweredRegistration,
  { campaignId, sellerContact }: Registering,
  offer: ProductOffer,
): boolean {
  return (
    registration.campaign_id === campaignId &&
    registration.product_id === offer.productId &&
    fits(registration.total_commission_rate, offer.totalCommissionRate) &&
    fits(registration.sample_quota, offer.sampleQuantity) &&
    fits(registration.seller_contact, sellerContact)
  );
}

/** Whether what was answered is what was sent; what cannot be read says nothing against it. */
export function fits<Value>(answered: Value | undefined, sent: Value): boolean {
  return answered === undefined || sameValue(answered, sent);
}

/** The edit was accepted; null when the answer is about another registration or quantity. */
export function settleSampleEdit(
  operation: EditingSamples,
  { registration }: ChangeAnswer<'editSampleQuota'>,
): Settlement | null {
  const isOfThis =
    registration.id === operation.registrationId &&
    registration.campaign_id === operation.campaignId &&
    registration.product_id === operation.productId;
  return isOfThis && fits(registration.sample_quota, operation.sampleQuantity)
    ? doneWith([registration])
    : null;
}

/** Why an operation waits for a person: the API's refusal and what came with it, or a reason of the app's own. */
export type Refusal = Pick<RemoteFailure, 'error'> &
  Partial<Pick<RemoteFailure, 'currentCampaign' | 'currentSellerCampaign' | 'problems'>>;

/**
 * The whole was refused: it waits for a person, with the reason and every field that is wrong; and with the campaign as it now is when the
 * terms changed, or when somebody else edited it. The mark of its first attempt stays as it is in `operation`.
 */
export function park(operation: Operation, refusal: Refusal): Settlement {
  const { currentCampaign = null, currentSellerCampaign = null, error, problems = [] } = refusal;
  const parked = { state: 'parked', refusal: error } as const;
  if (isAgencyOperation(operation)) {
    const isSame = currentCampaign?.id === operation.campaignId;
    return {
      ...DONE,
      operation: { ...operation, ...parked },
      campaigns: currentCampaign && isSame ? [currentCampaign] : [],
    };
  }
  const isSame =
    operation.kind !== 'publishSellerCampaign' && currentSellerCampaign?.id === operation.sellerCampaignId;
  return {
    ...DONE,
    operation: 'problems' in operation ? { ...operation, ...parked, problems } : { ...operation, ...parked },
    sellerCampaigns: currentSellerCampaign && isSame ? [currentSellerCampaign] : [],
  };
}

/** It was sent and not answered: it stays where it is. */
export function countAttempt(operation: Operation): Settlement {
  return { ...DONE, operation: { ...operation, attempts: operation.attempts + 1 } };
}

/** What an attempt that failed leaves of the mark: as it was before, when nothing arrived; none, when the API itself has refused. */
export function markAfter(arrival: Arrival, before: Operation, during: Operation): FirstAttempt | null {
  if (arrival === 'refused') return null;
  return arrival === 'none' ? before.firstAttempt : during.firstAttempt;
}

/** Whether the API may have forgotten the key by now (Unix seconds): sent again, it would be done again. */
export function isKeyForgotten({ firstAttempt }: Operation, now: number): boolean {
  return firstAttempt !== null && now - firstAttempt.time >= IDEMPOTENCY_KEY_KEPT;
}
