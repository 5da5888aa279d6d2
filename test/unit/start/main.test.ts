// The first lines of the main process: what they refuse before anything is shown.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';

const calls: string[] = [];
const switches = new Set<string>();
const facts = { isPackaged: false, userData: '', hasLock: true };

vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return facts.isPackaged;
    },
    commandLine: {
      hasSwitch: (name: string) => switches.has(name),
      removeSwitch: (name: string) => switches.delete(name),
    },
    getPath: () => facts.userData,
    setPath: (_name: string, path: string) => calls.push(`setPath ${path}`),
    requestSingleInstanceLock: () => {
      calls.push('lock');
      return facts.hasLock;
    },
    enableSandbox: () => calls.push('sandbox'),
    whenReady: () => Promise.resolve(),
    on: () => undefined,
    quit: () => calls.push('quit'),
  },
}));
vi.mock('#electron/start/start.ts', () => ({ startApp: () => calls.push('start') }));
vi.mock('#electron/start/pages.ts', () => ({ registerAppScheme: () => calls.push('scheme') }));
vi.mock('#electron/start/cannot-start.ts', () => ({
  cannotStart: (why: string) => calls.push(`cannot start: ${why}`),
}));

beforeEach(() => {
  vi.resetModules();
  calls.length = 0;
  switches.clear();
  const folder = mkdtempSync(join(tmpdir(), 'campaign-desk-main-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  Object.assign(facts, { isPackaged: false, userData: folder, hasLock: true });
});

async function runMain(...args: string[]): Promise<string[]> {
  const { argv } = process;
  process.argv = ['electron', ...args];
  onTestFinished(() => {
    process.argv = argv;
  });
  await import('#electron/main.ts');
  await new Promise((resolve) => setImmediate(resolve));
  return calls;
}

test('every page is in the sandbox, whatever a window says', async () => {
  expect(await runMain()).toEqual(['lock', 'sandbox', 'scheme', 'start']);
});

test('where the system can start nothing with it, --no-sandbox is not taken back', async () => {
  switches.add('no-sandbox');
  expect(await runMain()).not.toContain('sandbox');
});

test('a second start leaves all to the first', async () => {
  facts.hasLock = false;
  expect(await runMain()).toEqual(['lock', 'quit']);
});

test('a folder that takes nothing is told, and the lock is not taken', async () => {
  const file = join(facts.userData, 'file');
  writeFileSync(file, '');
  const folder = join(file, 'below');
  expect(await runMain(`--user-data-dir=${folder}`)).toEqual([
    expect.stringMatching(/^cannot start: Nothing can be written to .*below \(ENOTDIR\)\. /),
  ]);
});

const DOORS = ['remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security'];

test('a packaged app has no door for developers, and no folder of a stranger’s choice', async () => {
  facts.isPackaged = true;
  for (const name of DOORS) switches.add(name);
  expect(await runMain('--user-data-dir=/tmp/strangers')).toEqual(['lock', 'sandbox', 'scheme', 'start']);
  expect([...switches]).toEqual([]);
});

test('when it is developed it has them', async () => {
  for (const name of DOORS) switches.add(name);
  await runMain();
  expect([...switches]).toEqual(DOORS);
});
