/** Ctrl or Cmd with 1 to 9 goes to one of the first nine shops, with K to "Go to". */
import { useEffect } from 'react';
import { openDialog } from '../../state/open-dialog.ts';
import type { KnownShop } from '../../state/session.ts';
import { showShop } from '../../state/show-shop.ts';
import { shopOfDigit } from '../shop-switcher/shop-order.ts';
import { isCommand } from './shortcut.ts';

/** @param shops in their fixed order */
export function useShortcuts(shops: readonly KnownShop[]): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      // A dialog is about the shop behind it: it is closed first.
      if (
        !isCommand(event) ||
        document.querySelector('[aria-modal="true"], [role="alertdialog"], section[role="dialog"]')
      )
        return;
      const shop = /^[1-9]$/.test(event.key) ? shopOfDigit(shops, Number(event.key)) : null;
      if (!shop && event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      if (shop) void showShop(shop.key);
      else openDialog('goTo');
    };
    document.addEventListener('keydown', act, true);
    return () => document.removeEventListener('keydown', act, true);
  }, [shops]);
}
