/**
 * Before an account leaves this computer: what is deleted, and a second question when work would be lost that
 * the API never got.
 */
import { useState } from 'react';
import { isolated } from '#shared/domain/plain-text.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import { closeDialog } from '../../state/open-dialog.ts';
import { useSession } from '../../state/session.ts';
import { type Account, unsentWords } from './account-words.ts';

interface SignOutQuestionProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function SignOutQuestion({ account, onClose }: SignOutQuestionProps) {
  /** What would be lost; null until signing out was tried. */
  const [unsent, setUnsent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const signOut = async (discardUnsent: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await deskCall('signOut', { accountId: account.id, discardUnsent });
    setBusy(false);
    if (answer.ok && !answer.data.signedOut) {
      setUnsent(unsentWords(answer.data.unsent));
      return;
    }
    onClose();
    if (!answer.ok) {
      notifyError(answer.error);
      return;
    }
    notify({ text: `Signed out ${isolated(account.name)}.`, tone: 'positive' });
    // Nobody is left to manage: the sign-in screen takes the window.
    const others = useSession.getState().session?.accounts.filter(({ id }) => id !== account.id) ?? [];
    if (others.length === 0) closeDialog();
  };

  if (unsent === null)
    return (
      <ConfirmDialog
        isOpen
        title={`Sign out ${isolated(account.name)}?`}
        confirmLabel="Sign out"
        cancelLabel="Keep signed in"
        onConfirm={() => void signOut(false)}
        onCancel={onClose}
      >
        Its shops, their campaigns and everything else of this account are deleted from this computer. Nothing
        is deleted at the API: sign in again to bring them back.
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      isOpen
      title="Discard unsent work?"
      confirmLabel="Discard and sign out"
      cancelLabel="Keep signed in"
      onConfirm={() => void signOut(true)}
      onCancel={onClose}
    >
      {`${isolated(account.name)} has ${unsent}. They exist only on this computer: signing out now deletes them for good.`}
    </ConfirmDialog>
  );
}
