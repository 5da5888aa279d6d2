/**
 * The desk window: sandboxed, isolated, shown when its first frame is ready, where it stood last.
 * Knows nothing of what it shows.
 */
import { BrowserWindow, nativeTheme } from 'electron';
import { pageUrl } from '../security/page-address.ts';
import { preloadFile } from './places.ts';

/** The page's ground colour, so that nothing flashes before the first frame. The same values as the window's design tokens. */
const GROUND = { light: '#ffffff', dark: '#1a1b1e' } as const;

export function openDeskWindow(): BrowserWindow {
  const window = new BrowserWindow({
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
    webPreferences: {
      preload: preloadFile('desk'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageUrl('desk'));
  return window;
}
