/**
 * The step "Rates and samples": a row for each chosen product, one value for all of them, and the contact.
 * Only the rows in view are in the document, and the one that has or is to get the focus.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { formatRate } from '#shared/domain/rate.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { ApplyToAll } from './apply-to-all.tsx';
import { ContactFields } from './contact-fields.tsx';
import { OfferRow } from './offer-row.tsx';
import { SampleWarning } from './sample-warning.tsx';
import { UndoNote } from './undo-note.tsx';
import type { RegistrationInHand } from './use-registration.ts';
import './offer-step.css';

const ESTIMATED_ROW_HEIGHT = 84;

export function OfferStep({ shop, hand }: { shop: ShopKey; hand: RegistrationInHand }) {
  const { form, context } = hand;
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
          <ContactFields hand={hand} />
          <SampleWarning />
        </aside>
      </div>
    </section>
  );
}

function OfferRows({ shop, hand }: { shop: ShopKey; hand: RegistrationInHand }) {
  const { offers } = hand.form;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const held = [focused, productOfKey(hand.focusRequest?.key)];
  const virtualizer = useVirtualizer({
    count: offers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW_HEIGHT,
    getItemKey: (index) => offers[index]?.productId ?? index,
    overscan: 6,
    rangeExtractor: (range) => {
      const heldRows = offers.flatMap(({ productId }, index) => (held.includes(productId) ? [index] : []));
      return [...new Set([...defaultRangeExtractor(range), ...heldRows])].sort((a, b) => a - b);
    },
  });
  return (
    <div className="offer-list" ref={scroller}>
      <div className="offer-row offer-list-head" aria-hidden>
        <span>Product</span>
        <span>Total commission rate (%)</span>
        <span>Sample quantity</span>
      </div>
      <div className="offer-rows" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const entry = offers[index];
          if (!entry) return null;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: hears which row holds the focus, and acts on nothing.
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="offer-place"
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setFocused(entry.productId)}
            >
              <OfferRow shop={shop} hand={hand} entry={entry} />
            </div>
          );
        })}
      </div>
      {offers.length === 0 && <p className="offer-none muted">No products left. Go back to choose some.</p>}
    </div>
  );
}

/** The product that a place's key names, if it is one of a row. */
function productOfKey(key: string | undefined): string | null {
  return /^(?:product|rate|sample|remove)-(\d+)$/.exec(key ?? '')?.[1] ?? null;
}
