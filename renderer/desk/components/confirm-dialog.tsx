/** A question before something that cannot be taken back: what will happen, and two answers. The safe one has the focus. */
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { isSecondClick } from './send-button.tsx';

interface ConfirmDialogProps {
  /** The question: the dialog's accessible name. */
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly children: string;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel = 'Cancel', isOpen, onConfirm, onCancel } = props;
  return (
    <Dialog
      role="alertdialog"
      size="narrow"
      title={title}
      isOpen={isOpen}
      onClose={onCancel}
      footer={
        <>
          <Button onPress={onCancel} autoFocus>
            {cancelLabel}
          </Button>
          <Button kind="danger" onClick={({ detail }) => !isSecondClick(detail) && onConfirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
