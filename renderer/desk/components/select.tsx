/** One of a list of choices behind a button that names the one chosen. */
import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import './button.css';
import './field.css';
import './popover.css';
import './select.css';

interface SelectProps<Value extends string> {
  /** The accessible name: spoken before the choice, and written before it. */
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Select<Value extends string>({ label, choices, value, onChange }: SelectProps<Value>) {
  return (
    <AriaSelect
      className="select"
      value={value}
      onChange={(key) => {
        const choice = choices.find((each) => each.value === key);
        if (choice) onChange(choice.value);
      }}
    >
      <Label className="select-label">{label}</Label>
      <Button className="button button-secondary button-regular">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <ListBox className="popover-list">
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className="popover-item"
            >
              <Check size={14} className="select-mark" aria-hidden />
              {choice.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
