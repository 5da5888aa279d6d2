/**
 * A row for each chosen product. Only the rows in view are in the document, and the one that has or is to get the focus.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { OfferRow } from './offer-row.tsx';
import type { OffersInHand } from './offers-in-hand.ts';
import './offer-step.css';

const ESTIMATED_ROW_HEIGHT = 84;

interface OfferRowsProps {
  readonly shop: ShopKey;
  readonly hand: OffersInHand;
  /** Stands above the rows, in their columns, in place of the columns' names. */
  readonly head?: ReactNode;
}

export function OfferRows({ shop, hand, head }: OfferRowsProps) {
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
      {head ?? (
        <div className="offer-row offer-list-head" aria-hidden>
          <span>Product</span>
          <span>Total commission rate (%)</span>
          <span>Sample quantity</span>
        </div>
      )}
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
