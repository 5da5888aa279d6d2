// Where tokens are kept, on real files: sealed, put aside, re-sealed, removed.

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTokenVault } from '#electron/accounts/tokens.ts';
import { createMirrorEncryption, makeFolder } from './surroundings.ts';

const TOKENS = { accessToken: 'access-secret', refreshToken: 'refresh-secret', expiresTime: 1_800_000_000 };
const ID = 'abcdef0123456789';

test('tokens survive a restart, sealed, for the user alone', async () => {
  const folder = await makeFolder();
  const encryption = createMirrorEncryption();
  await createTokenVault({ folder, encryption }).save(ID, TOKENS);
  const file = join(folder, `${ID}.tokens`);
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('secret');
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await createTokenVault({ folder, encryption }).read(ID)).toEqual(TOKENS);
});

test('the backend that held the key is recorded', async () => {
  const folder = await makeFolder();
  const recorded = async (platform: NodeJS.Platform) => {
    await createTokenVault({ folder, encryption: createMirrorEncryption(), platform }).save(ID, TOKENS);
    return JSON.parse(await readFile(join(folder, `${ID}.tokens`), 'utf8')).backend;
  };
  expect(await recorded('linux')).toBe('basic_text');
  expect(await recorded('darwin')).toBe('darwin');
});

test('without encryption they live in memory only', async () => {
  const folder = await makeFolder();
  const encryption = createMirrorEncryption();
  encryption.isAvailable = false;
  const vault = createTokenVault({ folder, encryption });
  await vault.save(ID, TOKENS);
  expect(await vault.read(ID)).toEqual(TOKENS);
  expect(await readdir(folder)).toEqual([]);
  expect(await createTokenVault({ folder, encryption }).read(ID)).toBeNull();
});

test.each([
  ['a foreign file', 'hello'],
  ['another key', JSON.stringify({ backend: 'linux', sealed: Buffer.from('nothing').toString('base64') })],
  ['an empty file', ''],
])('%s is no tokens, no exception, and is put aside', async (_, text) => {
  const folder = await makeFolder();
  await writeFile(join(folder, `${ID}.tokens`), text);
  expect(await createTokenVault({ folder, encryption: createMirrorEncryption() }).read(ID)).toBeNull();
  const [aside, ...others] = await readdir(folder);
  expect(others).toEqual([]);
  expect(aside).toMatch(/\.unreadable-\d+$/);
  expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(text);
});

test.each([
  ['gnome_libsecret', 'system'],
  ['basic_text', 'weak'],
  ['a store of tomorrow', 'weak'],
])('a key held by %s is %s', async (backend, storage) => {
  const encryption = { ...createMirrorEncryption(), getSelectedStorageBackend: () => backend };
  const vault = createTokenVault({ folder: await makeFolder(), encryption, platform: 'linux' });
  expect(await vault.save(ID, TOKENS)).toBe(storage);
});

test('a password store that is locked leaves the file where it is', async () => {
  const folder = await makeFolder();
  const encryption = createMirrorEncryption();
  await createTokenVault({ folder, encryption }).save(ID, TOKENS);
  encryption.isAvailable = false;
  const vault = createTokenVault({ folder, encryption });
  expect(await vault.read(ID)).toBeNull();
  encryption.isAvailable = true;
  expect(await vault.read(ID)).toEqual(TOKENS);
});

test('a disk that takes nothing costs no session that runs', async () => {
  const folder = join(await makeFolder(), 'file');
  await writeFile(folder, 'not a folder');
  const vault = createTokenVault({ folder, encryption: createMirrorEncryption() });
  await vault.save(ID, TOKENS);
  expect(await vault.read(ID)).toEqual(TOKENS);
});

test('a key that was changed by the system seals anew', async () => {
  const folder = await makeFolder();
  const encryption = createMirrorEncryption();
  await createTokenVault({ folder, encryption, platform: 'linux' }).save(ID, TOKENS);
  encryption.shouldReEncrypt = true;
  encryption.getSelectedStorageBackend = () => 'gnome_libsecret';
  expect(await createTokenVault({ folder, encryption, platform: 'linux' }).read(ID)).toEqual(TOKENS);
  expect(await readFile(join(folder, `${ID}.tokens`), 'utf8')).toContain('gnome_libsecret');
});

test.each([
  ['is not there', { isAvailable: false }, false],
  ['has lost its key', { isBroken: true }, false],
  ['is there', {}, true],
])(
  'a password store that %s: whether it seals anything is known before anything is kept',
  async (_, changes, seals) => {
    const encryption = Object.assign(createMirrorEncryption(), changes);
    const folder = await makeFolder();
    expect(await createTokenVault({ folder, encryption }).canSeal()).toBe(seals);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('removed is removed from memory and disk', async () => {
  const folder = await makeFolder();
  const vault = createTokenVault({ folder, encryption: createMirrorEncryption() });
  await vault.save(ID, TOKENS);
  await vault.remove(ID);
  expect(await vault.read(ID)).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});
