// app: the life of the application, its names and folders. It must not know windows: it hears of them by events.

import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { type AppDescription, describeApp } from './app-description.ts';
import { appMetrics } from './app-metrics.ts';
import { createPaths } from './app-paths.ts';
import { startedChromium } from './chromium.ts';
import type { Settings } from './chromium-flags.ts';
import { createCommandLine, forChromium, readSwitches } from './command-line.ts';
import { createInstanceLock } from './instance-lock.ts';
import { forgetTemporaryPartitions } from './session.ts';
import { flagsAtStart } from './start-choices.ts';
import { createEvent, notSupported, wholeEmitter } from './whole.ts';

/** Within the host: windows tell the app of their end and beginning here; `app` itself is what the app hears. */
export const appEvents = new EventEmitter();

const description: AppDescription = describeApp(process.argv[1] ?? '.');
const switches = readSwitches(process.argv.slice(2));
let name = description.name;
const paths = createPaths(
  () => name,
  () => switches.get('user-data-dir'),
);
let ready = false;
let quitting = false;
let exiting: Promise<void> | undefined;
const windowsOpen = { list: (): Electron.BrowserWindow[] => [] };

/** Tells the app how to list the windows, which it must not know itself. */
export function setWindowList(list: () => Electron.BrowserWindow[]): void {
  windowsOpen.list = list;
}

const lock = createInstanceLock(
  () => paths.get('userData'),
  (argv, folder, additional) => app.emit('second-instance', createEvent({}), argv, folder, additional),
);

/** Electron's `app`. */
export const app: Electron.App = wholeEmitter<Electron.App>('app', {
  isPackaged: false,
  commandLine: createCommandLine(switches),
  get name() {
    return name;
  },
  set name(text) {
    name = text;
  },
  dock: undefined,
  getName: () => name,
  setName(text) {
    name = text;
  },
  getVersion: () => description.version,
  getAppPath: () => description.folder,
  getPath: paths.get,
  setPath: paths.set,
  getLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
  getSystemLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
  getLocaleCountryCode: () => new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).region ?? '',
  getPreferredSystemLanguages: () => [Intl.DateTimeFormat().resolvedOptions().locale],
  isReady: () => ready,
  whenReady: () => (ready ? Promise.resolve() : new Promise((resolve) => app.once('ready', () => resolve()))),
  // Each page of the host has a sandboxed preload, and Chromium's sandbox wherever it is not root.
  enableSandbox() {},
  // A name for the taskbar of Windows: the window there is Chromium's.
  setAppUserModelId() {
    if (process.platform === 'win32') throw notSupported('app.setAppUserModelId');
  },
  requestSingleInstanceLock: (additional) => lock.request(additional),
  hasSingleInstanceLock: () => lock.isHeld(),
  releaseSingleInstanceLock: () => lock.release(),
  getAppMetrics: () => appMetrics(),
  focus() {
    windowsOpen.list().at(-1)?.focus();
  },
  quit,
  exit(exitCode = 0) {
    for (const window of windowsOpen.list()) window.destroy();
    void end(exitCode);
  },
  relaunch({ args = process.argv.slice(1), execPath } = {}) {
    const command = execPath === undefined ? [process.execPath, ...process.execArgv, hostEntry] : [execPath];
    app.once('quit', () => {
      const [program = process.execPath, ...own] = command;
      spawn(program, [...own, ...args], { detached: true, stdio: 'ignore' }).unref();
    });
  },
});

const hostEntry = join(import.meta.dirname, 'run.ts');

for (const event of [
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
]) {
  appEvents.on(event, (...args: unknown[]) => app.emit(event, ...args));
}
// A message box is a window here only: its end is not that of the last window.
let boxesOpen = 0;
appEvents.on('host-box-opened', () => {
  boxesOpen += 1;
});
appEvents.on('host-box-closed', () => {
  boxesOpen -= 1;
  if (quitting) lookForLastWindow();
});
appEvents.on('host-window-closed', () => lookForLastWindow());

function lookForLastWindow(): void {
  // In a turn of its own, so that the listeners of 'closed' may open another window.
  setImmediate(() => {
    if (windowsOpen.list().length > 0 || boxesOpen > 0 || exiting) return;
    if (quitting) quitNow();
    else if (!app.emit('window-all-closed')) quit();
  });
}

function quit(): void {
  if (exiting) return;
  const before = createEvent({});
  quitting = true;
  app.emit('before-quit', before);
  if (before.defaultPrevented) {
    quitting = false;
    return;
  }
  const open = windowsOpen.list();
  if (open.length === 0) {
    quitNow();
    return;
  }
  for (const window of open) {
    let kept = true;
    window.once('close', (event) => {
      kept = event.defaultPrevented;
    });
    window.close();
    if (kept) {
      // A window that will not close ends the quit, as in Electron.
      quitting = false;
      return;
    }
  }
}

function quitNow(): void {
  const will = createEvent({});
  app.emit('will-quit', will);
  if (will.defaultPrevented) quitting = false;
  else void end(0);
}

/** Ends Chromium, then the process. What the app does with the exit code it has said before. */
function end(exitCode: number): Promise<void> {
  exiting ??= (async () => {
    app.emit('quit', createEvent({}), exitCode);
    await lock.handedOver();
    const started = await startedChromium()?.catch(() => undefined);
    if (started) {
      await forgetTemporaryPartitions().catch(() => undefined);
      await started.close();
    }
    lock.release();
    process.exit(exitCode);
  })();
  return exiting;
}

/** How Chromium is started for this app. */
export function browserSettings(): Settings {
  return {
    profile: join(paths.get('sessionData'), 'Chromium'),
    switches: [...forChromium(switches), ...flagsAtStart()],
    onLost() {
      console.error('Chromium has ended unasked');
      void end(1);
    },
  };
}

/** Emits what Electron emits when the app may begin. */
export function becomeReady(): void {
  ready = true;
  app.emit('will-finish-launching');
  app.emit('ready', createEvent({}), {});
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => quit());
