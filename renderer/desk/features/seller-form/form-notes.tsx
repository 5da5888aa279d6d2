/** What concerns the whole form, above every step: a draft that was taken up, what an edit may change, why the whole was refused. */
import { Lock } from 'lucide-react';
import { sentenceOf } from '#shared/errors.ts';
import { formatAge } from '../../format/time-left.ts';
import type { DraftKeeping } from '../../state/use-kept-draft.ts';
import { RestoredNote, StartedOverNote, UnsavedNote, WholeProblemNote } from '../registration/form-note.tsx';
import { errorSentence } from '../registration/problem-sentences.ts';
import type { CampaignInHand } from './use-campaign-form.ts';

interface FormNotesProps {
  readonly hand: CampaignInHand;
  /** When the draft was saved that the form was taken from. */
  readonly restored: number | null;
  readonly onStartOver: () => void;
  /** Takes "Start over" back; null when there is nothing to take back. */
  readonly onTakeBack: (() => void) | null;
  readonly keeping: Pick<DraftKeeping, 'error' | 'flush'>;
}

export function FormNotes({ hand, restored, onStartOver, onTakeBack, keeping }: FormNotesProps) {
  const { form, context, editable } = hand;
  return (
    <>
      {restored !== null && (
        <RestoredNote onStartOver={onStartOver}>
          This is your draft, saved {formatAge(restored, context.now)}.
        </RestoredNote>
      )}
      {onTakeBack && <StartedOverNote onTakeBack={onTakeBack} />}
      <UnsavedNote {...keeping} />
      {!editable.content && (
        <div className="registration-note">
          <Lock size={16} aria-hidden />
          <p id={editable.whyFixed}>
            {sentenceOf('FIELD_NOT_EDITABLE')} You can still change{' '}
            {editable.starts ? 'both periods' : 'the ends of both periods'} and the contact.
          </p>
        </div>
      )}
      {form.refusal && <WholeProblemNote>{errorSentence(form.refusal)}</WholeProblemNote>}
    </>
  );
}
