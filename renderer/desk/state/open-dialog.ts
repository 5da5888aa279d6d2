/** Which of the window's own dialogs is open; those of a shop's work belong to their features. */
import { create } from 'zustand';

export type WindowDialog = 'accounts' | 'addAccount' | 'goTo';

export const useOpenDialog = create<{ readonly open: WindowDialog | null }>(() => ({ open: null }));

export function openDialog(dialog: WindowDialog): void {
  useOpenDialog.setState({ open: dialog });
}

export function closeDialog(): void {
  useOpenDialog.setState({ open: null });
}
