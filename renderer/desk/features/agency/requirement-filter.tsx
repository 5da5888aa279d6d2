/** The commission requirement between two percentages; an empty end is open. */
import type { CampaignQuery } from '#shared/contract/query.ts';
import { percentFromRate, rateFromPercent } from '#shared/domain/rate.ts';
import { NumberField } from '../../components/number-field.tsx';

type Requirement = CampaignQuery['requirement'];

interface RequirementFilterProps {
  readonly value: Requirement;
  readonly onChange: (value: Requirement) => void;
  /** The ends of what there is, in 0.01 %; null while unknown. */
  readonly ends: { readonly lowest: number; readonly highest: number } | null;
}

/** The widest range that the query can ask for, in 0.01 %. */
const WIDEST = { lowest: 0, highest: 10_000 };

export function RequirementFilter({ value, onChange, ends }: RequirementFilterProps) {
  const change = (end: 'lowest' | 'highest', percent: number | null): void =>
    onChange(withEnd(value, end, percent === null ? null : rateFromPercent(percent)));
  const shown = (end: 'lowest' | 'highest'): number | null =>
    value === null || value[end] === WIDEST[end] ? null : percentFromRate(value[end]);
  const field = (end: 'lowest' | 'highest', label: string) => (
    <NumberField
      compact
      label={label}
      value={shown(end)}
      onChange={(percent) => change(end, percent)}
      placeholder={ends ? String(percentFromRate(ends[end])) : '–'}
      minValue={0}
      maxValue={100}
      formatOptions={{ maximumFractionDigits: 2 }}
      unit="%"
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in the line of filters.
    <div role="group" className="requirement" aria-label="Commission requirement">
      <span className="filter-name" aria-hidden>
        Commission
      </span>
      {field('lowest', 'Lowest commission requirement (%)')}
      <span className="muted" aria-hidden>
        –
      </span>
      {field('highest', 'Highest commission requirement (%)')}
    </div>
  );
}

/** The range with one end changed; null when it lets everything through. A range that is upside down is turned. */
export function withEnd(value: Requirement, end: 'lowest' | 'highest', rate: number | null): Requirement {
  const before = value ?? WIDEST;
  const lowest = end === 'lowest' ? (rate ?? WIDEST.lowest) : before.lowest;
  const highest = end === 'highest' ? (rate ?? WIDEST.highest) : before.highest;
  if (lowest === WIDEST.lowest && highest === WIDEST.highest) return null;
  return { lowest: Math.min(lowest, highest), highest: Math.max(lowest, highest) };
}
