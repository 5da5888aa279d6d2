// The real electron-store on a real disk. Outside Electron the module `electron` has nothing to give, and the
// store needs nothing of it when it is told its folder.

import { lstat, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './surroundings.ts';

const hooks = registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'data:text/javascript,export default {}', shortCircuit: true }
      : next(specifier, context),
});
afterAll(() => hooks.deregister());
const { openSettingsFile } = await import('#electron/accounts/settings-file.ts');

type Waiting = { go: () => void };

/** Opens the settings; time passes when the answer's `pass` is called. */
async function setUp(folder: string) {
  const lines: string[] = [];
  const waiting: Waiting[] = [];
  const heldUp = { times: 0 };
  const opening = openSettingsFile(folder, {
    log: (line) => lines.push(line),
    now: () => 42,
    wait: () => new Promise<void>((go) => waiting.push({ go })),
    onUnreadable: () => {
      heldUp.times += 1;
    },
  });
  const pass = async () => {
    for (const { go } of waiting.splice(0)) go();
    await setImmediate();
  };
  return { opening, lines, heldUp, pass };
}

async function open(folder: string) {
  const { opening, ...rest } = await setUp(folder);
  return { ...rest, settings: await opening };
}

const pathIn = (folder: string) => join(folder, 'settings.json');

async function stored(folder: string): Promise<unknown> {
  return JSON.parse(await readFile(pathIn(folder), 'utf8'));
}

/** Nobody can read the file until the answer is called; a file in its place would be written over unnoticed. */
async function hold(folder: string): Promise<() => Promise<void>> {
  await rename(pathIn(folder), join(folder, 'hidden'));
  await symlink('settings.json', pathIn(folder));
  return async () => {
    expect((await lstat(pathIn(folder))).isSymbolicLink()).toBe(true);
    await rm(pathIn(folder));
    await rename(join(folder, 'hidden'), pathIn(folder));
  };
}

test('values are there after a restart, for the user alone', async () => {
  const folder = await makeFolder();
  (await open(folder)).settings.write('lastContacts', { 'a.b/1': { email: 'shop@example.com' } });
  const { settings } = await open(folder);
  expect(settings.read('lastContacts')).toEqual({ 'a.b/1': { email: 'shop@example.com' } });
  expect(settings.read('accounts')).toBeUndefined();
  expect(settings.notice()).toBeNull();
  if (process.platform !== 'win32') expect((await stat(pathIn(folder))).mode & 0o777).toBe(0o600);
});

test('a byte order mark before the settings takes nothing away', async () => {
  const folder = await makeFolder();
  await writeFile(pathIn(folder), '\uFEFF{"accounts":[1]}');
  const { settings } = await open(folder);
  expect(settings.read('accounts')).toEqual([1]);
  settings.write('preferences', {});
  expect(await stored(folder)).toEqual({ accounts: [1], preferences: {} });
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test.each(['{"accounts":[', '', '[]', 'null', '\u0000\u0000'])(
  'a file that holds "%s" is put aside, logged and told, and the app starts',
  async (text) => {
    const folder = await makeFolder();
    await writeFile(pathIn(folder), text);
    const { settings, lines } = await open(folder);
    expect(settings.read('accounts')).toBeUndefined();
    expect(settings.notice()).toBe('putAside');
    expect(lines).toHaveLength(1);
    settings.write('accounts', []);
    expect(await readFile(`${pathIn(folder)}.broken-42`, 'utf8')).toBe(text);
    expect((await open(folder)).settings.read('accounts')).toEqual([]);
  },
);

test('settings that cannot be read for a moment are waited for, and neither put aside nor written over', async () => {
  const folder = await makeFolder();
  (await open(folder)).settings.write('accounts', [1]);
  const release = await hold(folder);
  const { opening, lines, heldUp, pass } = await setUp(folder);
  await pass();
  await pass();
  expect(heldUp.times).toBe(3);
  expect(lines).toEqual(['the settings cannot be read now (ELOOP): waiting for them']);
  await release();
  await pass();
  expect((await opening).read('accounts')).toEqual([1]);
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test.each([
  ['torn', async (folder: string) => writeFile(pathIn(folder), '{"acc'), 'rewritten'],
  ['emptied', async (folder: string) => writeFile(pathIn(folder), ''), 'rewritten'],
  ['deleted', async (folder: string) => rm(pathIn(folder)), null],
])(
  'a file that is %s while the app runs is written whole again with the next value',
  async (_, harm, notice) => {
    const folder = await makeFolder();
    const { settings } = await open(folder);
    settings.write('accounts', [1]);
    settings.write('campaignTemplates', { a: [2] });
    await harm(folder);
    const heard: (string | null)[] = [];
    settings.onNotice(() => heard.push(settings.notice()));
    settings.write('preferences', { appearance: 'dark' });
    expect(await stored(folder)).toEqual({
      accounts: [1],
      campaignTemplates: { a: [2] },
      preferences: { appearance: 'dark' },
    });
    expect(heard).toEqual(notice === null ? [] : [notice]);
    expect(await readdir(folder)).toHaveLength(notice === null ? 1 : 2);
  },
);

test('what must not stop the work is known at once, and on disk as soon as the disk takes it', async () => {
  const folder = await makeFolder();
  const { settings, lines, pass } = await open(folder);
  settings.write('accounts', [1]);
  const release = await hold(folder);
  expect(() => settings.write('accounts', [2])).toThrow();
  settings.keep('preferences', { appearance: 'dark' });
  settings.keep('preferences', { appearance: 'light' });
  expect(settings.read('accounts')).toEqual([1]);
  expect(settings.read('preferences')).toEqual({ appearance: 'light' });
  await pass();
  expect(lines).toEqual(['the settings could not be written: ELOOP']);
  await release();
  await pass();
  expect(await stored(folder)).toEqual({ accounts: [1], preferences: { appearance: 'light' } });
});

test('a copy can be put aside while the file stays', async () => {
  const folder = await makeFolder();
  const { settings } = await open(folder);
  settings.write('accounts', 'none');
  settings.keepCopy();
  expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.json.broken-42']);
  expect(settings.read('accounts')).toBe('none');
  expect(settings.notice()).toBe('partly');
});
