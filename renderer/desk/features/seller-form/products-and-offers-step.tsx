/** The step "Products": the catalogue to choose from above, and what is offered for each product that is chosen below. */
import { formatRate } from '#shared/domain/rate.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { countOf } from '../../format/number.ts';
import { ApplyToAll } from '../registration/apply-to-all.tsx';
import { offerOf } from '../registration/offer-entry.ts';
import { OfferRows } from '../registration/offer-rows.tsx';
import { ProductsStep } from '../registration/products-step.tsx';
import { SampleWarning } from '../registration/sample-warning.tsx';
import { FixedProducts } from './fixed-products.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';

interface ProductsAndOffersStepProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly hand: CampaignInHand;
}

export function ProductsAndOffersStep({ shop, shopRecord, hand }: ProductsAndOffersStepProps) {
  const { form, editable } = hand;
  if (!editable.content) return <FixedProducts hand={hand} />;
  return (
    <div className="products-and-offers" data-chosen={form.offers.length > 0 || undefined}>
      <ProductsStep shop={shop} shopRecord={shopRecord} hand={hand} />
      {form.offers.length > 0 && (
        <section className="campaign-offers" aria-labelledby="offers-title">
          <div className="offers-head">
            <h3 id="offers-title">Rates and samples</h3>
            <p className="muted">{totalsOf(hand)}</p>
          </div>
          <SampleWarning changes="Once the campaign is published the number cannot be changed." />
          {form.offers.length > 1 && <ApplyToAll hand={hand} />}
          <OfferRows shop={shop} hand={hand} />
        </section>
      )}
    </div>
  );
}

/** "3 products · 30 free samples in all · 12% – 15%". */
export function totalsOf({ form, context }: Pick<CampaignInHand, 'form' | 'context'>): string {
  const { locale } = context.market;
  const offers = form.offers.flatMap((entry) => offerOf(entry) ?? []);
  const samples = offers.reduce((sum, { sampleQuantity }) => sum + sampleQuantity, 0);
  const rates = offers.map(({ totalCommissionRate }) => totalCommissionRate);
  const lowest = formatRate(Math.min(...rates), locale);
  const highest = formatRate(Math.max(...rates), locale);
  return [
    countOf(form.offers.length, 'product'),
    `${countOf(samples, 'free sample')} in all`,
    ...(rates.length === 0 ? [] : [lowest === highest ? lowest : `${lowest} – ${highest}`]),
  ].join(' · ');
}
