/** All accounts of this computer: who they are, how they stand, and the ways in and out. */
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { openDialog } from '../../state/open-dialog.ts';
import { AccountCard } from './account-card.tsx';
import type { Account } from './account-words.ts';
import { SignOutQuestion } from './sign-out-question.tsx';
import './accounts.css';

interface AccountsDialogProps {
  readonly session: Session;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function AccountsDialog({ session, isOpen, onClose }: AccountsDialogProps) {
  const [leaving, setLeaving] = useState<Account | null>(null);
  return (
    <Dialog
      title="Accounts"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button icon={UserPlus} onPress={() => openDialog('addAccount')}>
          Add account
        </Button>
      }
    >
      <ul className="account-list" aria-label="Accounts">
        {session.accounts.map((account) => (
          <AccountCard
            key={account.id}
            account={account}
            shopCount={session.shops.filter(({ accountId }) => accountId === account.id).length}
            isWaiting={session.signIn !== 'idle'}
            onSignOut={() => setLeaving(account)}
          />
        ))}
      </ul>
      {leaving && <SignOutQuestion key={leaving.id} account={leaving} onClose={() => setLeaving(null)} />}
    </Dialog>
  );
}
