/** The bar that narrows the candidates: text, categories with counts, price and stock. */
import { ChevronDown, FilterX } from 'lucide-react';
import type { Ref } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { ProductPage } from '#shared/contract/query.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatCount } from '../../format/number.ts';
import { filterProblems, isFiltering, NO_PRODUCT_FILTER, type ProductFilterEntry } from './product-filter.ts';
import '../../components/popover.css';

interface ProductFiltersProps {
  readonly entry: ProductFilterEntry;
  readonly categories: ProductPage['categories'];
  readonly currency: string;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onChange: (entry: ProductFilterEntry) => void;
}

export function ProductFilters({ entry, categories, currency, searchRef, onChange }: ProductFiltersProps) {
  const problems = filterProblems(entry);
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
      <CategoryFilter
        categories={categories}
        chosen={entry.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <TextField
        label="Price from"
        placeholder={`From ${currency}`}
        inputMode="decimal"
        compact
        value={entry.lowestPrice}
        problem={problems.lowestPrice}
        onChange={(lowestPrice) => change({ lowestPrice })}
      />
      <TextField
        label="Price to"
        placeholder={`To ${currency}`}
        inputMode="decimal"
        compact
        value={entry.highestPrice}
        problem={problems.highestPrice}
        onChange={(highestPrice) => change({ highestPrice })}
      />
      <TextField
        label="Least stock"
        placeholder="Least stock"
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

interface CategoryFilterProps {
  readonly categories: ProductPage['categories'];
  readonly chosen: readonly string[];
  readonly onChange: (categoryIds: string[]) => void;
}

function CategoryFilter({ categories, chosen, onChange }: CategoryFilterProps) {
  const toggle = (id: string, isOn: boolean): void =>
    onChange(isOn ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <DialogTrigger>
      <Button aria-label={chosen.length === 0 ? 'Categories' : `Categories, ${chosen.length} chosen`}>
        Categories{chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Dialog className="popover-list category-list" aria-label="Categories">
          {categories.map(({ id, name, count }) => (
            <div key={id} className="category-item">
              <Checkbox label={name} isSelected={chosen.includes(id)} onChange={(isOn) => toggle(id, isOn)} />
              <span className="muted">{formatCount(count)}</span>
            </div>
          ))}
          {categories.length === 0 && <p className="muted category-item">No categories</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
