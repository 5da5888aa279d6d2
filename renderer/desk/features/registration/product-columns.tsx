/** The columns of the candidates: what a person compares when choosing what to register. */
import { Ban } from 'lucide-react';
import type { ProductRow } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Name } from '../../components/name.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { formatCount } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { moneyRange } from './offer-figures.ts';
import { productSentence } from './problem-sentences.ts';
import { ProductPicture } from './product-picture.tsx';

export function productColumns(
  shop: ShopKey,
  locale: string,
  problemOf: (row: ProductRow) => ProductRow['problem'],
): GridColumn<ProductRow>[] {
  return [
    {
      id: 'product',
      header: 'Product',
      track: 'minmax(140px, 1fr)',
      cell: (row) => <ProductCell shop={shop} row={row} problem={problemOf(row)} />,
    },
    {
      id: 'category',
      header: 'Category',
      track: 'minmax(80px, 170px)',
      cell: ({ product }) => <Name isCut>{product.category.name}</Name>,
    },
    {
      id: 'price',
      header: 'Price',
      track: 'minmax(184px, 210px)',
      align: 'end',
      cell: ({ product }) => moneyRange(product.lowestPrice, product.highestPrice, locale),
    },
    {
      id: 'stock',
      header: 'Stock',
      track: '78px',
      align: 'end',
      cell: ({ product }) => formatCount(product.inventory, locale),
    },
    openRateColumn(locale),
  ];
}

/** Where there is half the room: price and stock stand under the name; the category is filtered by. */
export function fewProductColumns(
  shop: ShopKey,
  locale: string,
  problemOf: (row: ProductRow) => ProductRow['problem'],
): GridColumn<ProductRow>[] {
  return [
    {
      id: 'product',
      header: 'Product',
      track: 'minmax(180px, 1fr)',
      cell: (row) => (
        <ProductCell shop={shop} row={row} problem={problemOf(row)} facts={factsOf(row, locale)} />
      ),
    },
    openRateColumn(locale),
  ];
}

function factsOf({ product: { lowestPrice, highestPrice, inventory } }: ProductRow, locale: string): string {
  return `${moneyRange(lowestPrice, highestPrice, locale)} · ${formatCount(inventory, locale)} in stock`;
}

function openRateColumn(locale: string): GridColumn<ProductRow> {
  return {
    id: 'open',
    header: 'Open rate',
    track: '78px',
    align: 'end',
    cell: ({ product: { openCollaborationCommissionRate: rate } }) =>
      rate === null ? <span className="muted">None</span> : formatRate(rate, locale),
  };
}

interface ProductCellProps {
  readonly shop: ShopKey;
  readonly row: ProductRow;
  readonly problem: ProductRow['problem'];
  /** Under the name, where no column says it. */
  readonly facts?: string;
}

function ProductCell({ shop, row: { product }, problem, facts }: ProductCellProps) {
  return (
    <>
      <ProductPicture shop={shop} productId={product.id} />
      <span className="product-words">
        <Name isCut>{product.name}</Name>
        {facts && !problem && <span className="product-facts muted ellipsis">{facts}</span>}
        {problem && (
          <span className="product-problem ellipsis" title={productSentence(problem, product)}>
            <Ban size={12} aria-hidden />
            {productSentence(problem, product)}
          </span>
        )}
      </span>
    </>
  );
}
