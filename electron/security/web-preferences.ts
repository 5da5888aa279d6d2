/**
 * What every page of the app is denied, said once for both windows: Node, the app's own world, and other pages inside it.
 * What Electron denies by itself (insecure content, experimental features) is left alone.
 */
import type { WebPreferences } from 'electron';

export const WALLED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
} as const satisfies WebPreferences;
