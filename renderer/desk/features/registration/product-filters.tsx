/** The bar that narrows the candidates: text, categories with counts, price and stock. */
import { FilterX } from 'lucide-react';
import type { Ref } from 'react';
import type { ProductPage } from '#shared/contract/query.ts';
import { IconButton } from '../../components/button.tsx';
import { ListFilter } from '../../components/list-filter.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import {
  filterProblems,
  isFiltering,
  NO_PRODUCT_FILTER,
  type PriceForm,
  type ProductFilterEntry,
} from './product-filter.ts';

interface ProductFiltersProps {
  readonly entry: ProductFilterEntry;
  readonly categories: ProductPage['categories'];
  readonly prices: PriceForm;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onChange: (entry: ProductFilterEntry) => void;
}

export function ProductFilters({ entry, categories, prices, searchRef, onChange }: ProductFiltersProps) {
  const problems = filterProblems(entry, prices);
  const change = (part: Partial<ProductFilterEntry>): void => onChange({ ...entry, ...part });
  return (
    // biome-ignore lint/a11y/useSemanticElements: the dialog has a search box of its own; this is its whole bar.
    <div role="search" aria-label="Filter products" className="product-filters">
      <SearchField
        label="Search products"
        className="product-search"
        inputRef={searchRef}
        value={entry.text}
        onChange={(text) => change({ text })}
      />
      <ListFilter
        label="Categories"
        none="No categories"
        choices={categories.map(({ id, name, count }) => ({ value: id, name, count }))}
        chosen={entry.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <TextField
        label="Price from"
        placeholder={`From ${prices.currency}`}
        inputMode="decimal"
        compact
        value={entry.lowestPrice}
        problem={problems.lowestPrice}
        onChange={(lowestPrice) => change({ lowestPrice })}
      />
      <TextField
        label="Price to"
        placeholder={`To ${prices.currency}`}
        inputMode="decimal"
        compact
        value={entry.highestPrice}
        problem={problems.highestPrice}
        onChange={(highestPrice) => change({ highestPrice })}
      />
      <TextField
        label="Stock from"
        placeholder="Stock from"
        inputMode="numeric"
        compact
        value={entry.lowestInventory}
        problem={problems.lowestInventory}
        onChange={(lowestInventory) => change({ lowestInventory })}
      />
      {/* Always there, so that setting a filter moves nothing. */}
      <IconButton
        label="Clear filters"
        icon={FilterX}
        isDisabled={!isFiltering(entry)}
        onPress={() => onChange(NO_PRODUCT_FILTER)}
      />
    </div>
  );
}
