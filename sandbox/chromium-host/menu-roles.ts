// The roles of menu items: those that make sense for a window without a menu bar. The keys of the editing roles are
// Chromium's own.
import type * as Electron from 'electron';
import { app } from './app.ts';
import { notSupported } from './whole.ts';

/** The keys of the roles that the host itself carries out; Chromium answers those of editing. */
export const roleAccelerators: Record<string, string> = {
  quit: 'CmdOrCtrl+Q',
  close: 'CmdOrCtrl+W',
  minimize: 'CmdOrCtrl+M',
  reload: 'CmdOrCtrl+R',
  forcereload: 'Shift+CmdOrCtrl+R',
  togglefullscreen: 'F11',
};

/** What the item says when the app does not name it. */
export const roleLabels: Record<string, string> = {
  quit: 'Quit',
  close: 'Close Window',
  minimize: 'Minimize',
  reload: 'Reload',
  forcereload: 'Force Reload',
  togglefullscreen: 'Toggle Full Screen',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectall: 'Select All',
};

/** Does what the role says. Throws by name for a role that the host does not have. */
export function performRole(role: string, window: Electron.BaseWindow | undefined): void {
  const contents = window && contentsOf(window);
  const actions: Record<string, () => void> = {
    quit: () => app.quit(),
    close: () => window?.close(),
    minimize: () => window?.minimize(),
    reload: () => contents?.reload(),
    forcereload: () => contents?.reloadIgnoringCache(),
    togglefullscreen: () => window?.setFullScreen(!window.isFullScreen()),
    undo: () => contents?.undo(),
    redo: () => contents?.redo(),
    cut: () => contents?.cut(),
    copy: () => contents?.copy(),
    paste: () => contents?.paste(),
    delete: () => contents?.delete(),
    selectall: () => contents?.selectAll(),
  };
  const action = actions[role.toLowerCase()];
  if (!action) throw notSupported(`The menu role ${role}`);
  action();
}

/** The contents of a window that has some. */
export function contentsOf(window: object): Electron.WebContents | undefined {
  return 'webContents' in window && isContents(window.webContents) ? window.webContents : undefined;
}

function isContents(value: unknown): value is Electron.WebContents {
  return typeof value === 'object' && value !== null && 'reload' in value;
}
