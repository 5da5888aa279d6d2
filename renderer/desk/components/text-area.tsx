/** Text of several lines with its label, message and how much of its length is used. Validation is the caller's. */
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from './field-parts.tsx';
import './text-area.css';

interface TextAreaProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

export function TextArea(props: TextAreaProps) {
  const {
    label,
    description,
    problem,
    value,
    onChange,
    rows = 4,
    placeholder = '',
    isDisabled = false,
  } = props;
  return (
    <TextField
      {...describedBy(props.describedBy)}
      className="field"
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} hidden={false} />
      <AriaTextArea className="text-area" dir="auto" rows={rows} placeholder={placeholder} />
      <FieldNotes description={description} problem={problem} />
    </TextField>
  );
}
