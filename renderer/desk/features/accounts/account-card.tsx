/** One account: name, email, API, state, where its sign-in is kept, and what can be done with it. */
import { CircleAlert, CircleCheck, KeyRound } from 'lucide-react';
import { shownName } from '#shared/domain/plain-text.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Name } from '../../components/name.tsx';
import { countOf } from '../../format/number.ts';
import { useQueuedOf } from '../../state/sync-statuses.ts';
import { signInAgain } from '../sign-in/sign-in-again.ts';
import { type Account, storageWords } from './account-words.ts';

interface AccountCardProps {
  readonly account: Account;
  readonly shopCount: number;
  /** A sign-in is under way: another would end it. */
  readonly isWaiting: boolean;
  readonly onSignOut: () => void;
}

export function AccountCard({ account, shopCount, isWaiting, onSignOut }: AccountCardProps) {
  const { id, name, email, apiUrl, state, tokenStorage } = account;
  const queued = useQueuedOf(id);
  const storage = storageWords(tokenStorage);
  return (
    <li className="account" aria-label={shownName(name)}>
      <div className="account-head">
        <div className="account-who">
          <h3 className="ellipsis">
            <Name>{name}</Name>
          </h3>
          <p className="muted ellipsis selectable">
            <Name>{email}</Name>
          </p>
        </div>
        {state === 'signedIn' ? (
          <Badge tone="positive" icon={CircleCheck}>
            Signed in
          </Badge>
        ) : (
          <Badge tone="warning" icon={CircleAlert}>
            Needs sign-in
          </Badge>
        )}
      </div>
      <dl className="account-facts">
        <dt>API</dt>
        <dd className="selectable">{apiUrl}</dd>
        <dt>Shops</dt>
        <dd>{countOf(shopCount, 'shop')}</dd>
        {queued > 0 && (
          <>
            <dt>Unsent</dt>
            <dd>{countOf(queued, 'change')} waiting to be sent</dd>
          </>
        )}
        <dt>Sign-in kept</dt>
        <dd>{storage.name}</dd>
      </dl>
      {storage.advice && (
        <p className="account-advice">
          <KeyRound size={14} aria-hidden />
          <span>{storage.advice}</span>
        </p>
      )}
      {state === 'needsSignIn' && (
        <p className="muted">Everything stays readable, and what is queued is sent after you sign in.</p>
      )}
      <div className="account-actions">
        <Button size="small" isDisabled={isWaiting} onPress={() => void signInAgain(id)}>
          Sign in again
        </Button>
        <Button size="small" kind="quiet" onPress={onSignOut}>
          Sign out…
        </Button>
      </div>
    </li>
  );
}
