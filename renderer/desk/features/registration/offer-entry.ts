/**
 * One chosen product in the form: what a person typed for it, and what that means as numbers.
 * Knows no rule about which numbers are allowed: problems.ts asks the domain.
 */

import type { Campaign } from '#shared/domain/campaign.ts';
import type { Product } from '#shared/domain/product.ts';
import { MAXIMUM_COMMISSION_RATE } from '#shared/domain/rate.ts';
import { lowestAcceptedRate, type ProductOffer } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { readRate, readWholeNumber, textOfRate } from '#shared/domain/typed-number.ts';

/** Both texts are kept as typed, so that nothing is rewritten under the person's fingers. */
export interface OfferEntry {
  readonly productId: string;
  /** A percentage. */
  readonly rateText: string;
  readonly sampleText: string;
}

export function textOfSampleQuantity(quantity: number | null): string {
  return quantity === null ? '' : String(quantity);
}

/**
 * How a product enters the form: at the lowest rate that is accepted, or what the product already pays in open
 * collaboration when that is more, because creators have no reason to move to a worse deal. The sample quantity
 * stays empty: a person must decide on goods that are given away.
 */
export function newOffer(
  product: Pick<Product, 'id' | 'category' | 'openCollaborationCommissionRate'>,
  campaign: Pick<Campaign, 'commissionRequirement'>,
  policy: Pick<RegistrationPolicy, 'minimumRateByCategory'>,
): OfferEntry {
  const lowest = lowestAcceptedRate(campaign, product, policy);
  const rate = Math.max(lowest, product.openCollaborationCommissionRate ?? 0);
  return {
    productId: product.id,
    rateText: textOfRate(Math.min(rate, Math.max(lowest, MAXIMUM_COMMISSION_RATE))),
    sampleText: '',
  };
}

/** The entry as an offer, or null while a number is missing or is none. */
export function offerOf(entry: OfferEntry): ProductOffer | null {
  const totalCommissionRate = readRate(entry.rateText);
  const sampleQuantity = readWholeNumber(entry.sampleText);
  if (totalCommissionRate === null || sampleQuantity === null) return null;
  if (!Number.isInteger(totalCommissionRate) || !Number.isInteger(sampleQuantity)) return null;
  return { productId: entry.productId, totalCommissionRate, sampleQuantity };
}
