/** A note above every step of a form, and those that forms with a draft share. Knows no form. */
import { CircleAlert, History, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import type { DraftKeeping } from '../../state/use-kept-draft.ts';

interface NoteProps {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

function DraftNote({ children, action }: NoteProps) {
  return (
    <div className="registration-note" role="status">
      <History size={16} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}

/** A draft was taken up; `children` says so. */
export function RestoredNote({ children, onStartOver }: { children: ReactNode; onStartOver: () => void }) {
  return (
    <DraftNote
      action={
        <Button size="small" kind="quiet" onPress={onStartOver}>
          Start over
        </Button>
      }
    >
      {children}
    </DraftNote>
  );
}

/** The draft was set aside, and can be taken back. */
export function StartedOverNote({ onTakeBack }: { onTakeBack: () => void }) {
  return (
    <DraftNote
      action={
        <Button size="small" kind="quiet" icon={Undo2} onPress={onTakeBack}>
          Undo
        </Button>
      }
    >
      Started over. The draft is gone once you close the dialog.
    </DraftNote>
  );
}

/** What is written is not in the store, and why; nothing while it is. */
export function UnsavedNote({ error, flush }: Pick<DraftKeeping, 'error' | 'flush'>) {
  if (!error) return null;
  return (
    <div className="registration-note registration-note-danger" role="alert">
      <CircleAlert size={16} aria-hidden />
      <p>This draft is not saved. {sentenceOf(error.code)}</p>
      <Button size="small" onPress={flush}>
        Save draft
      </Button>
    </div>
  );
}

/** What keeps the whole from being sent: a place of its own, which is given the focus. */
export function WholeProblemNote({ children, action }: NoteProps) {
  return (
    <div className="registration-note registration-note-danger" role="alert" data-place="whole" tabIndex={-1}>
      <CircleAlert size={16} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}
