/**
 * A number as a person types it: the text is the value, so that what is wrong can be said with each key and nothing is
 * rewritten. Arrow and page keys step it. Meaning, range and message are the caller's.
 */
import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from './field-parts.tsx';

interface SpinFieldProps extends FieldTexts {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What the text means; null or NaN when it is no number. */
  readonly value: number | null;
  readonly minimum: number;
  readonly maximum: number;
  /** What an arrow key adds; a page key adds ten times as much. */
  readonly step?: number;
  /** Written behind the number, e.g. "%"; the label should say it too. */
  readonly unit?: string;
  readonly compact?: boolean;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  /** Below the field's own notes, e.g. what the number comes to. */
  readonly children?: ReactNode;
}

export function SpinField(props: SpinFieldProps) {
  const { label, description, problem, text, onChange, value, minimum, maximum, step = 1 } = props;
  const number = value !== null && Number.isFinite(value) ? value : null;
  const stepWith: TextFieldProps['onKeyDown'] = (event) => {
    const steps = STEPS[event.key];
    if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      // Every other key is for whatever the field stands in: Escape closes a dialog.
      event.continuePropagation();
      return;
    }
    event.preventDefault();
    onChange(stepped(number, steps * step, minimum, maximum));
  };
  return (
    <TextField
      {...describedBy(props.describedBy)}
      className={classNames('field', props.compact && 'field-compact')}
      value={text}
      onChange={onChange}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
      inputMode="decimal"
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
      isDisabled={props.isDisabled ?? false}
      onKeyDown={stepWith}
    >
      <FieldLabel label={label} hidden={props.compact ?? false} />
      <div className="field-frame" data-disabled={props.isDisabled || undefined}>
        <Input
          className="field-input"
          role="spinbutton"
          placeholder={props.placeholder ?? ''}
          maxLength={20}
          aria-valuemin={minimum}
          aria-valuemax={maximum}
          aria-valuenow={number ?? undefined}
          aria-valuetext={text === '' ? 'empty' : `${text}${props.unit ?? ''}`}
        />
        {props.unit && (
          <span className="field-adornment" aria-hidden>
            {props.unit}
          </span>
        )}
      </div>
      <FieldNotes description={description} problem={problem} />
      {props.children}
    </TextField>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** The text of the next number on the grid of steps; an empty field begins at its minimum. */
function stepped(number: number | null, change: number, minimum: number, maximum: number): string {
  const next = number === null ? minimum : number + change;
  const inRange = Math.min(Math.max(next, minimum), maximum);
  return String(Math.round(inRange * 100) / 100);
}
