/** A filter by any of a list of choices, behind a button that says how many are chosen; each with how many it would leave. */
import { ChevronDown } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { formatCount } from '../format/number.ts';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { toggled } from './toggled.ts';
import './list-filter.css';
import './popover.css';

interface ListFilterProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly name: string; readonly count: number }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: Value[]) => void;
  /** Said where there is nothing to choose from. */
  readonly none: string;
}

export function ListFilter<Value extends string>(props: ListFilterProps<Value>) {
  const { label, choices, chosen, onChange, none } = props;
  return (
    <DialogTrigger>
      <Button aria-label={chosen.length === 0 ? label : `${label}, ${chosen.length} chosen`}>
        {label}
        {chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Dialog className="popover-list check-list" aria-label={label}>
          {choices.map(({ value, name, count }) => (
            <div key={value} className="check-item">
              <Checkbox
                label={name}
                isSelected={chosen.includes(value)}
                onChange={(isOn) => onChange(toggled(chosen, value, isOn))}
              />
              <span className="muted">{formatCount(count)}</span>
            </div>
          ))}
          {choices.length === 0 && <p className="muted check-item">{none}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
