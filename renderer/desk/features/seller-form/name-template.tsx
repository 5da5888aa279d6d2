/** The dialog "Save as template": what the template is called. Knows nothing of what it keeps. */
import { useState } from 'react';
import { isBlank, typedLine } from '#shared/domain/plain-text.ts';
import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';

const LONGEST_NAME = 100;

interface NameTemplateProps {
  readonly taken: readonly CampaignTemplate[];
  readonly onSave: (name: string, id: string) => Promise<void>;
  readonly onClose: () => void;
}

/** A name that is taken saves over the template that has it, and says so before. */
export function NameTemplate({ taken, onSave, onClose }: NameTemplateProps) {
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const name = typedLine(text);
  const same = taken.find((template) => template.name === name);
  const problem = isBlank(name)
    ? 'Give the template a name'
    : name.length > LONGEST_NAME
      ? `At most ${LONGEST_NAME} characters`
      : null;
  const save = (): void => {
    setTried(true);
    if (problem === null) void onSave(name, same?.id ?? crypto.randomUUID());
  };
  return (
    <Dialog
      title="Save as template"
      size="narrow"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={save}>
            {same ? 'Replace template' : 'Save template'}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label="Template name"
          autoFocus
          value={text}
          description={
            same
              ? 'A template with this name is replaced.'
              : 'It keeps creator preferences, your contact, and the rate and samples when all products have the same.'
          }
          problem={isTried ? problem : null}
          onChange={setText}
        />
      </form>
    </Dialog>
  );
}
