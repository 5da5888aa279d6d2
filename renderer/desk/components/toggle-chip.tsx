/** A filter that is on or off, with how many it would show. */
import { useMemo } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useHandler } from './use-handler.ts';
import './toggle-chip.css';

interface ToggleChipProps {
  readonly label: string;
  /** Written and spoken after the label; null while it is not known. */
  readonly count: string | null;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function ToggleChip({ label, count, isOn, onChange }: ToggleChipProps) {
  const change = useHandler(onChange);
  return useMemo(
    () => (
      <ToggleButton className="chip" isSelected={isOn} onChange={change}>
        {label} <span className="chip-count">{count ?? '–'}</span>
      </ToggleButton>
    ),
    [label, count, isOn, change],
  );
}
