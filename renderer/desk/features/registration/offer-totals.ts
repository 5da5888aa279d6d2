/** What is offered in all, in words. Pure. */

import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { offerOf } from './offer-entry.ts';
import type { OffersInHand } from './offers-in-hand.ts';

/** "3 products · 30 free samples in all · 12% – 15%"; "so far" while a product has no quantity. */
export function totalsOf({ form, context }: Pick<OffersInHand, 'form' | 'context'>): string {
  const { locale } = context.market;
  const offers = form.offers.flatMap((entry) => offerOf(entry) ?? []);
  const samples = offers.reduce((sum, { sampleQuantity }) => sum + sampleQuantity, 0);
  const rates = offers.map(({ totalCommissionRate }) => totalCommissionRate);
  const lowest = formatRate(Math.min(...rates), locale);
  const highest = formatRate(Math.max(...rates), locale);
  return [
    countOf(form.offers.length, 'product'),
    `${countOf(samples, 'free sample')} ${offers.length === form.offers.length ? 'in all' : 'so far'}`,
    ...(rates.length === 0 ? [] : [lowest === highest ? lowest : `${lowest} – ${highest}`]),
  ].join(' · ');
}
