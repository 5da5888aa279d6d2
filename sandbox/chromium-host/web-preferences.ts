// webPreferences: which the host keeps, and which it refuses. What it cannot keep it names.
import type * as Electron from 'electron';
import { notSupported } from './whole.ts';

/** Those that the host carries out. */
const kept = new Set<keyof Electron.WebPreferences>([
  'additionalArguments',
  'backgroundThrottling',
  'partition',
  'preload',
  'session',
]);

/** Those for which the host has one value only. */
const fixed: Electron.WebPreferences = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  devTools: true,
  experimentalFeatures: false,
  images: true,
  javascript: true,
  navigateOnDragDrop: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  offscreen: false,
  plugins: false,
  sandbox: true,
  scrollBounce: false,
  spellcheck: true,
  textAreasAreResizable: true,
  webSecurity: true,
  webgl: true,
  webviewTag: false,
  zoomFactor: 1,
  enableWebSQL: false,
  safeDialogs: false,
  disableDialogs: false,
  enableBlinkFeatures: '',
};

/** These may be turned off as well: the host then leaves on what only helps the person at the machine. */
const leftOn = new Set(['devTools', 'spellcheck']);

/** Throws by name when a preference asks for what the host does not do. */
export function checkPreferences(preferences: Electron.WebPreferences): void {
  const only: Record<string, unknown> = { ...fixed };
  for (const [name, value] of Object.entries(preferences)) {
    const isKept = [...kept].some((known) => known === name) || leftOn.has(name);
    if (isKept || value === undefined || (Object.hasOwn(only, name) && only[name] === value)) continue;
    throw notSupported(`webPreferences.${name}: ${String(value)}`);
  }
}
