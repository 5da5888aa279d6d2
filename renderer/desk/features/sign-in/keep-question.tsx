/**
 * At the end of a sign-in on a computer that seals nothing: whether it may be kept in memory. Nothing is kept before the person agrees;
 * everything but that leaves it.
 */
import type { Session } from '#shared/contract/desk.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { deskCall } from '../../desk-client.ts';

export function KeepQuestion({ signIn }: Pick<Session, 'signIn'>) {
  const answer = (agreed: boolean): void => void deskCall('answerKeeping', { agreed });
  return (
    <ConfirmDialog
      isOpen={signIn === 'askingToKeep'}
      title="Keep this sign-in until the app closes?"
      confirmLabel="Keep until the app closes"
      cancelLabel="Cancel sign-in"
      onConfirm={() => answer(true)}
      onCancel={() => answer(false)}
    >
      This computer has no place to keep a sign-in safely. Campaign Desk can keep it in memory until it
      closes; after each start you sign in again. Everything stays readable, and what you submit is not lost.
    </ConfirmDialog>
  );
}
