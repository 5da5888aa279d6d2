// The options of BrowserWindow: which the host keeps, and which it refuses by name.
import type * as Electron from 'electron';
import { notSupported } from './whole.ts';

type Options = Electron.BrowserWindowConstructorOptions;

const kept = new Set<string>([
  'backgroundColor',
  'height',
  'minHeight',
  'minWidth',
  'name',
  'show',
  'title',
  'webPreferences',
  'width',
  'windowStatePersistence',
  'x',
  'y',
] satisfies (keyof Options)[]);

/** Those for which a window of Chromium has one value only. */
const fixed: Record<string, unknown> = {
  acceptFirstMouse: false,
  alwaysOnTop: false,
  closable: true,
  enableLargerThanScreen: false,
  focusable: true,
  frame: true,
  fullscreen: false,
  fullscreenable: true,
  hasShadow: true,
  kiosk: false,
  maximizable: true,
  minimizable: true,
  modal: false,
  movable: true,
  opacity: 1,
  paintWhenInitiallyHidden: true,
  resizable: true,
  skipTaskbar: false,
  thickFrame: true,
  titleBarStyle: 'default',
  transparent: false,
  useContentSize: false,
} satisfies Options;

/** What a window of Chromium has nothing of, so that any value is kept: no menu bar, and the system's icon. */
const without = new Set<string>([
  'autoHideMenuBar',
  'icon',
  'trafficLightPosition',
  'center',
] satisfies (keyof Options)[]);

/** Throws by name when an option asks for what the host does not do. */
export function checkOptions(options: Options): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || kept.has(name) || without.has(name)) continue;
    if (Object.hasOwn(fixed, name) && fixed[name] === value) continue;
    throw notSupported(`The BrowserWindow option ${name}: ${String(value)}`);
  }
}

/**
 * Whether a window made with `show: false` is to be shown one day. Chromium cannot make a window of a page that
 * has none, so it must be known at the start: a window with a size, or that somebody waits to see ready, is.
 */
export function wantsWindow(options: Options, hasReadyListener: boolean): boolean {
  return (
    hasReadyListener || ['width', 'height', 'minWidth', 'minHeight', 'x', 'y'].some((name) => name in options)
  );
}
