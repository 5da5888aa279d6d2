// clipboard: read and written through a page of the app, which has the system's clipboard.
import type * as Electron from 'electron';
import { openWindows } from './browser-window.ts';
import { whole } from './whole.ts';

function inPage(code: string): Promise<unknown> {
  const window = openWindows().find((open) => open.isVisible());
  if (!window)
    return Promise.reject(new Error('The clipboard of the Chromium host needs a window that is shown'));
  return window.webContents.executeJavaScript(code, true);
}

/** Electron's `clipboard`. */
export const clipboard = whole<Electron.Clipboard>('clipboard', {
  readText: async () => String(await inPage('navigator.clipboard.readText()')),
  async writeText(text) {
    await inPage(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  },
  clear() {
    void inPage(`navigator.clipboard.writeText('')`).catch((error: unknown) => console.error(error));
  },
});
