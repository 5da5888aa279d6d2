/** Ctrl or Cmd with 1 to 9 goes to one of the first nine shops, with K to "Go to", with Enter to what the details are for. */
import { useEffect } from 'react';
import { isCommand, shortcutKey } from '../../components/shortcut.ts';
import { openDialog } from '../../state/open-dialog.ts';
import type { KnownShop } from '../../state/session.ts';
import { showShop } from '../../state/show-shop.ts';
import { shopOfDigit } from '../shop-switcher/shop-order.ts';

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
      const key = shortcutKey(event);
      if (key === 'Enter') {
        takeMainAction(event);
        return;
      }
      const shop = /^[1-9]$/.test(key) ? shopOfDigit(shops, Number(key)) : null;
      if (!shop && key !== 'k') return;
      event.preventDefault();
      if (shop) void showShop(shop.key);
      else openDialog('goTo');
    };
    document.addEventListener('keydown', act, true);
    return () => document.removeEventListener('keydown', act, true);
  }, [shops]);
}

/**
 * The main button at the foot of the details: Register products, Publish. On a row whose details are not the ones on show the key is the row's,
 * and shows them first.
 */
function takeMainAction(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof Element && target.closest('[role="row"][aria-selected="false"]')) return;
  const button = document.querySelector<HTMLButtonElement>(
    '.details-pane .details-footer .button-primary:enabled',
  );
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  // The second press of a key that is held is no second wish.
  if (!event.repeat) button.click();
}
