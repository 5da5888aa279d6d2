/** The commission requirement between two percentages; an empty end is open. */
import { useMemo } from 'react';
import type { CampaignQuery } from '#shared/contract/query.ts';
import { percentFromRate, rateFromPercent } from '#shared/domain/rate.ts';
import { NumberField } from '../../components/number-field.tsx';
import { useHandler } from '../../components/use-handler.ts';

type Requirement = CampaignQuery['requirement'];

interface RequirementFilterProps {
  readonly value: Requirement;
  readonly onChange: (value: Requirement) => void;
  /** The ends of what there is, in 0.01 %; null while unknown. */
  readonly ends: { readonly lowest: number; readonly highest: number } | null;
}

/** The widest range that the query can ask for, in 0.01 %. */
const WIDEST = { lowest: 0, highest: 10_000 };
const TWO_DIGITS = { maximumFractionDigits: 2 };

export function RequirementFilter({ value, onChange, ends }: RequirementFilterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in the line of filters.
    <div role="group" className="requirement" aria-label="Commission requirement">
      <span className="filter-name" aria-hidden>
        Commission
      </span>
      <EndField
        label="Lowest commission requirement (%)"
        rate={value && value.lowest !== WIDEST.lowest ? value.lowest : null}
        onChange={(rate) => onChange(withEnd(value, 'lowest', rate))}
        of={ends?.lowest ?? null}
      />
      <span className="muted" aria-hidden>
        –
      </span>
      <EndField
        label="Highest commission requirement (%)"
        rate={value && value.highest !== WIDEST.highest ? value.highest : null}
        onChange={(rate) => onChange(withEnd(value, 'highest', rate))}
        of={ends?.highest ?? null}
      />
    </div>
  );
}

interface EndFieldProps {
  readonly label: string;
  /** In 0.01 %; null leaves the end open. */
  readonly rate: number | null;
  readonly onChange: (rate: number | null) => void;
  /** The end of what there is, in 0.01 %; null while unknown. */
  readonly of: number | null;
}

/** A number field costs more to draw than a page of rows: it is drawn again only when it changes. */
function EndField({ label, rate, onChange, of }: EndFieldProps) {
  const change = useHandler((percent: number | null) =>
    onChange(percent === null ? null : rateFromPercent(percent)),
  );
  return useMemo(
    () => (
      <NumberField
        compact
        label={label}
        value={rate === null ? null : percentFromRate(rate)}
        onChange={change}
        placeholder={of === null ? '–' : String(percentFromRate(of))}
        minValue={0}
        maxValue={100}
        formatOptions={TWO_DIGITS}
        unit="%"
      />
    ),
    [label, rate, change, of],
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
