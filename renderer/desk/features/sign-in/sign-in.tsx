/**
 * Before there is an account: which API to use, the way to its sign-in page, and what went wrong on it.
 * The person signs in in the system browser; no password is ever typed here.
 */
import { ExternalLink, Megaphone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { SignInProblem, SignInWaiting } from './sign-in-parts.tsx';
import { useSigningIn } from './use-signing-in.ts';
import './sign-in.css';

export function SignIn({ session }: { session: Session }) {
  const known = session.wantedApi?.url ?? session.accounts[0]?.apiUrl ?? '';
  const [editing, setEditing] = useState(known === '');
  const earlier = session.wantedApi?.problem ?? null;
  const { address, setAddress, waiting, problem, addressProblem, begin } = useSigningIn({
    session,
    known,
    earlier,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void begin();
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
        {problem && <SignInProblem problem={problem} />}
        {editing || addressProblem ? (
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
          <SignInWaiting signIn={session.signIn} />
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
