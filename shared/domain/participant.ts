/**
 * A partner in a seller's campaign: how they came, what they answered, and what they promote and sell.
 * Pure types and derivations.
 */
import type { Money } from './money.ts';

/**
 * INVITED waits for the partner, REQUESTED for the seller; JOINED promotes. A partner that declined, or that the seller refused, may be
 * invited again while registration is open.
 */
export const PARTICIPANT_STATUSES = ['INVITED', 'DECLINED', 'REQUESTED', 'REFUSED', 'JOINED'] as const;
export type ParticipantStatus = (typeof PARTICIPANT_STATUSES)[number];

/** What a partner has done for one product. Orders are paid and net of returns. */
export interface PromotedProduct {
  readonly productId: string;
  readonly promotingCreators: number;
  readonly samplesRequested: number;
  readonly orders: number;
  readonly gmv: Money;
  readonly estimatedCommission: Money;
}

export interface Participant {
  readonly id: string;
  readonly sellerCampaignId: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly status: ParticipantStatus;
  /** What the partner wrote with a request or an answer: untrusted plain text, may be empty. */
  readonly message: string;
  /** Unix seconds of the last change of status. */
  readonly changedTime: number;
  /** Empty until the partner promotes. */
  readonly products: readonly PromotedProduct[];
}

/** Free samples of a product that partners have asked for so far, over all participants. */
export function samplesUsed(
  participants: readonly Pick<Participant, 'products'>[],
  productId: string,
): number {
  return participants
    .flatMap(({ products }) => products)
    .filter((product) => product.productId === productId)
    .reduce((sum, { samplesRequested }) => sum + samplesRequested, 0);
}
