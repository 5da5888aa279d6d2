/**
 * What an answer makes of an operation: accepted products are registrations, refused ones stay with their reason
 * for a person. Pure. Nothing that was submitted is dropped without the API having accepted it.
 */
import type { EndpointData } from '#shared/contract/api/endpoints.ts';
import type { CacheInput, CacheOutput } from '#shared/contract/cache.ts';
import { isAgencyOperation } from '#shared/domain/outbox.ts';
import { type ErrorCode, isRetryable } from '#shared/errors.ts';
import type { RemoteFailure } from '../remote/answer.ts';
import { isAccepted, type ProductResult, registrationFromWire } from '../remote/records.ts';
import { partRefusal } from '../remote/refusal.ts';

/** An operation as the cache keeps it. */
export type Operation = CacheOutput<'listUnsent'>['operations'][number];
export type Registering = Extract<Operation, { kind: 'registerProducts' }>;
export type EditingSamples = Extract<Operation, { kind: 'editSampleQuantity' }>;

/** What is written in one transaction; `operation` is null when it is done. */
export type Settlement = Omit<CacheInput<'settleOperation'>, 'shop' | 'operationId'>;

/** It was done, and nothing is to be written with it. */
export const DONE: Settlement = {
  operation: null,
  registrations: [],
  campaigns: [],
  sellerCampaigns: [],
  participants: [],
};

/** Whether an operation stays in the queue: waiting or signing in again can help, and its key makes sending again safe. */
export function staysQueued(code: ErrorCode): boolean {
  return isRetryable(code) || code === 'SIGN_IN_REQUIRED';
}

/** The API answered for each product; null when the answer does not fit what was sent. */
export function settleRegistration(
  operation: Registering,
  results: readonly ProductResult[],
): Settlement | null {
  const answers = operation.offers.map((offer) => ({
    offer,
    result: results.find((result) => result.product_id === offer.productId),
  }));
  const registrations: Settlement['registrations'][number][] = [];
  const refused: Registering['offers'][number][] = [];
  for (const { offer, result } of answers) {
    if (!result) return null;
    if (!isAccepted(result)) {
      refused.push({ ...offer, refusal: partRefusal(result) });
      continue;
    }
    const { registration } = result;
    const fits =
      registration?.campaign_id === operation.campaignId && registration.product_id === offer.productId;
    if (!registration || !fits) return null;
    registrations.push(registrationFromWire(registration));
  }
  const rest = refused.length === 0 ? null : ({ ...operation, state: 'parked', offers: refused } as const);
  return { ...DONE, operation: rest, registrations };
}

/** The edit was accepted; null when the answer is about another registration. */
export function settleSampleEdit(
  operation: EditingSamples,
  { registration }: EndpointData<'editSampleQuota'>,
): Settlement | null {
  if (registration.id !== operation.registrationId) return null;
  return { ...DONE, registrations: [registrationFromWire(registration)] };
}

/**
 * The whole was refused: it waits for a person, with the reason and every field that is wrong; and with the campaign as it now is when the
 * terms changed, or when somebody else edited it.
 */
export function park(
  operation: Operation,
  refusal: Pick<RemoteFailure, 'error' | 'currentCampaign' | 'currentSellerCampaign' | 'problems'>,
): Settlement {
  const { currentCampaign, currentSellerCampaign, error, problems } = refusal;
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
