/**
 * A number in the words of the market's locale. `null` is an empty field. Range and meaning are the caller's:
 * nothing is clamped in silence, `problem` is shown at the field.
 */
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './field-parts.tsx';

interface NumberFieldProps
  extends FieldTexts,
    Omit<
      AriaNumberFieldProps,
      'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior' | 'value' | 'onChange'
    > {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly placeholder?: string;
  /** Written behind the number, e.g. "%"; the label should say it too. */
  readonly unit?: string;
  readonly compact?: boolean;
}

export function NumberField({
  label,
  description,
  problem,
  value,
  onChange,
  placeholder = '',
  unit,
  compact = false,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      className={classNames('field', compact && 'field-compact')}
      value={value ?? Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} hidden={compact} />
      <Group className="field-frame">
        <Input className="field-input" placeholder={placeholder} />
        {unit && (
          <span className="field-adornment" aria-hidden>
            {unit}
          </span>
        )}
      </Group>
      <FieldNotes description={description} problem={problem} />
    </AriaNumberField>
  );
}
