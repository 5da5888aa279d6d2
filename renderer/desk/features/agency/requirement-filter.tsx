/** The commission requirement between two percentages; an empty end is open. */
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { CampaignQuery } from '#shared/contract/query.ts';
import { percentFromRate } from '#shared/domain/rate.ts';
import { readRate, textOfRate } from '#shared/domain/typed-number.ts';
import { SpinField } from '../../components/spin-field.tsx';
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

/**
 * What is typed filters when the person has done with it: Enter, or leaving the field. A field costs more to draw than a page of rows: it is
 * drawn again only when it changes.
 */
function EndField({ label, rate, onChange, of }: EndFieldProps) {
  const [typed, setTyped] = useState({ of: rate, text: textOfRate(rate) });
  const text = typed.of === rate ? typed.text : textOfRate(rate);
  const read = readRate(text);
  const isRate = read === null || (read >= WIDEST.lowest && read <= WIDEST.highest);
  const done = useHandler(() => {
    if (isRate && read !== rate) onChange(read);
  });
  const type = useHandler((next: string) => setTyped({ of: rate, text: next }));
  const onKeyDown = useHandler((event: KeyboardEvent) => {
    if (event.key === 'Enter') done();
  });
  return useMemo(
    () => (
      // biome-ignore lint/a11y/noStaticElementInteractions: the field in it has the focus.
      <div onBlur={done} onKeyDownCapture={onKeyDown}>
        <SpinField
          compact
          label={label}
          text={text}
          value={read === null ? null : percentFromRate(read)}
          minimum={percentFromRate(WIDEST.lowest)}
          maximum={percentFromRate(WIDEST.highest)}
          step={1}
          placeholder={of === null ? '–' : String(percentFromRate(of))}
          problem={isRate ? null : 'From 0 to 100, like 12.5'}
          onChange={type}
          unit="%"
        />
      </div>
    ),
    [label, text, read, isRate, done, type, onKeyDown, of],
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
