/** How partners share a total commission rate between creators and themselves. */
import type { Rate } from '#shared/domain/rate.ts';

/** `creatorPercent` of the total to the creator, the rest to the partner. Their sum is the total, always. In 0.01 %. */
export function splitOf(
  total: Rate,
  creatorPercent: number,
): { creator_commission_rate: Rate; partner_commission_rate: Rate } {
  const creator = Math.round((total * creatorPercent) / 100);
  return { creator_commission_rate: creator, partner_commission_rate: total - creator };
}
