/** The bar that narrows the directory: text, categories, markets, sales and rating, each with how many it would leave. */
import { ChevronDown, FilterX } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { PartnerPage } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Select } from '../../components/select.tsx';
import { formatCount } from '../../format/number.ts';
import { isNarrowed, NO_PARTNER_FILTER, type PartnerFilterEntry } from './partner-filter.ts';
import { GMV_BAND_NAMES } from './partner-words.ts';
import '../../components/popover.css';

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
        choices={(page?.categories ?? []).map(({ id, name, count }) => ({ value: id, name, count }))}
        chosen={entry.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <ListFilter
        label="Markets"
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

interface ListFilterProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly name: string; readonly count: number }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: Value[]) => void;
}

function ListFilter<Value extends string>({ label, choices, chosen, onChange }: ListFilterProps<Value>) {
  const toggle = (value: Value, isOn: boolean): void =>
    onChange(isOn ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <DialogTrigger>
      <Button aria-label={chosen.length === 0 ? label : `${label}, ${chosen.length} chosen`}>
        {label}
        {chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Dialog className="popover-list category-list" aria-label={label}>
          {choices.map(({ value, name, count }) => (
            <div key={value} className="category-item">
              <Checkbox
                label={name}
                isSelected={chosen.includes(value)}
                onChange={(isOn) => toggle(value, isOn)}
              />
              <span className="muted">{formatCount(count)}</span>
            </div>
          ))}
          {choices.length === 0 && <p className="muted category-item">Nothing to choose from</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
