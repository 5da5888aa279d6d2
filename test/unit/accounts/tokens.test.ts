// Where tokens are kept, on real files: sealed, put aside, re-sealed, removed.

import { readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
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
  ['v11', 'linux', 'system'],
  ['v12', 'linux', 'system'],
  ['v10', 'linux', 'weak'],
  ['v99', 'linux', 'weak'],
  ['v10', 'darwin', 'system'],
  ['v10', 'win32', 'system'],
] as const)('what is sealed with the key %s on %s is kept: %s', async (key, platform, storage) => {
  const encryption = Object.assign(createMirrorEncryption(), { key });
  const vault = createTokenVault({ folder: await makeFolder(), encryption, platform });
  expect(await vault.save(ID, TOKENS)).toBe(storage);
});

/** Kept by an earlier start, and now in a store that does what `changes` say. */
async function setUpKept(changes: Partial<ReturnType<typeof createMirrorEncryption>>) {
  const folder = await makeFolder();
  const encryption = createMirrorEncryption();
  await createTokenVault({ folder, encryption }).save(ID, TOKENS);
  Object.assign(encryption, changes);
  const clock = { now: 0 };
  const closed: string[] = [];
  const vault = createTokenVault({
    folder,
    encryption,
    elapsed: () => clock.now,
    onClosed: (_, why) => closed.push(why),
  });
  return { folder, encryption, clock, closed, vault };
}

test.each([
  ['is locked', { isLocked: true }, { isLocked: false }],
  ['is not available', { isAvailable: false }, { isAvailable: true }],
])('a password store that %s leaves the file, and is asked again after a minute', async (_, shut, opened) => {
  const { folder, encryption, clock, closed, vault } = await setUpKept(shut);
  expect(await vault.read(ID)).toBe('locked');
  expect(closed).toEqual(['locked']);
  expect(await readdir(folder)).toEqual([`${ID}.tokens`]);
  const { asked } = encryption;
  Object.assign(encryption, opened);
  clock.now = 59_999;
  expect(await vault.read(ID)).toBe('locked');
  // A store that asks the person each time is left in peace.
  expect(encryption.asked).toBe(asked);
  clock.now = 60_000;
  expect(await vault.read(ID)).toEqual(TOKENS);
});

test('a file that cannot be read for a moment is no sign-in that has ended', async () => {
  const { folder, vault } = await setUpKept({});
  const file = join(folder, `${ID}.tokens`);
  await rename(file, `${file}.hidden`);
  await symlink(`${ID}.tokens`, file);
  expect(await vault.read(ID)).toBe('locked');
  await rm(file);
  await rename(`${file}.hidden`, file);
  expect(await vault.read(ID)).toEqual(TOKENS);
});

test('tokens that the store does not take now are sealed when it takes them again', async () => {
  const { folder, encryption, clock, vault } = await setUpKept({ isLocked: true });
  expect(await vault.save(ID, TOKENS)).toBe('memory');
  expect(await readdir(folder)).toEqual([]);
  encryption.isLocked = false;
  clock.now = 60_000;
  expect(await vault.read(ID)).toEqual(TOKENS);
  expect(await createTokenVault({ folder, encryption }).read(ID)).toEqual(TOKENS);
});

test('a folder that cannot be looked into is not one without tokens', async () => {
  const folder = join(await makeFolder(), 'circle');
  await symlink('circle', folder);
  const vault = createTokenVault({ folder, encryption: createMirrorEncryption() });
  await expect(vault.remove(ID)).rejects.toThrow();
});

test('a file of an earlier version, which named the backend, is opened', async () => {
  const folder = await makeFolder();
  const encryption = createMirrorEncryption();
  const sealed = await encryption.encryptStringAsync(JSON.stringify(TOKENS));
  const text = JSON.stringify({ backend: 'gnome_libsecret', sealed: sealed.toString('base64') });
  await writeFile(join(folder, `${ID}.tokens`), text);
  expect(await createTokenVault({ folder, encryption }).read(ID)).toEqual(TOKENS);
});

test('a disk that takes nothing costs no session that runs', async () => {
  const folder = join(await makeFolder(), 'file');
  await writeFile(folder, 'not a folder');
  const vault = createTokenVault({ folder, encryption: createMirrorEncryption() });
  await vault.save(ID, TOKENS);
  expect(await vault.read(ID)).toEqual(TOKENS);
});

test('a key that was changed by the system seals anew', async () => {
  const { folder, encryption, vault } = await setUpKept({ key: 'v11' });
  expect(await vault.read(ID)).toEqual(TOKENS);
  const { sealed } = JSON.parse(await readFile(join(folder, `${ID}.tokens`), 'utf8'));
  expect(Buffer.from(sealed, 'base64').toString('latin1', 0, 3)).toBe(encryption.key);
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
