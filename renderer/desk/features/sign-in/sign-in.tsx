/**
 * Before there is an account: which API to use, the way to its sign-in page, and what went wrong on it.
 * The person signs in in the system browser; no password is ever typed here.
 */
import { ExternalLink, Megaphone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { type AppError, actionOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { deskCall } from '../../desk-client.ts';
import './sign-in.css';

export function SignIn({ session }: { session: Session }) {
  const known = session.wantedApi?.url ?? session.accounts[0]?.apiUrl ?? '';
  const [address, setAddress] = useState(known);
  const [editing, setEditing] = useState(known === '');
  const [answered, setAnswered] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const waiting = busy || session.signIn === 'waitingForBrowser';
  const problem = waiting ? null : (answered ?? session.wantedApi?.problem ?? null);
  const problemOfAddress = problem !== null && actionOf(problem.code) === 'changeAddress';
  const showAddress = editing || problemOfAddress;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (address.trim() === '') {
      setAnswered({ code: 'ADDRESS_INVALID' });
      return;
    }
    setBusy(true);
    setAnswered(null);
    const answer = await deskCall('signIn', { apiUrl: address.trim() });
    setBusy(false);
    if (!answer.ok && answer.error.code !== 'SIGN_IN_CANCELLED') setAnswered(answer.error);
  };

  return (
    <main className="screen">
      <form className="sign-in" onSubmit={submit} noValidate>
        <Megaphone size={32} strokeWidth={1.5} className="sign-in-mark" aria-hidden />
        <h1>Campaign Desk</h1>
        <p className="muted">
          Browse partner campaigns, read their terms offline too, register products, and follow what the
          partners answer.
        </p>
        {problem && <ErrorNote error={problem} />}
        {showAddress ? (
          <TextField
            label="API address"
            description="Your organisation gives it to you."
            placeholder="https://api.example.com"
            type="url"
            value={address}
            onChange={setAddress}
            isDisabled={waiting}
            autoFocus={known === ''}
          />
        ) : (
          <p className="sign-in-address">
            <span className="ellipsis selectable" title={address}>
              {address}
            </span>
            <Button kind="quiet" size="small" isDisabled={waiting} onPress={() => setEditing(true)}>
              Change address
            </Button>
          </p>
        )}
        {waiting ? (
          <div className="sign-in-waiting" role="status">
            <p>Waiting for your browser. Sign in on the page that opened, then come back.</p>
            <Button onPress={() => void deskCall('cancelSignIn', {})}>Cancel</Button>
          </div>
        ) : (
          <Button kind="primary" type="submit" icon={ExternalLink}>
            Sign in
          </Button>
        )}
        <p className="sign-in-small muted">
          Signing in happens in your browser; Campaign Desk never sees your password.
        </p>
      </form>
    </main>
  );
}
