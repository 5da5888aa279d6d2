/** Search and filters over a campaign list, each with how many it would show. */
import { FilterX } from 'lucide-react';
import type { RefObject } from 'react';
import type { CampaignFacets } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import { IconButton } from '../../components/button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ToggleChip } from '../../components/toggle-chip.tsx';
import { toggled } from '../../components/toggled.ts';
import { useFindKey } from '../../components/use-find-key.ts';
import { useHandler } from '../../components/use-handler.ts';
import { formatCount } from '../../format/number.ts';
import { type CampaignFilters, isFiltered } from '../../state/view.ts';
import { RequirementFilter } from './requirement-filter.tsx';
import { REGISTRATION_STATE_ORDER, REGISTRATION_STATES } from './status-words.ts';
import './filter-bar.css';

interface FilterBarProps {
  readonly filters: CampaignFilters;
  readonly onChange: (change: Partial<CampaignFilters>) => void;
  readonly onClear: () => void;
  /** Null until the first answer. */
  readonly facets: CampaignFacets | null;
  /** How many campaigns are shown, in words. */
  readonly result: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ filters, onChange, onClear, facets, result, searchRef }: FilterBarProps) {
  useFindKey(searchRef);
  const clear = useHandler(onClear);
  const { registrationStates, regions, invitedOnly, requirement, text } = filters;
  return (
    <search className="filter-bar">
      <div className="filter-line">
        <SearchField
          label="Search campaigns"
          value={text}
          onChange={(next) => onChange({ text: next })}
          inputRef={searchRef}
          className="filter-search"
        />
        <RequirementFilter
          value={requirement}
          onChange={(next) => onChange({ requirement: next })}
          ends={facets?.requirement ?? null}
        />
        {/* Always there, so that setting a filter moves nothing. */}
        <IconButton label="Clear filters" icon={FilterX} isDisabled={!isFiltered(filters)} onPress={clear} />
        <p className="filter-result muted" aria-live="polite">
          {result}
        </p>
      </div>
      <div className="filter-line filter-chips">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in the line of filters. */}
        <div role="group" className="chips" aria-label="Registration">
          {REGISTRATION_STATE_ORDER.map((state) => (
            <ToggleChip
              key={state}
              label={REGISTRATION_STATES[state].name}
              count={facets && formatCount(facets.registrationStates[state])}
              isOn={registrationStates.includes(state)}
              onChange={(isOn) => onChange({ registrationStates: toggled(registrationStates, state, isOn) })}
            />
          ))}
        </div>
        <ToggleChip
          label="Invited only"
          count={facets && formatCount(facets.invited)}
          isOn={invitedOnly}
          onChange={(isOn) => onChange({ invitedOnly: isOn })}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in the line of filters. */}
        <div role="group" className="chips" aria-label="Market">
          {regionsOf(facets, regions).map(({ region, count }) => (
            <ToggleChip
              key={region}
              label={marketOf(region).name}
              count={formatCount(count)}
              isOn={regions.includes(region)}
              onChange={(isOn) => onChange({ regions: toggled(regions, region, isOn) })}
            />
          ))}
        </div>
      </div>
    </search>
  );
}

/** The markets to choose from; one that is chosen stays, so that it can be let go, when nothing is left in it. */
function regionsOf(facets: CampaignFacets | null, chosen: readonly string[]): CampaignFacets['regions'] {
  const known = facets?.regions ?? [];
  const gone = chosen.filter((region) => !known.some((facet) => facet.region === region));
  return [...known, ...gone.map((region) => ({ region, count: 0 }))];
}
