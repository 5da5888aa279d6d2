// The real electron-store on a real disk. Outside Electron the module `electron` has nothing to give, and the
// store needs nothing of it when it is told its folder.

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
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

test('values are there after a restart, for the user alone', async () => {
  const folder = await makeFolder();
  openSettingsFile(folder).write('lastContacts', { 'a.b/1': { email: 'shop@example.com' } });
  expect(openSettingsFile(folder).read('lastContacts')).toEqual({ 'a.b/1': { email: 'shop@example.com' } });
  expect(openSettingsFile(folder).read('accounts')).toBeUndefined();
  if (process.platform !== 'win32') {
    expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600);
  }
});

test.each(['{"accounts":[', '', '[]', 'null', '\u0000\u0000'])(
  'a file that holds "%s" is put aside, and the app starts',
  async (text) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'settings.json'), text);
    const settings = openSettingsFile(folder, () => 42);
    expect(settings.read('accounts')).toBeUndefined();
    settings.write('accounts', []);
    expect(await readFile(join(folder, 'settings.json.broken-42'), 'utf8')).toBe(text);
    expect(openSettingsFile(folder).read('accounts')).toEqual([]);
  },
);

test('a copy can be put aside while the file stays', async () => {
  const folder = await makeFolder();
  const settings = openSettingsFile(folder, () => 7);
  settings.write('accounts', 'none');
  settings.keepCopy();
  expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.json.broken-7']);
  expect(settings.read('accounts')).toBe('none');
});
