/** The step "Rates and samples": a row for each chosen product, one value for all of them, and the contact. */

import type { ShopKey } from '#shared/domain/shop.ts';
import { formatRate } from '../../format/rate.ts';
import { ApplyToAll } from './apply-to-all.tsx';
import { ContactFields } from './contact-fields.tsx';
import { OfferRows } from './offer-rows.tsx';
import { SampleWarning } from './sample-warning.tsx';
import { UndoNote } from './undo-note.tsx';
import type { RegistrationInHand } from './use-registration.ts';
import './offer-step.css';

export function OfferStep({ shop, hand }: { shop: ShopKey; hand: RegistrationInHand }) {
  const { form, context, shown, change } = hand;
  return (
    <section className="registration-step" aria-labelledby="offer-step-title">
      <div className="step-head">
        <h3 id="offer-step-title" className="step-title" data-place="step" tabIndex={-1}>
          Set rates and samples
        </h3>
        <p className="muted">
          This campaign asks for at least{' '}
          <strong>{formatRate(form.readTerms.commissionRequirement, context.market.locale)}</strong> in all,
          shared between partner and creators.
        </p>
      </div>
      {form.offers.length > 1 ? <ApplyToAll hand={hand} /> : form.undo && <UndoNote hand={hand} />}
      <div className="offer-columns">
        <OfferRows shop={shop} hand={hand} />
        <aside className="offer-aside">
          <ContactFields
            title="Your contact for the partner"
            market={context.market}
            email={form.email}
            messenger={form.messenger}
            shown={shown}
            onEmail={(text) => change({ type: 'emailTyped', text })}
            onMessenger={(text) => change({ type: 'messengerTyped', text })}
          />
          <SampleWarning />
        </aside>
      </div>
    </section>
  );
}
