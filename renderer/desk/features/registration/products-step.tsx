/** The step "Products": the shop's catalogue as candidates for this campaign, to narrow, look through and choose from. */
import { PackageSearch } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProductPage, ProductRow } from '#shared/contract/query.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf } from '../../format/number.ts';
import { whenChanged } from '../../state/when-changed.ts';
import type { OffersInHand } from './offers-in-hand.ts';
import { fewProductColumns, productColumns } from './product-columns.tsx';
import { filterOf, isFiltering, NO_PRODUCT_FILTER, selectAllWords } from './product-filter.ts';
import { ProductFilters } from './product-filters.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useSelectAll } from './use-select-all.ts';
import './products-step.css';

const ROW_HEIGHT = 52;

interface ProductsStepProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly hand: OffersInHand;
  /** The offers stand beside it: there is room for fewer columns, and what can be undone is said there. */
  readonly isBesideOffers?: boolean;
}

export function ProductsStep({ shop, shopRecord, hand, isBesideOffers = false }: ProductsStepProps) {
  const { form, context, change, terms } = hand;
  const [entry, setEntry] = useState(NO_PRODUCT_FILTER);
  const search = useFirstFocus(hand);
  const filter = useMemo(() => filterOf(entry, terms.id, shopRecord), [entry, terms.id, shopRecord]);
  const key = `${shopText(shop)} ${JSON.stringify(filter)}`;
  const candidates = usePagedRows<ProductRow, ProductPage>(
    shopText(shop),
    key,
    (offset, limit) => deskCall('queryProducts', { shop, query: { ...filter, offset, limit } }),
    (changed) => whenChanged(shop, CANDIDATE_COLLECTIONS, changed),
  );
  const chosen = useMemo(() => new Set(form.offers.map(({ productId }) => productId)), [form.offers]);
  const { selectAll, isSelecting, isAllSelected } = useSelectAll(shop, filter, key, chosen, hand);
  const { answer } = candidates;
  const selectable = answer?.selectable ?? 0;
  const most = context.policy.maximumProductsPerRegistration;
  const selectAllName = selectAllWords(selectable, most, isFiltering(entry));
  const clear = (): void => {
    change({ type: 'productsCleared', label: `Cleared ${countOf(form.offers.length, 'product')}` });
  };

  return (
    <section className="registration-step registration-products" aria-labelledby="products-step-title">
      <h3 id="products-step-title" className="visually-hidden" data-place="step" tabIndex={-1}>
        Choose products
      </h3>
      <ProductFilters
        entry={entry}
        categories={answer?.categories ?? []}
        prices={shopRecord}
        searchRef={search}
        onChange={setEntry}
      />
      <SelectionBar
        hand={hand}
        tellsUndo={!isBesideOffers}
        selectAllName={selectAllName}
        canSelect={selectable > 0 && !isSelecting && !isAllSelected}
        // Both buttons are disabled by what they do: the focus goes to what they changed.
        onSelectAll={() => void selectAll().then(() => hand.focusOn('choice'))}
        onClear={() => {
          clear();
          hand.focusOn('choice');
        }}
      />
      {candidates.error && answer === null ? (
        <ErrorNote error={candidates.error} kind="block" onAction={candidates.refresh} />
      ) : (
        <CandidateGrid
          shop={shop}
          hand={hand}
          isBesideOffers={isBesideOffers}
          candidates={candidates}
          question={key}
          chosen={chosen}
          all={{ name: selectAllName, isChosen: isAllSelected }}
          onToggleAll={() => (isAllSelected ? clear() : void selectAll())}
          isFiltered={isFiltering(entry)}
          onClearFilter={() => setEntry(NO_PRODUCT_FILTER)}
        />
      )}
    </section>
  );
}

/** Why a candidate cannot be chosen is in its registrations and in what waits to be sent. */
const CANDIDATE_COLLECTIONS = ['product', 'registration', 'outbox'] as const;

/** The search box. The dialog opens ready to type; a step that is come back to gives the focus to its heading or a problem. */
function useFirstFocus({ focusRequest }: OffersInHand) {
  const search = useRef<HTMLInputElement>(null);
  const isFirst = useRef(focusRequest === null);
  useEffect(() => {
    if (isFirst.current) search.current?.focus();
  }, []);
  return search;
}

interface CandidateGridProps extends Pick<ProductsStepProps, 'shop' | 'hand'> {
  readonly isBesideOffers: boolean;
  readonly candidates: ReturnType<typeof usePagedRows<ProductRow, ProductPage>>;
  /** Another question is shown from its top. */
  readonly question: string;
  readonly chosen: ReadonlySet<string>;
  /** What the checkbox of all rows is called, and whether all are chosen. */
  readonly all: { readonly name: string; readonly isChosen: boolean };
  readonly onToggleAll: () => void;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
}

function CandidateGrid(props: CandidateGridProps) {
  const { shop, hand, isBesideOffers, candidates, chosen, all } = props;
  const { context, change, learn, problemOf } = hand;
  const columns = useMemo(
    () => (isBesideOffers ? fewProductColumns : productColumns)(shop, context.market.locale, problemOf),
    [shop, context.market.locale, problemOf, isBesideOffers],
  );
  const toggle = (row: ProductRow): void => {
    const { product } = row;
    if (chosen.has(product.id)) change({ type: 'productDropped', productId: product.id });
    else if (problemOf(row) === null) {
      learn([product]);
      change({ type: 'productChosen', offer: hand.newOffer(product) });
    }
  };
  return (
    <VirtualGrid
      label="Products"
      columns={columns}
      rowCount={candidates.answer?.total ?? 0}
      rowAt={candidates.rowAt}
      rowId={({ product }) => product.id}
      rowLabel={({ product }) => product.name}
      rowHeight={ROW_HEIGHT}
      onRange={candidates.show}
      scrollKey={props.question}
      isBusy={candidates.replacing}
      checks={{
        all: {
          label: all.name,
          state: chosen.size === 0 ? 'none' : all.isChosen ? 'all' : 'some',
          onToggle: props.onToggleAll,
        },
        of: (row) => ({
          isChecked: chosen.has(row.product.id),
          isDisabled: !chosen.has(row.product.id) && problemOf(row) !== null,
          onToggle: () => toggle(row),
        }),
      }}
      empty={candidates.answer && <NoProducts isFiltered={props.isFiltered} onClear={props.onClearFilter} />}
    />
  );
}

function NoProducts({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return (
    <EmptyState
      icon={PackageSearch}
      title={isFiltered ? 'No product matches these filters' : 'This shop has no products yet'}
      action={isFiltered && <Button onPress={onClear}>Clear filters</Button>}
    >
      {!isFiltered && 'Products appear here once they have been synced from your catalogue.'}
    </EmptyState>
  );
}
