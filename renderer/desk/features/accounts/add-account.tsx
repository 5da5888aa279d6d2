/** Adding an account: which API, then its sign-in page in the browser. Ends here in words, or with a new account. */
import { ExternalLink } from 'lucide-react';
import { type FormEvent, useId } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { tellSignedIn } from '../sign-in/sign-in-again.ts';
import { SignInProblem, SignInWaiting } from '../sign-in/sign-in-parts.tsx';
import { useSigningIn } from '../sign-in/use-signing-in.ts';
import './accounts.css';

interface AddAccountProps {
  readonly session: Session;
  readonly onClose: () => void;
}

/** Mounted when it is opened, so that it begins anew each time. */
export function AddAccount({ session, onClose }: AddAccountProps) {
  const formId = useId();
  const { address, setAddress, waiting, problem, begin } = useSigningIn({
    session,
    known: session.wantedApi?.url ?? session.accounts.at(-1)?.apiUrl ?? '',
    onSignedIn: (accountId) => {
      onClose();
      void tellSignedIn(accountId);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void begin();
  };
  return (
    <Dialog
      title="Add account"
      size="narrow"
      isOpen
      onClose={onClose}
      footer={
        !waiting && (
          <Button kind="primary" type="submit" form={formId} icon={ExternalLink}>
            Sign in
          </Button>
        )
      }
    >
      <form id={formId} className="add-account" onSubmit={submit} noValidate>
        {problem && <SignInProblem problem={problem} />}
        <TextField
          label="API address"
          description="Your organisation gives it to you. Two logins at the same API are two accounts."
          placeholder="https://api.example.com"
          type="url"
          value={address}
          onChange={setAddress}
          isDisabled={waiting}
          autoFocus
        />
        {waiting ? (
          <SignInWaiting signIn={session.signIn} />
        ) : (
          <p className="muted">
            Signing in happens in your browser; Campaign Desk never sees your password. If the browser is
            signed in as somebody else, sign out there first.
          </p>
        )}
      </form>
    </Dialog>
  );
}
