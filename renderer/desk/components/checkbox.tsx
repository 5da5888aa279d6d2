/** A checkbox with its words; `hideLabel` for tables, where the words are only spoken. */
import { Check, Minus } from 'lucide-react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import { shownName } from '#shared/domain/plain-text.ts';
import { classNames } from './class-names.ts';
import { Name } from './name.tsx';
import './checkbox.css';

interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly label: string;
  readonly hideLabel?: boolean;
}

export function Checkbox({ label, hideLabel = false, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      aria-label={shownName(label)}
      className={classNames('checkbox', hideLabel && 'checkbox-bare')}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="checkbox-box">
            {isIndeterminate ? (
              <Minus size={12} strokeWidth={3} aria-hidden />
            ) : (
              isSelected && <Check size={12} strokeWidth={3} aria-hidden />
            )}
          </span>
          {!hideLabel && (
            <span aria-hidden>
              <Name>{label}</Name>
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}
