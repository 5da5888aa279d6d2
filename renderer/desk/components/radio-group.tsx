/** One of a few choices, all of them in view, each with its words and what it means. */
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from './field-parts.tsx';
import './radio-group.css';

interface RadioChoice<Value extends string> {
  readonly value: Value;
  /** The radio's accessible name. */
  readonly label: string;
  readonly description?: string;
}

interface RadioGroupProps<Value extends string> extends FieldTexts {
  readonly choices: readonly RadioChoice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** A heading says it already: it is only spoken. */
  readonly hideLabel?: boolean;
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, description, problem, choices, value, onChange, isDisabled = false } = props;
  const { hideLabel = false } = props;
  const choose = (chosen: string): void => {
    const choice = choices.find((each) => each.value === chosen);
    if (choice) onChange(choice.value);
  };
  return (
    <AriaRadioGroup
      {...describedBy(props.describedBy)}
      className="field"
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} hidden={hideLabel} />
      <div className="radio-choices">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} aria-label={choice.label} className="radio">
            <span className="radio-mark" />
            <span className="radio-words" aria-hidden>
              <span className="radio-label">{choice.label}</span>
              {choice.description && <span className="field-description">{choice.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} problem={problem} />
    </AriaRadioGroup>
  );
}
