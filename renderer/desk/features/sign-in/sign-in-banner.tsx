/**
 * Above the desk: the one thing that signing in asks of the person now. A sign-in that is under way, else the ended one of the
 * account whose shop is shown, else an API that the app was asked to use and that has no account yet. The desk below goes on.
 */
import type { Session } from '#shared/contract/desk.ts';
import { sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { useQueuedOf } from '../../state/sync-statuses.ts';
import { type Account, needsSignInWords } from '../accounts/account-words.ts';
import { signInAgain } from './sign-in-again.ts';
import { WaitingActions } from './sign-in-parts.tsx';
import { waitingWords } from './sign-in-words.ts';
import './sign-in.css';

interface SignInBannerProps {
  readonly session: Session;
  /** The account whose shop is shown; null where all shops are. */
  readonly accountId: string | null;
}

export function SignInBanner({ session: { accounts, signIn, wantedApi }, accountId }: SignInBannerProps) {
  const ended = accounts.find(
    ({ id, state, storageNotice }) =>
      (state === 'needsSignIn' || storageNotice === 'locked') && (accountId ?? id) === id,
  );
  const waiting = waitingWords(signIn);
  if (waiting !== null)
    return (
      <div className="sign-in-banner" role="status" aria-label="Sign-in">
        <p>{waiting}</p>
        <WaitingActions />
      </div>
    );
  if (ended) return <EndedSignIn account={ended} />;
  if (wantedApi === null) return null;
  return (
    <div className="sign-in-banner" role="status" aria-label="Sign-in">
      <p>
        {wantedApi.problem ? sentenceOf(wantedApi.problem.code) : 'You are not signed in at'}{' '}
        <span className="selectable">{wantedApi.url}</span>
      </p>
      <Button size="small" onPress={() => void signInAgain(null)}>
        {wantedApi.problem ? 'Try again' : 'Sign in'}
      </Button>
    </div>
  );
}

function EndedSignIn({ account }: { account: Account }) {
  const queued = useQueuedOf(account.id);
  return (
    <div className="sign-in-banner" role="status" aria-label="Sign-in">
      <p>{needsSignInWords(account, queued)}</p>
      <Button size="small" onPress={() => void signInAgain(account.id)}>
        Sign in again
      </Button>
    </div>
  );
}
