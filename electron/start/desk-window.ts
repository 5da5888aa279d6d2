/**
 * The desk window: sandboxed, isolated, shown when its first frame is ready, where it stood last; and the one way to it
 * for all who tell it something or bring it to the front, though it may be closed, or made again. Knows nothing of what it shows.
 */
import { BrowserWindow, nativeTheme } from 'electron';
import type { ToldWindow } from '../desk/wall.ts';
import { pageUrl } from '../security/page-address.ts';
import { WALLED } from '../security/web-preferences.ts';
import { preloadFile } from './places.ts';

/** The page's ground colour, so that nothing flashes before the first frame. The same values as the window's design tokens. */
const GROUND = { light: '#ffffff', dark: '#1a1b1e' } as const;

export interface DeskWindow extends ToldWindow {
  /** Puts the window in front of the person: restored, opened again when it is closed, loaded again when its page has died. */
  raise(): void;
  /** Loads its page anew. */
  reload(): void;
}

function createWindow(): BrowserWindow {
  return new BrowserWindow({
    title: 'Campaign Desk',
    // Electron keeps where a window of this name stood, and puts it back onto a display that is there.
    name: 'desk',
    windowStatePersistence: true,
    width: 1360,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: { ...WALLED, preload: preloadFile('desk'), spellcheck: false },
  });
}

/**
 * Opens the window. `opened` is told of each one that is made, before it loads; `failed` hears of a page that could not be loaded.
 */
export function openDeskWindow(
  opened: (window: BrowserWindow) => void,
  failed: (error: unknown) => void,
): DeskWindow {
  let window = open();

  function open(): BrowserWindow {
    const made = createWindow();
    opened(made);
    made.once('ready-to-show', () => made.show());
    made.loadURL(pageUrl('desk')).catch((error: unknown) => {
      // A window that was closed, or its page loaded again, while it loaded.
      if (!made.isDestroyed() && !String(error).includes('ERR_ABORTED')) failed(error);
    });
    return made;
  }

  return {
    isDestroyed: () => window.isDestroyed(),
    get webContents() {
      return window.webContents;
    },
    reload() {
      if (!window.isDestroyed()) window.webContents.reload();
    },
    raise() {
      if (window.isDestroyed()) {
        window = open();
        return;
      }
      if (window.webContents.isCrashed()) window.webContents.reload();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}
