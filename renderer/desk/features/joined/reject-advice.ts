/**
 * Why a partner rejected a product, in words, each with what to do next.
 * Pure: whether the product may be registered again is the caller's to say.
 */
import type { RejectReason } from '#shared/domain/registration.ts';

export interface RejectAdvice {
  readonly reason: string;
  readonly nextAction: string;
  /** What to do instead when the product may not be registered again. */
  readonly forNextTime: string;
}

const ADVICE: Readonly<Record<RejectReason, RejectAdvice>> = {
  COMMISSION_TOO_LOW: {
    reason: 'The commission rate is too low for this partner’s creators.',
    nextAction: 'Offer a higher rate and register again.',
    forNextTime: 'Offer a higher rate in the partner’s other campaigns.',
  },
  PRODUCT_HARD_TO_PROMOTE: {
    reason: 'The partner finds the product hard to promote.',
    nextAction: 'Make its pictures and selling points clearer, or offer more samples, then register again.',
    forNextTime: 'Choose a product that is easier to show in a video.',
  },
  PRODUCT_TOO_EXPENSIVE: {
    reason: 'The product is too expensive for this partner’s audience.',
    nextAction: 'Lower the price or add a voucher, then register again; or choose a cheaper product.',
    forNextTime: 'Choose a cheaper product.',
  },
  NO_SUITABLE_CREATOR: {
    reason: 'The partner has no creator who suits this product.',
    nextAction: 'Ask the partner which creators they work with, or choose another campaign.',
    forNextTime: 'Choose a campaign of a partner who works with this category.',
  },
};

export function rejectAdvice(reason: RejectReason): RejectAdvice {
  return ADVICE[reason];
}
