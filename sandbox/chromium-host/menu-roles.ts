// The roles of menu items: those that make sense for a window without a menu bar. Editing roles are Chromium's own.
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
  const contents = window && 'webContents' in window ? contentsOf(window) : undefined;
  const actions: Record<string, () => void> = {
    quit: () => app.quit(),
    close: () => window?.close(),
    minimize: () => window?.minimize(),
    reload: () => contents?.reload(),
    forcereload: () => contents?.reloadIgnoringCache(),
    togglefullscreen: () => window?.setFullScreen(!window.isFullScreen()),
  };
  const action = actions[role.toLowerCase()];
  if (!action) throw notSupported(`The menu role ${role}`);
  action();
}

function contentsOf(window: { webContents: unknown }): Electron.WebContents | undefined {
  return isContents(window.webContents) ? window.webContents : undefined;
}

function isContents(value: unknown): value is Electron.WebContents {
  return typeof value === 'object' && value !== null && 'reload' in value;
}
