/** The products of a campaign: what is offered for each, and how many of its samples partners have asked for. */
import { PackageOpen, TriangleAlert } from 'lucide-react';
import { SAMPLES_NEARLY_USED } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import { type Participant, samplesUsed } from '#shared/domain/participant.ts';
import { shownName } from '#shared/domain/plain-text.ts';
import { DataGrid } from '../../components/data-grid/data-grid.tsx';
import { Name } from '../../components/name.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { GONE } from '../../format/gone.ts';
import { formatCount } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import type { KnownShop } from '../../state/session.ts';
import { Section } from '../details/details-parts.tsx';
import { ProductPicture } from '../registration/product-picture.tsx';
import type { ShownProduct } from './shown-content.ts';

interface OfferedProductsProps {
  readonly shop: KnownShop;
  readonly products: readonly ShownProduct[];
  /** Whose samples are counted; null before publishing. */
  readonly participants: readonly Participant[] | null;
}

export function OfferedProducts({ shop, products, participants }: OfferedProductsProps) {
  return (
    <Section heading="Products">
      {products.length === 0 ? (
        <p className="muted">No product was chosen yet.</p>
      ) : (
        <div className="seller-products">
          <DataGrid
            label="Products in this campaign"
            columns={columnsFor(shop, participants)}
            rows={products}
            rowId={({ productId }) => productId}
            rowLabel={nameOf}
          />
        </div>
      )}
    </Section>
  );
}

function nameOf({ productName }: ShownProduct): string {
  return productName ?? GONE.product;
}

function columnsFor(
  { key, record }: KnownShop,
  participants: readonly Participant[] | null,
): GridColumn<ShownProduct>[] {
  const { locale } = marketOf(record.region);
  return [
    {
      id: 'product',
      header: 'Product',
      track: 'minmax(120px, 1fr)',
      cell: (product) => (
        <>
          <ProductPicture shop={key} productId={product.productId} />
          <span className="seller-product-name" title={shownName(nameOf(product))}>
            <Name>{nameOf(product)}</Name>
          </span>
        </>
      ),
    },
    {
      id: 'rate',
      header: 'Rate',
      track: '72px',
      align: 'end',
      cell: ({ totalCommissionRate }) =>
        totalCommissionRate === null ? (
          <span className="muted">–</span>
        ) : (
          formatRate(totalCommissionRate, locale)
        ),
    },
    {
      id: 'samples',
      header: 'Samples',
      track: participants === null ? '76px' : '112px',
      align: 'end',
      cell: ({ productId, sampleQuantity }) =>
        sampleQuantity === null ? (
          <span className="muted">–</span>
        ) : participants === null ? (
          formatCount(sampleQuantity, locale)
        ) : (
          <SamplesLeft
            used={samplesUsed(participants, productId)}
            promised={sampleQuantity}
            locale={locale}
          />
        ),
    },
  ];
}

interface SamplesLeftProps {
  readonly used: number;
  readonly promised: number;
  readonly locale: string;
}

/** How many samples are left of how many, as words and as a bar; a warning when they are nearly used up. */
function SamplesLeft({ used, promised, locale }: SamplesLeftProps) {
  if (promised === 0) return <span className="muted">None offered</span>;
  const left = Math.max(0, promised - used);
  const isNearlyUsed = used >= promised * SAMPLES_NEARLY_USED;
  const Icon = isNearlyUsed ? TriangleAlert : PackageOpen;
  const part = Math.min(100, (used / promised) * 100);
  return (
    <span className="samples">
      <span className={isNearlyUsed ? 'samples-left tone-text-warning' : 'samples-left'}>
        <Icon size={12} aria-hidden />
        {left === 0 ? 'Used up' : `${isNearlyUsed ? 'Only ' : ''}${formatCount(left, locale)} left`}
      </span>
      <span className="samples-track" aria-hidden>
        <span
          className={isNearlyUsed ? 'samples-used samples-used-nearly' : 'samples-used'}
          style={{ width: `${part}%` }}
        />
      </span>
      <span className="samples-words muted">
        {formatCount(used, locale)} of {formatCount(promised, locale)} used
      </span>
    </span>
  );
}
