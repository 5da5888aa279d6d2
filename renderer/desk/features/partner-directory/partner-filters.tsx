/** The bar that narrows the directory: text, categories, markets, sales and rating, each with how many it would leave. */
import { FilterX } from 'lucide-react';
import type { PartnerPage } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import { Button } from '../../components/button.tsx';
import { ListFilter } from '../../components/list-filter.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Select } from '../../components/select.tsx';
import { isNarrowed, NO_PARTNER_FILTER, type PartnerFilterEntry } from './partner-filter.ts';
import { GMV_BAND_NAMES } from './partner-words.ts';

interface PartnerFiltersProps {
  readonly entry: PartnerFilterEntry;
  /** The newest answer, for its counts; null before the first. */
  readonly page: PartnerPage | null;
  readonly onChange: (entry: PartnerFilterEntry) => void;
}

const RATINGS = [
  { value: 'any', label: 'Any rating' },
  { value: '45', label: '4.5 and more' },
  { value: '40', label: '4.0 and more' },
  { value: '35', label: '3.5 and more' },
  { value: '30', label: '3.0 and more' },
] as const;

const NONE = 'Nothing to choose from';

export function PartnerFilters({ entry, page, onChange }: PartnerFiltersProps) {
  const change = (part: Partial<PartnerFilterEntry>): void => onChange({ ...entry, ...part });
  const rating = RATINGS.find(({ value }) => value === String(entry.lowestRating))?.value ?? 'any';
  return (
    // biome-ignore lint/a11y/useSemanticElements: the form has search boxes of its own; this is its whole bar.
    <div role="search" aria-label="Filter partners" className="partner-filters">
      <SearchField
        label="Search partners"
        className="partner-search"
        value={entry.text}
        onChange={(text) => change({ text })}
      />
      <ListFilter
        label="Categories"
        none={NONE}
        choices={(page?.categories ?? []).map(({ id, name, count }) => ({ value: id, name, count }))}
        chosen={entry.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <ListFilter
        label="Markets"
        none={NONE}
        choices={(page?.regions ?? []).map(({ region, count }) => ({
          value: region,
          name: marketOf(region).name,
          count,
        }))}
        chosen={entry.regions}
        onChange={(regions) => change({ regions })}
      />
      <ListFilter
        label="Sales"
        none={NONE}
        choices={(page?.gmvBands ?? []).map(({ band, count }) => ({
          value: band,
          name: GMV_BAND_NAMES[band],
          count,
        }))}
        chosen={entry.gmvBands}
        onChange={(gmvBands) => change({ gmvBands })}
      />
      <Select
        label="Rating"
        choices={RATINGS}
        value={rating}
        onChange={(chosen) => change({ lowestRating: chosen === 'any' ? null : Number(chosen) })}
      />
      {isNarrowed(entry) && (
        <Button kind="quiet" icon={FilterX} onPress={() => onChange(NO_PARTNER_FILTER)}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
