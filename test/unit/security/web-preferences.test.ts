// Both windows as Electron is asked for them: what is denied is said, and nothing that Electron denies is allowed.
import { beforeEach, expect, test, vi } from 'vitest';

const asked: { webPreferences: Record<string, unknown> }[] = [];

vi.mock('electron', () => ({
  app: { getAppPath: () => '/app' },
  nativeTheme: { shouldUseDarkColors: false },
  BrowserWindow: class {
    webContents = { once: () => undefined, on: () => undefined };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      asked.push(options);
    }
    once() {}
    loadURL() {
      return new Promise(() => undefined);
    }
  },
}));
const { openDeskWindow } = await import('#electron/start/desk-window.ts');
const { openCachePage } = await import('#electron/cache/page.ts');

beforeEach(() => {
  asked.length = 0;
});

const WINDOWS: [string, () => void][] = [
  [
    'desk',
    () =>
      openDeskWindow(
        () => undefined,
        () => undefined,
      ),
  ],
  [
    'cache',
    () => {
      void openCachePage({
        session: {} as never,
        preload: 'cache.cjs',
        url: 'app://cache/',
        log: () => undefined,
      }).port();
    },
  ],
];

test.each(WINDOWS)('the %s window', (_, open) => {
  open();
  expect(asked).toHaveLength(1);
  const preferences = asked[0]?.webPreferences ?? {};
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  const others = Object.keys(preferences).filter(
    (name) => !['sandbox', 'contextIsolation', 'nodeIntegration', 'webviewTag'].includes(name),
  );
  // Anything else that is asked for is looked at here first: webSecurity, experimentalFeatures and enableBlinkFeatures are doors.
  expect(others.sort()).toEqual(
    _ === 'desk' ? ['preload', 'spellcheck'] : ['backgroundThrottling', 'preload', 'session'],
  );
});
