/**
 * The step "Products": the catalogue to choose from, and beside it what is offered for each product that is chosen. Both are there from the
 * beginning, so that nothing moves when the first is chosen.
 */
import { Percent } from 'lucide-react';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ApplyToAll } from '../registration/apply-to-all.tsx';
import { OfferRows } from '../registration/offer-rows.tsx';
import { totalsOf } from '../registration/offer-totals.ts';
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
