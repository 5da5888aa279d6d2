/** The dialogs that belong to the window and not to a shop: they stay while shops and accounts change behind them. */
import type { Session } from '#shared/contract/desk.ts';
import { closeDialog, useOpenDialog } from '../../state/open-dialog.ts';
import { AccountsDialog } from '../accounts/accounts-dialog.tsx';
import { AddAccount } from '../accounts/add-account.tsx';
import { GoTo } from '../palette/go-to.tsx';
import { SellerForm } from '../seller-form/seller-form.tsx';

export function WindowDialogs({ session }: { session: Session }) {
  const open = useOpenDialog((state) => state.open);
  return (
    <>
      <AccountsDialog session={session} isOpen={open === 'accounts'} onClose={closeDialog} />
      {open === 'addAccount' && <AddAccount session={session} onClose={closeDialog} />}
      {open === 'goTo' && <GoTo session={session} onClose={closeDialog} />}
      <SellerForm />
    </>
  );
}
