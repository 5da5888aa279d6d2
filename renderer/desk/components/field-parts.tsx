/** The parts that every field shows around its input: label, description, and the message of what is wrong. */
import { CircleAlert } from 'lucide-react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import './field.css';

export interface FieldTexts {
  /** The accessible name; shown above the field unless it is compact. */
  readonly label: string;
  readonly description?: string | undefined;
  /** What is wrong with the value, in a sentence; null when nothing is. */
  readonly problem?: string | null | undefined;
  /** The id of a text elsewhere that belongs to the field too: why it cannot be changed. */
  readonly describedBy?: string | undefined;
}

/** The attribute of a text elsewhere; none where there is none. */
export function describedBy(id: string | undefined): { readonly 'aria-describedby'?: string } {
  return id === undefined ? {} : { 'aria-describedby': id };
}

export function FieldLabel({ label, hidden }: { label: string; hidden: boolean }) {
  return <Label className={hidden ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export function FieldNotes({ description, problem }: Pick<FieldTexts, 'description' | 'problem'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-message">
        <CircleAlert size={12} aria-hidden />
        {problem}
      </FieldError>
    </>
  );
}
