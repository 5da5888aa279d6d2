/**
 * What went wrong in a sentence, with the reference that support asks for and the one action that helps.
 * Sentences and actions come from the closed list; what an action does is the caller's.
 */
import { CircleAlert } from 'lucide-react';
import { type AppError, actionOf, type ErrorAction, sentenceOf } from '#shared/errors.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import './error-note.css';

const ACTION_NAMES: Readonly<Record<Exclude<ErrorAction, 'none'>, string>> = {
  retry: 'Try again',
  signIn: 'Sign in',
  changeAddress: 'Change address',
  reviewTerms: 'Review terms',
  editRegistration: 'Edit registration',
  chooseProducts: 'Choose products',
  editCampaign: 'Edit campaign',
  compareVersions: 'Compare versions',
  freeSpace: 'Try again',
  update: 'Try again',
  reportProblem: 'Copy details',
};

/** The button's words for an error's action, or null when nothing is to be done. */
function actionName(action: ErrorAction): string | null {
  return action === 'none' ? null : ACTION_NAMES[action];
}

interface ErrorNoteProps {
  readonly error: AppError;
  /** In place of the code's own sentence, where that would not be true. */
  readonly sentence?: string | undefined;
  /** Carries the action out; without it no button is shown. */
  readonly onAction?: ((action: ErrorAction) => void) | undefined;
  /** `block` in place of content, `inline` beside it. */
  readonly kind?: 'block' | 'inline';
}

export function ErrorNote({ error, sentence, onAction, kind = 'inline' }: ErrorNoteProps) {
  const action = actionOf(error.code);
  const name = actionName(action);
  return (
    <div className={classNames('error-note', `error-note-${kind}`)} role="alert">
      <CircleAlert size={16} aria-hidden />
      <div className="error-note-words selectable">
        <p>{sentence ?? sentenceOf(error.code)}</p>
        {error.detail && error.code !== 'INTERNAL' && <p className="muted">{error.detail}</p>}
        {error.reference && <p className="muted">Reference {error.reference}</p>}
      </div>
      {onAction && name && (
        <Button size="small" onPress={() => onAction(action)}>
          {name}
        </Button>
      )}
    </div>
  );
}
