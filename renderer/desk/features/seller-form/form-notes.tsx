/** What concerns the whole form, above every step: a draft that was taken up, what an edit may change, why the whole was refused. */
import { CircleAlert, History, Lock, Undo2 } from 'lucide-react';
import { sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { formatDistance } from '../../format/time-left.ts';
import { errorSentence } from '../registration/problem-sentences.ts';
import type { CampaignInHand } from './use-campaign-form.ts';

interface FormNotesProps {
  readonly hand: CampaignInHand;
  /** When the draft was saved that the form was taken from. */
  readonly restored: number | null;
  readonly onStartOver: () => void;
  /** Takes "Start over" back; null when there is nothing to take back. */
  readonly onTakeBack: (() => void) | null;
}

export function FormNotes({ hand, restored, onStartOver, onTakeBack }: FormNotesProps) {
  const { form, context, editable } = hand;
  return (
    <>
      {restored !== null && (
        <div className="registration-note" role="status">
          <History size={16} aria-hidden />
          <p>This is your draft, saved {formatDistance(Math.min(restored, context.now - 1), context.now)}.</p>
          <Button size="small" kind="quiet" onPress={onStartOver}>
            Start over
          </Button>
        </div>
      )}
      {onTakeBack && (
        <div className="registration-note" role="status">
          <History size={16} aria-hidden />
          <p>Started over. The draft is gone once you close the dialog.</p>
          <Button size="small" kind="quiet" icon={Undo2} onPress={onTakeBack}>
            Undo
          </Button>
        </div>
      )}
      {!editable.content && (
        <div className="registration-note">
          <Lock size={16} aria-hidden />
          <p id={editable.whyFixed}>
            {sentenceOf('FIELD_NOT_EDITABLE')} You can still change{' '}
            {editable.starts ? 'both periods' : 'the ends of both periods'} and the contact.
          </p>
        </div>
      )}
      {form.refusal && (
        <div
          className="registration-note registration-note-danger"
          role="alert"
          data-place="whole"
          tabIndex={-1}
        >
          <CircleAlert size={16} aria-hidden />
          <p>{errorSentence(form.refusal)}</p>
        </div>
      )}
    </>
  );
}
