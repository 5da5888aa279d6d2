/** The step "Products" of a published campaign: what was offered, to read. */
import { OfferGrid } from '../registration/offer-grid.tsx';
import { totalsOf } from '../registration/offer-totals.ts';
import type { CampaignInHand } from './use-campaign-form.ts';
import '../registration/offer-step.css';

export function FixedProducts({ hand }: { hand: CampaignInHand }) {
  return (
    <section className="registration-step" aria-labelledby="products-step-title">
      <div className="step-head">
        <h3 id="products-step-title" className="step-title" data-place="step" tabIndex={-1}>
          What is offered
        </h3>
        <p className="muted">{totalsOf(hand)}</p>
      </div>
      <div className="review-offers fixed-offers">
        <OfferGrid hand={hand} />
      </div>
    </section>
  );
}
