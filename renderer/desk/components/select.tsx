/** One choice of a few. */
import { Check, ChevronsUpDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { classNames } from './class-names.ts';
import { FieldLabel } from './field-parts.tsx';
import './popover.css';
import './select.css';

interface SelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly name: string; readonly note?: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** For bars: the label is only spoken. */
  readonly compact?: boolean;
}

export function Select<Id extends string>({
  label,
  options,
  selected,
  onSelect,
  compact = false,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      className={classNames('field', compact && 'select-compact')}
      value={selected}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option) onSelect(option.id);
      }}
    >
      <FieldLabel label={label} hidden={compact} />
      <Button className="button button-secondary select-button">
        <SelectValue className="select-value ellipsis">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronsUpDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="popover-list">
          {options.map(({ id, name, note }) => (
            <ListBoxItem key={id} id={id} textValue={name} className="popover-item">
              {({ isSelected }) => (
                <>
                  <Check size={14} className={isSelected ? undefined : 'popover-blank'} aria-hidden />
                  <span className="popover-item-words ellipsis">{name}</span>
                  {note && <span className="muted">{note}</span>}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
