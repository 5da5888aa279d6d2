/**
 * What an answer makes of an operation: accepted products are registrations, refused ones stay with their reason
 * for a person. Pure. Nothing that was submitted is dropped without the API having accepted it.
 */
import type { EndpointData } from '#shared/contract/api/endpoints.ts';
import type { CacheInput, CacheOutput } from '#shared/contract/cache.ts';
import { type ErrorCode, isRetryable } from '#shared/errors.ts';
import { productRefusal, type RemoteFailure } from '../remote/answer.ts';
import { isAccepted, type ProductResult, registrationFromWire } from '../remote/records.ts';

/** An operation as the cache keeps it. */
export type Operation = CacheOutput<'listUnsent'>['operations'][number];
export type Registering = Extract<Operation, { kind: 'registerProducts' }>;
export type EditingSamples = Extract<Operation, { kind: 'editSampleQuantity' }>;

/** What is written in one transaction; `operation` is null when it is done. */
export type Settlement = Pick<CacheInput<'settleOperation'>, 'operation' | 'registrations' | 'campaigns'>;

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
      refused.push({ ...offer, refusal: productRefusal(result) });
      continue;
    }
    const { registration } = result;
    const fits =
      registration?.campaign_id === operation.campaignId && registration.product_id === offer.productId;
    if (!registration || !fits) return null;
    registrations.push(registrationFromWire(registration));
  }
  const rest = refused.length === 0 ? null : ({ ...operation, state: 'parked', offers: refused } as const);
  return { operation: rest, registrations, campaigns: [] };
}

/** The edit was accepted; null when the answer is about another registration. */
export function settleSampleEdit(
  operation: EditingSamples,
  { registration }: EndpointData<'editSampleQuota'>,
): Settlement | null {
  if (registration.id !== operation.registrationId) return null;
  return { operation: null, registrations: [registrationFromWire(registration)], campaigns: [] };
}

/** The whole was refused: it waits for a person, with the reason, and with the campaign as it now is when the terms changed. */
export function park(
  operation: Operation,
  refusal: Pick<RemoteFailure, 'error' | 'currentCampaign'>,
): Settlement {
  const { currentCampaign, error } = refusal;
  const isSame = currentCampaign?.id === operation.campaignId;
  return {
    operation: { ...operation, state: 'parked', refusal: error },
    registrations: [],
    campaigns: currentCampaign && isSame ? [currentCampaign] : [],
  };
}

/** It was sent and not answered: it stays where it is. */
export function countAttempt(operation: Operation): Settlement {
  return {
    operation: { ...operation, attempts: operation.attempts + 1 },
    registrations: [],
    campaigns: [],
  };
}
