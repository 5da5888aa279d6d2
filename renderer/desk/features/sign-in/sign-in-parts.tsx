/** What every place to sign in shows alike: waiting for the browser with a way out, and how the last attempt ended. */
import { type AppError, sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import './sign-in.css';

export function SignInWaiting({ onCancel }: { onCancel: () => void }) {
  return (
    <div className="sign-in-waiting" role="status">
      <p>Waiting for your browser. Sign in on the page that opened, then come back.</p>
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  );
}

/** A sign-in that the person took back is no error, and is said all the same. */
export function SignInProblem({ problem }: { problem: AppError }) {
  if (problem.code !== 'SIGN_IN_CANCELLED') return <ErrorNote error={problem} />;
  return (
    <p className="muted" role="status">
      {sentenceOf(problem.code)}
    </p>
  );
}
