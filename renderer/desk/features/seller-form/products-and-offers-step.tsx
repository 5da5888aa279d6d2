/**
 * The step "Products": the catalogue to choose from, and beside it what is offered for each product that is chosen. Both are there from the
 * beginning, so that nothing moves when the first is chosen.
 */
import { Percent } from 'lucide-react';
import { formatRate } from '#shared/domain/rate.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { countOf } from '../../format/number.ts';
import { ApplyToAll } from '../registration/apply-to-all.tsx';
import { offerOf } from '../registration/offer-entry.ts';
import { OfferRows } from '../registration/offer-rows.tsx';
import { ProductsStep } from '../registration/products-step.tsx';
import { SampleWarning } from '../registration/sample-warning.tsx';
import { UndoNote } from '../registration/undo-note.tsx';
import { FixedProducts } from './fixed-products.tsx';
import { TemplateNote } from './template-note.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';

interface ProductsAndOffersStepProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly hand: CampaignInHand;
}

export function ProductsAndOffersStep({ shop, shopRecord, hand }: ProductsAndOffersStepProps) {
  const { form, editable } = hand;
  if (!editable.content) return <FixedProducts hand={hand} />;
  const { length } = form.offers;
  return (
    <div className="products-and-offers" data-chosen={length > 0 || undefined}>
      <ProductsStep shop={shop} shopRecord={shopRecord} hand={hand} isBesideOffers />
      <section className="campaign-offers" aria-labelledby="offers-title">
        <div className="offers-head">
          <h3 id="offers-title">Rates and samples</h3>
          {length > 0 && <p className="muted ellipsis">{totalsOf(hand)}</p>}
          <UndoNote hand={hand} />
        </div>
        {form.template?.before === null && (
          <div className="offers-template">
            <TemplateNote hand={hand} />
          </div>
        )}
        {length === 0 ? (
          <EmptyState icon={Percent} title="No product chosen yet">
            Choose products from the list: each gets its rate and its free samples here.
          </EmptyState>
        ) : (
          <>
            <SampleWarning changes="Once the campaign is published the number cannot be changed." />
            <OfferRows
              shop={shop}
              hand={hand}
              head={length > 1 ? <ApplyToAll hand={hand} tellsUndo={false} /> : undefined}
            />
          </>
        )}
      </section>
    </div>
  );
}

/** "3 products · 30 free samples in all · 12% – 15%"; "so far" while a product has no quantity. */
export function totalsOf({ form, context }: Pick<CampaignInHand, 'form' | 'context'>): string {
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
