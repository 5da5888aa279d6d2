/** What every place to sign in shows alike: waiting for the browser with the ways out of it, and how the last attempt ended. */
import type { Session } from '#shared/contract/desk.ts';
import type { AppError } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import { signInFailure, waitingWords } from './sign-in-words.ts';
import './sign-in.css';

/** The link goes to the clipboard, and not through the window. */
async function copyLink(): Promise<void> {
  const answer = await deskCall('copySignInLink', {});
  if (answer.ok) notify({ text: 'Sign-in link copied.' });
  else notifyError(answer.error);
}

/** For whoever has no page, or closed it; and the end of the wait. */
export function WaitingActions() {
  return (
    <>
      <Button size="small" onPress={() => void copyLink()}>
        Copy sign-in link
      </Button>
      <Button size="small" onPress={() => void deskCall('cancelSignIn', {})}>
        Cancel
      </Button>
    </>
  );
}

export function SignInWaiting({ signIn }: Pick<Session, 'signIn'>) {
  return (
    <div className="sign-in-waiting">
      <p role="status">{waitingWords(signIn) ?? 'Signing in…'}</p>
      <div className="sign-in-actions">
        <WaitingActions />
      </div>
    </div>
  );
}

/** A sign-in that the person took back is no error, and is said all the same. */
export function SignInProblem({ problem }: { problem: AppError }) {
  const sentence = signInFailure(problem.code);
  if (problem.code !== 'SIGN_IN_CANCELLED') return <ErrorNote error={problem} sentence={sentence} />;
  return (
    <p className="muted" role="status">
      {sentence}
    </p>
  );
}
