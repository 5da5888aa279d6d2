/** Ctrl+F (Cmd+F on a Mac) goes to the search box of what is shown. */
import { type RefObject, useEffect } from 'react';
import { isDialogOpen } from './open-dialogs.ts';
import { isCommand, shortcutKey } from './shortcut.ts';

export function useFindKey(searchRef: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      if (shortcutKey(event) !== 'f' || !isCommand(event) || isDialogOpen()) return;
      event.preventDefault();
      searchRef.current?.focus();
      searchRef.current?.select();
    };
    document.addEventListener('keydown', find);
    return () => document.removeEventListener('keydown', find);
  }, [searchRef]);
}
