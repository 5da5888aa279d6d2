/**
 * How a partner decides about a registration. Pure: what is offered, what the campaign asks, and chance go in.
 * Generous offers are always taken, so that whoever follows the guide with one gets to its end.
 */
import type { Rate } from '#shared/domain/rate.ts';
import type { RejectReason } from '#shared/domain/registration.ts';
import type { Random } from '../seed/random.ts';
import type { Review } from './acts.ts';

/** At this much above the requirement a partner never says no: 3 points. */
const GENEROUS: Rate = 300;
/** Of the offers that are only just enough, how many are taken. */
const LEAST_CHANCE = 0.55;
const FOREVER_CHANCE = 0.15;

export interface Offer {
  /** In 0.01 %. */
  readonly totalCommissionRate: Rate;
  readonly commissionRequirement: Rate;
}

/** The more an offer is above the requirement, the likelier it is taken. */
export function decide(random: Random, offer: Offer): Review {
  const above = Math.max(0, offer.totalCommissionRate - offer.commissionRequirement);
  const chance = LEAST_CHANCE + (1 - LEAST_CHANCE) * Math.min(1, above / GENEROUS);
  if (above >= GENEROUS || random.chance(chance)) {
    return { result: 'APPROVE', creatorPercent: random.integer(70, 85) };
  }
  const reasons = reasonsFor(random, above);
  return { result: random.chance(FOREVER_CHANCE) ? 'REJECT_FOREVER' : 'REJECT', reasons };
}

function reasonsFor(random: Random, above: Rate): RejectReason[] {
  const others = ['PRODUCT_HARD_TO_PROMOTE', 'PRODUCT_TOO_EXPENSIVE', 'NO_SUITABLE_CREATOR'] as const;
  if (above < GENEROUS / 3) {
    return ['COMMISSION_TOO_LOW', ...(random.chance(0.3) ? [random.pick(others)] : [])];
  }
  return random.several(others, random.integer(1, 2));
}
