// A second start, and a click on the dock, bring the window back, in whatever state it is.
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';

const made: FakeWindow[] = [];
let load: () => Promise<void> = async () => undefined;

class FakeWindow extends EventEmitter {
  readonly done: string[] = [];
  is = { destroyed: false, crashed: false, minimized: false };
  webContents = { isCrashed: () => this.is.crashed, reload: () => this.done.push('reload') };
  constructor() {
    super();
    made.push(this);
  }
  isDestroyed = () => this.is.destroyed;
  isMinimized = () => this.is.minimized;
  loadURL = () => load();
  restore = () => this.done.push('restore');
  show = () => this.done.push('show');
  focus = () => this.done.push('focus');
}

vi.mock('electron', () => ({
  app: { getAppPath: () => '/app' },
  nativeTheme: { shouldUseDarkColors: false },
  BrowserWindow: FakeWindow,
}));
const { openDeskWindow } = await import('#electron/start/desk-window.ts');

beforeEach(() => {
  made.length = 0;
  load = async () => undefined;
});

const open = (failed: (error: unknown) => void = () => undefined) => openDeskWindow(() => undefined, failed);

test.each([
  ['that is there', {}, ['show', 'focus']],
  ['that is minimized', { minimized: true }, ['restore', 'show', 'focus']],
  ['whose page has died', { crashed: true }, ['reload', 'show', 'focus']],
])('a window %s', (_, state, done) => {
  const window = open();
  Object.assign(made[0]?.is ?? {}, state);
  window.raise();
  expect(made.map((one) => one.done)).toEqual([done]);
});

test('a window that was closed is opened again, and told of like the first', () => {
  const window = open();
  Object.assign(made[0]?.is ?? {}, { destroyed: true });
  expect(window.isDestroyed()).toBe(true);
  window.raise();
  expect(made).toHaveLength(2);
  expect(window.isDestroyed()).toBe(false);
});

test('a page that cannot be loaded is told; one that was loaded again meanwhile is not', async () => {
  const told: unknown[] = [];
  for (const code of ['ERR_FILE_NOT_FOUND', 'ERR_ABORTED']) {
    load = () => Promise.reject(new Error(code));
    open((error) => told.push(String(error)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(told).toEqual(['Error: ERR_FILE_NOT_FOUND']);
});
