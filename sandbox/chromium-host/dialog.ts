// dialog: message boxes. Lacking: file dialogs.
import type * as Electron from 'electron';
import { whole } from './whole.ts';

/** Electron's `dialog`. */
export const dialog = whole<Electron.Dialog>('dialog', {
  showErrorBox(title, content) {
    console.error(`${title}: ${content}`);
  },
});
