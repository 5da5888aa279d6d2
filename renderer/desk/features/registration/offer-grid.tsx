/** Every offer of a form to read: what it pays a sale, what it adds to open collaboration, how many samples go with it. */

import { TriangleAlert } from 'lucide-react';
import { readRate } from '#shared/domain/typed-number.ts';
import { Name } from '../../components/name.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { formatCount } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { type OfferEntry, offerOf } from './offer-entry.ts';
import { commissionOfOneSale, stockWarning, upliftInWords } from './offer-figures.ts';
import type { OffersInHand } from './offers-in-hand.ts';

type OfferedInHand = Pick<OffersInHand, 'form' | 'context'>;

export function OfferGrid({ hand }: { hand: OfferedInHand }) {
  const { offers } = hand.form;
  return (
    <VirtualGrid
      label="Offers"
      columns={columnsFor(hand)}
      rowCount={offers.length}
      rowAt={(index) => offers[index]}
      rowId={({ productId }) => productId}
      rowLabel={(entry) => nameOf(entry, hand)}
    />
  );
}

function nameOf({ productId }: OfferEntry, { context }: OfferedInHand): string {
  return context.products.get(productId)?.name ?? `Product ${productId}`;
}

function columnsFor(hand: OfferedInHand): GridColumn<OfferEntry>[] {
  const { context } = hand;
  const { locale } = context.market;
  return [
    {
      id: 'product',
      header: 'Product',
      track: 'minmax(160px, 1fr)',
      cell: (entry) => <Name isCut>{nameOf(entry, hand)}</Name>,
    },
    {
      id: 'rate',
      header: 'Rate',
      track: '72px',
      align: 'end',
      cell: ({ rateText }) => formatRate(readRate(rateText) ?? 0, locale),
    },
    {
      id: 'perSale',
      header: 'Commission a sale',
      track: 'minmax(130px, 180px)',
      align: 'end',
      cell: ({ productId, rateText }) => {
        const product = context.products.get(productId);
        return product ? commissionOfOneSale(product, readRate(rateText), locale) : null;
      },
    },
    {
      id: 'uplift',
      header: 'Uplift',
      track: '104px',
      align: 'end',
      cell: ({ productId, rateText }) => {
        const open = context.products.get(productId)?.openCollaborationCommissionRate ?? null;
        return (
          <span className="muted">{upliftInWords(readRate(rateText), open, locale)?.points ?? '–'}</span>
        );
      },
    },
    {
      id: 'samples',
      header: 'Samples',
      track: '80px',
      align: 'end',
      cell: (entry) => <Samples entry={entry} hand={hand} />,
    },
  ];
}

/** How many go with it; what the stock says against that is not left behind in the form. */
function Samples({ entry, hand }: { entry: OfferEntry; hand: OfferedInHand }) {
  const { locale } = hand.context.market;
  const quantity = offerOf(entry)?.sampleQuantity ?? 0;
  const product = hand.context.products.get(entry.productId);
  const warning = product ? stockWarning(quantity, product.inventory, locale) : null;
  return (
    <>
      {warning && (
        <span className="offer-note-warning offer-samples" title={warning}>
          <TriangleAlert size={14} role="img" aria-label={warning} />
        </span>
      )}
      {formatCount(quantity, locale)}
    </>
  );
}
