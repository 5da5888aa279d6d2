/** Filters over what needs a person: by kind and by shop, each with how much it would show. */
import type { OverviewPage } from '#shared/contract/query.ts';
import { ATTENTION_KINDS } from '#shared/domain/attention.ts';
import { ToggleChip } from '../../components/toggle-chip.tsx';
import { toggled } from '../../components/toggled.ts';
import { formatCount } from '../../format/number.ts';
import type { AttentionFilters, ShopChoice } from './attention-list.ts';
import { KIND_WORDS } from './attention-words.ts';
import { changeAttentionFilters } from './overview-place.ts';
import { ShopFilter } from './shop-filter.tsx';

interface AttentionFilterBarProps {
  /** How much there is of each; null until the first answer. */
  readonly counts: OverviewPage['kinds'] | null;
  readonly shops: readonly ShopChoice[];
  readonly filters: AttentionFilters;
  /** What is not shown, in words. */
  readonly note: string;
}

export function AttentionFilterBar({ counts, shops, filters, note }: AttentionFilterBarProps) {
  const { kinds, shop } = filters;
  return (
    <div className="overview-line">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in the line of filters. */}
      <div role="group" className="overview-chips" aria-label="Kind">
        {ATTENTION_KINDS.map((kind) => (
          <ToggleChip
            key={kind}
            label={KIND_WORDS[kind].name}
            count={counts && formatCount(counts[kind])}
            isOn={kinds.includes(kind)}
            onChange={(isOn) => changeAttentionFilters({ kinds: toggled(kinds, kind, isOn) })}
          />
        ))}
      </div>
      <ShopFilter shops={shops} chosen={shop} onChoose={(next) => changeAttentionFilters({ shop: next })} />
      <p className="overview-note muted" aria-live="polite">
        {note}
      </p>
    </div>
  );
}
