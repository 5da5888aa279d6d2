/** The step "Products": the shop's catalogue as candidates for this campaign, to narrow, look through and choose from. */
import { PackageSearch, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ProductPage, ProductRow } from '#shared/contract/query.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { notify } from '../../state/notices.ts';
import { shopText } from '../../state/shop-key.ts';
import { whenChanged } from '../../state/when-changed.ts';
import type { OffersInHand } from './offers-in-hand.ts';
import { fewProductColumns, productColumns } from './product-columns.tsx';
import { filterOf, isFiltering, NO_PRODUCT_FILTER, selectAllWords } from './product-filter.ts';
import { ProductFilters } from './product-filters.tsx';
import { readProducts } from './read-products.ts';
import { UndoNote } from './undo-note.tsx';
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
  const { form, context, change, learn, problemOf } = hand;
  const [entry, setEntry] = useState(NO_PRODUCT_FILTER);
  const search = useRef<HTMLInputElement>(null);
  // The dialog opens ready to type; a step that is come back to gives the focus to its heading or a problem.
  const isFirst = useRef(hand.focusRequest === null);
  useEffect(() => {
    if (isFirst.current) search.current?.focus();
  }, []);
  const filter = useMemo(() => filterOf(entry, hand.terms.id), [entry, hand.terms.id]);
  const key = `${shopText(shop)} ${JSON.stringify(filter)}`;
  const candidates = usePagedRows<ProductRow, ProductPage>(
    shopText(shop),
    key,
    (offset, limit) => deskCall('queryProducts', { shop, query: { ...filter, offset, limit } }),
    (changed) => whenChanged(shop, CANDIDATE_COLLECTIONS, changed),
  );
  const chosen = useMemo(() => new Set(form.offers.map(({ productId }) => productId)), [form.offers]);
  const columns = useMemo(
    () => (isBesideOffers ? fewProductColumns : productColumns)(shop, context.market.locale, problemOf),
    [shop, context.market.locale, problemOf, isBesideOffers],
  );
  const toggle = ({ product }: ProductRow): void => {
    if (chosen.has(product.id)) {
      change({ type: 'productDropped', productId: product.id });
      return;
    }
    learn([product]);
    change({ type: 'productChosen', offer: hand.newOffer(product) });
  };
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
        currency={shopRecord.currency}
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
        <VirtualGrid
          label="Products"
          columns={columns}
          rowCount={answer?.total ?? 0}
          rowAt={candidates.rowAt}
          rowId={({ product }) => product.id}
          rowLabel={({ product }) => product.name}
          rowHeight={ROW_HEIGHT}
          onRange={candidates.show}
          scrollKey={key}
          isBusy={candidates.replacing}
          checks={{
            all: {
              label: selectAllName,
              state: chosen.size === 0 ? 'none' : isAllSelected ? 'all' : 'some',
              onToggle: () => (isAllSelected ? clear() : void selectAll()),
            },
            of: (row) => ({
              isChecked: chosen.has(row.product.id),
              isDisabled: !chosen.has(row.product.id) && problemOf(row) !== null,
              onToggle: () => {
                if (chosen.has(row.product.id) || problemOf(row) === null) toggle(row);
              },
            }),
          }}
          empty={
            answer && (
              <NoProducts isFiltered={isFiltering(entry)} onClear={() => setEntry(NO_PRODUCT_FILTER)} />
            )
          }
        />
      )}
    </section>
  );
}

/** Why a candidate cannot be chosen is in its registrations and in what waits to be sent. */
const CANDIDATE_COLLECTIONS = ['product', 'registration', 'outbox'] as const;

function useSelectAll(
  shop: ShopKey,
  filter: ReturnType<typeof filterOf>,
  key: string,
  chosen: ReadonlySet<string>,
  hand: OffersInHand,
) {
  const [isSelecting, setSelecting] = useState(false);
  const [last, setLast] = useState<{ key: string; productIds: string[] } | null>(null);
  const { change, learn, newOffer } = hand;
  const selectAll = useCallback(async () => {
    setSelecting(true);
    const selected = await deskCall('selectProducts', { shop, filter });
    const read = selected.ok ? await readProducts(shop, selected.data.productIds) : selected;
    setSelecting(false);
    if (!selected.ok || !read.ok) {
      notify({ text: 'The products could not be selected. Try again.', tone: 'danger' });
      return;
    }
    const products = [...read.data.values()];
    learn(products);
    change({
      type: 'productsChosen',
      offers: products.map(newOffer),
      label: `Selected ${countOf(products.length, 'product')}`,
    });
    setLast({ key, productIds: products.map(({ id }) => id) });
  }, [shop, filter, key, change, learn, newOffer]);
  const isAllSelected =
    last !== null &&
    last.key === key &&
    last.productIds.length > 0 &&
    last.productIds.every((id) => chosen.has(id));
  return { selectAll, isSelecting, isAllSelected };
}

interface SelectionBarProps {
  readonly hand: OffersInHand;
  readonly tellsUndo: boolean;
  readonly selectAllName: string;
  readonly canSelect: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** How many are chosen of how many one registration may hold, and what can be done with all of them at once. */
function SelectionBar(props: SelectionBarProps) {
  const { hand, tellsUndo, selectAllName, canSelect, onSelectAll, onClear } = props;
  const { form, context, shown } = hand;
  const problem = shown.get('choice');
  return (
    <div className="selection-bar">
      <p
        data-place="choice"
        tabIndex={-1}
        role="status"
        className={problem ? 'selection-problem' : undefined}
      >
        {problem && <TriangleAlert size={14} aria-hidden />}
        {problem?.sentence ??
          `${formatCount(form.offers.length)} chosen of at most ${formatCount(context.policy.maximumProductsPerRegistration)}`}
      </p>
      {tellsUndo && <UndoNote hand={hand} />}
      <span className="selection-space" />
      <Button size="small" kind="quiet" isDisabled={form.offers.length === 0} onPress={onClear}>
        Clear selection
      </Button>
      <Button size="small" isDisabled={!canSelect} onPress={onSelectAll}>
        {selectAllName}
      </Button>
    </div>
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
