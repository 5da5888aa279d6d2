/** A line of text with its label, description and message. Validation is the caller's: `problem` is shown at the field. */
import { Input } from 'react-aria-components/Input';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from './field-parts.tsx';

interface TextFieldProps
  extends FieldTexts,
    Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'> {
  readonly placeholder?: string;
  /** For tables and bars: the label is only spoken. */
  readonly compact?: boolean;
}

export function TextField({
  label,
  description,
  problem,
  placeholder = '',
  compact = false,
  describedBy: describingId,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...describedBy(describingId)}
      className={classNames('field', compact && 'field-compact')}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} hidden={compact} />
      <div className="field-frame" data-disabled={rest.isDisabled || undefined}>
        <Input className="field-input" dir="auto" placeholder={placeholder} />
      </div>
      <FieldNotes description={description} problem={problem} />
    </AriaTextField>
  );
}
