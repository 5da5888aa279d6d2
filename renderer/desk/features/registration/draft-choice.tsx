/** Asked when a refused registration is to be mended while a draft of other work in the campaign exists: one can be kept. */
import { FilePenLine } from 'lucide-react';
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countOf } from '../../format/number.ts';
import { formatAge } from '../../format/time-left.ts';

interface DraftChoiceProps {
  readonly draft: RegistrationDraft;
  /** Unix seconds by the API's clock. */
  readonly now: number;
  readonly onContinueDraft: () => void;
  readonly onReplaceDraft: () => void;
}

export function DraftChoice({ draft, now, onContinueDraft, onReplaceDraft }: DraftChoiceProps) {
  const saved = formatAge(draft.savedTime, now);
  return (
    <EmptyState
      icon={FilePenLine}
      title="This campaign has an unfinished draft"
      action={
        <div className="registration-choice">
          <Button kind="primary" onPress={onContinueDraft} autoFocus>
            Continue the draft
          </Button>
          <Button onPress={onReplaceDraft}>Edit the refused registration</Button>
        </div>
      }
    >
      {`A draft with ${countOf(draft.offers.length, 'product')} was saved ${saved}. A campaign keeps one draft: editing the refused registration takes its place as soon as you change something.`}
    </EmptyState>
  );
}
