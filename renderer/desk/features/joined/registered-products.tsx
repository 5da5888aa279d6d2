/**
 * "Registered products" of a joined campaign: what the partner answered for each product, what is still on its
 * way, and what a person can do about it. Knows the desk contract only.
 */
import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import { shownName } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { DataGrid } from '../../components/data-grid/data-grid.tsx';
import { Name } from '../../components/name.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { partShown, useIsPartDue, useMarkedProduct } from '../../state/arrival.ts';
import { ProductPicture } from '../registration/product-picture.tsx';
import { EditSampleQuantity } from './edit-sample-quantity.tsx';
import {
  countsByStatus,
  inOrderOfAttention,
  isRowOf,
  productIdOf,
  productNameOf,
  rowKeyOf,
} from './registered-status.ts';
import { SampleQuantityCell } from './sample-quantity-cell.tsx';
import { StatusBadge } from './status-badge.tsx';
import { type RegisteredProductsOf, StatusCell } from './status-cell.tsx';
import { TogetherNote } from './unsent.tsx';
import { type UnsentTogether, unsentTogether } from './unsent-together.ts';
import './registered-products.css';

interface RegisteredProductsProps extends RegisteredProductsOf {
  readonly registeredProducts: readonly RegisteredProduct[];
}

export function RegisteredProducts(props: RegisteredProductsProps) {
  const { shop, shopRecord, campaign, registeredProducts, onRegisterAgain, onMend } = props;
  const [editedId, setEditedId] = useState<string | null>(null);
  const rows = useMemo(() => inOrderOfAttention(registeredProducts), [registeredProducts]);
  const together = useMemo(() => unsentTogether(rows), [rows]);
  const led = useLedProduct(shop, campaign.id, rows);
  const edited = rows.find((row) => row.source === 'api' && row.registration.id === editedId);
  const again = rows.flatMap((row) =>
    row.source === 'api' && row.mayRegisterAgain ? [row.registration.productId] : [],
  );
  return (
    <div className="registered">
      <div className="registered-summary">
        {countsByStatus(registeredProducts).map(({ status, count }) => (
          <StatusBadge key={status} status={status} count={count} />
        ))}
        {again.length > 1 && (
          <Button size="small" icon={RotateCcw} onPress={() => onRegisterAgain(again)}>
            {`Register ${countOf(again.length, 'product')} again`}
          </Button>
        )}
      </div>
      {together.map((each) => (
        <TogetherNote key={each.operationId} shop={shop} together={each} onMend={onMend} />
      ))}
      <DataGrid
        label="Registered products"
        columns={columnsFor(props, together, setEditedId)}
        rows={rows}
        rowId={rowKeyOf}
        rowLabel={productNameOf}
        markedId={led.markedId}
        led={led.isDue}
        onLed={partShown}
      />
      {edited?.source === 'api' && (
        <EditSampleQuantity
          shop={shop}
          shopRecord={shopRecord}
          registration={edited.registration}
          proposed={edited.sampleEdit?.sampleQuantity ?? null}
          onClose={() => setEditedId(null)}
        />
      )}
    </div>
  );
}

/** The row that a person was led to: it stays marked, and is brought into view once. */
function useLedProduct(shop: ShopKey, campaignId: string, rows: readonly RegisteredProduct[]) {
  const marked = useMarkedProduct(shop, campaignId);
  const isDue = useIsPartDue();
  const row = marked && rows.find((one) => isRowOf(one, marked));
  return { markedId: row ? rowKeyOf(row) : null, isDue: isDue && row !== undefined };
}

function columnsFor(
  props: RegisteredProductsProps,
  together: readonly UnsentTogether[],
  onEdit: (registrationId: string) => void,
): GridColumn<RegisteredProduct>[] {
  const { shop, shopRecord } = props;
  const { locale } = marketOf(shopRecord.region);
  return [
    {
      id: 'product',
      header: 'Product',
      track: 'minmax(0, 1fr)',
      cell: (row) => (
        <>
          <ProductPicture shop={shop} productId={productIdOf(row)} />
          <span className="registered-name" title={shownName(productNameOf(row))}>
            <Name>{productNameOf(row)}</Name>
          </span>
        </>
      ),
    },
    {
      id: 'rate',
      header: 'Total commission rate',
      track: '88px',
      align: 'end',
      cell: (row) =>
        formatRate(
          row.source === 'api' ? row.registration.totalCommissionRate : row.totalCommissionRate,
          locale,
        ),
    },
    {
      id: 'samples',
      header: 'Sample quantity',
      track: '108px',
      align: 'end',
      cell: (row) => <SampleQuantityCell row={row} locale={locale} onEdit={onEdit} />,
    },
    {
      // Begins under the product and takes the whole width: it holds what the status means and what to do next.
      id: 'status',
      header: 'Status',
      hideHeader: true,
      track: '',
      cell: (row) => <StatusCell {...props} row={row} together={together} onEdit={onEdit} />,
    },
  ];
}
