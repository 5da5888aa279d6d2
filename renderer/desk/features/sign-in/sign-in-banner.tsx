/**
 * Above the desk of an account: a sign-in that is under way, or an API that the app was asked to use and that
 * has no account yet. The desk below goes on working.
 */
import type { Session } from '#shared/contract/desk.ts';
import { sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { deskCall } from '../../desk-client.ts';
import { signInAgain } from '../shell/use-error-action.ts';
import './sign-in.css';

export function SignInBanner({ session: { signIn, wantedApi } }: { session: Session }) {
  if (signIn === 'waitingForBrowser')
    return (
      <div className="sign-in-banner" role="status" aria-label="Sign-in">
        <p>Waiting for your browser. Sign in on the page that opened, then come back.</p>
        <Button size="small" onPress={() => void deskCall('cancelSignIn', {})}>
          Cancel
        </Button>
      </div>
    );
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
