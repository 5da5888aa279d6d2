// Where a sign-in is kept, from the person's side: nothing is kept in memory that nobody agreed to, and whatever becomes of the
// system's password store is told once and costs nothing but a sign-in.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/accounts/accounts.ts';
import { until } from '../sync/hand-clock.ts';
import { startAuthorizationApi } from './authorization-api.ts';
import { createMirrorEncryption, setUpAccounts } from './surroundings.ts';

/** A machine with a password store whose state the test decides, and an API to sign in to. */
async function setUp(store: Partial<ReturnType<typeof createMirrorEncryption>> = {}) {
  const api = await startAuthorizationApi();
  const encryption = Object.assign(createMirrorEncryption(), store);
  const set = await setUpAccounts({ encryption });
  const tokenFiles = () => readdir(join(set.folder, 'accounts')).catch(() => []);
  return { ...set, api, encryption, tokenFiles };
}

type Setting = Awaited<ReturnType<typeof setUp>>;

/** Signs in as far as the question; answers what the sign-in comes to. */
async function signInUntilAsked({ accounts, api }: Setting) {
  const outcome = accounts.signIn(api.url);
  await until(() => accounts.signInState() === 'askingToKeep', 'the question');
  return { outcome };
}

describe.each([
  ['that is not there', { isAvailable: false }],
  ['that has lost its key', { isBroken: true }],
])('a password store %s', (_, store) => {
  test('nothing is kept before the person agrees; then it lives in memory, until the app closes', async () => {
    const setting = await setUp(store);
    const { accounts, settings, options, tokenFiles } = setting;
    const { outcome } = await signInUntilAsked(setting);
    expect(accounts.list()).toEqual([]);
    expect(JSON.stringify([...settings.values])).not.toContain('Siam');
    expect(accounts.signInLink()).toBeNull();

    accounts.answerKeeping(true);
    expect(await outcome).toMatchObject({ ok: true });
    const [account] = accounts.list();
    // Who agreed is not told the same once more.
    expect(account).toMatchObject({ state: 'signedIn', tokenStorage: 'memory', storageNotice: null });
    expect(await tokenFiles()).toEqual([]);
    expect(await accounts.refreshShops(account?.id ?? '')).toMatchObject({ ok: true });

    const restarted = createAccounts(options);
    expect(await restarted.accessToken(account?.id ?? '')).toMatchObject({ ok: false });
    expect(restarted.list()).toMatchObject([{ id: account?.id, state: 'needsSignIn' }]);
    expect(restarted.shops()).toHaveLength(1);
  });

  test.each([
    ['says no', (setting: Setting) => setting.accounts.answerKeeping(false)],
    ['cancels', (setting: Setting) => setting.accounts.cancelSignIn()],
  ])('a person who %s has nothing kept, and the API is told', async (_how, end) => {
    const setting = await setUp(store);
    const { outcome } = await signInUntilAsked(setting);
    end(setting);
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'SIGN_IN_CANCELLED' } });
    expect(setting.accounts.list()).toEqual([]);
    expect(setting.accounts.signInState()).toBe('idle');
    expect(await setting.tokenFiles()).toEqual([]);
    await until(() => setting.api.revoked.length === 1, 'the revocation');
  });
});

test('a person who says no keeps the account that was there, with its sign-in', async () => {
  const setting = await setUp();
  const { accounts, api, encryption, tokenFiles } = setting;
  await accounts.signIn(api.url);
  const before = accounts.list();
  encryption.isAvailable = false;
  const { outcome } = await signInUntilAsked(setting);
  accounts.answerKeeping(false);
  await outcome;
  expect(accounts.list()).toEqual(before);
  expect(await tokenFiles()).toHaveLength(1);
  expect(await accounts.refreshShops(before[0]?.id ?? '')).toMatchObject({ ok: true });
});

test('with a password store nobody is asked', async () => {
  const { accounts, api } = await setUp();
  const states: string[] = [];
  accounts.onChange(() => states.push(accounts.signInState()));
  expect(await accounts.signIn(api.url)).toMatchObject({ ok: true });
  expect(states).not.toContain('askingToKeep');
});

describe('what is told of the place, once', () => {
  const told = (accounts: Setting['accounts']) => accounts.list()[0]?.storageNotice;

  /** Signed in with one key, told, and started again with what `changes` makes of the machine. */
  async function restartWith(first: string, changes: (encryption: Setting['encryption']) => void) {
    const setting = await setUp({ key: first });
    await setting.accounts.signIn(setting.api.url);
    const id = setting.accounts.list()[0]?.id ?? '';
    setting.accounts.storageNoticeShown(id);
    changes(setting.encryption);
    const restarted = createAccounts(setting.options);
    const token = await restarted.accessToken(id);
    return { ...setting, id, accounts: restarted, token };
  }

  test.each([
    ['v10', 'weak'],
    ['v11', null],
  ])('a sign-in under the key %s: %s', async (key, notice) => {
    const { accounts, api } = await setUp({ key });
    await accounts.signIn(api.url);
    expect(told(accounts)).toBe(notice);
    accounts.storageNoticeShown(accounts.list()[0]?.id ?? '');
    expect(told(accounts)).toBeNull();
    await accounts.signIn(api.url);
    expect(told(accounts)).toBeNull();
  });

  test.each([
    ['v11', 'v12', 'changed'],
    ['v11', 'v10', 'weak'],
    ['v10', 'v11', 'changed'],
    ['v11', 'v11', null],
  ])('the key was %s and is %s: %s, and the sign-in goes on', async (first, then, notice) => {
    const { accounts, token } = await restartWith(first, (encryption) => {
      encryption.key = then;
    });
    expect(told(accounts)).toBe(notice);
    expect(token).toMatchObject({ ok: true });
    expect(accounts.list()).toMatchObject([{ state: 'signedIn' }]);
  });

  test('a store that no longer decrypts needs a sign-in, says why, and says it no longer afterwards', async () => {
    const { accounts, api, encryption, token } = await restartWith('v11', (one) => {
      one.isBroken = true;
    });
    expect(token).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } });
    expect(accounts.list()).toMatchObject([{ state: 'needsSignIn', storageNotice: 'unreadable' }]);
    expect(accounts.shops()).toHaveLength(1);
    encryption.isBroken = false;
    await accounts.signIn(api.url);
    expect(accounts.list()).toMatchObject([{ state: 'signedIn', storageNotice: null }]);
  });

  test.each([
    ['is not available', { isAvailable: false }, { isAvailable: true }],
    ['is temporarily unavailable', { isLocked: true }, { isLocked: false }],
  ])(
    'a store that %s says so, asks for no sign-in, and goes on by itself when it opens',
    async (_, shut, opened) => {
      const { accounts, encryption, id, options, token, tokenFiles } = await restartWith('v11', (one) => {
        Object.assign(one, shut);
      });
      expect(token).toMatchObject({ ok: false, error: { code: 'PASSWORD_STORE_LOCKED' } });
      expect(accounts.list()).toMatchObject([{ state: 'signedIn', storageNotice: 'locked' }]);
      expect(await tokenFiles()).toEqual([`${id}.tokens`]);
      Object.assign(encryption, opened);
      const unlocked = createAccounts(options);
      expect(await unlocked.accessToken(id)).toMatchObject({ ok: true });
      expect(unlocked.list()).toMatchObject([{ state: 'signedIn', storageNotice: null }]);
    },
  );

  test('a store that goes away while the app runs: the session goes on in memory, and it is told', async () => {
    const { accounts, api, encryption } = await setUp();
    await accounts.signIn(api.url);
    const id = accounts.list()[0]?.id ?? '';
    encryption.isAvailable = false;
    api.expireAll();
    expect(await accounts.refreshShops(id)).toMatchObject({ ok: true });
    expect(accounts.list()).toMatchObject([
      { state: 'signedIn', tokenStorage: 'memory', storageNotice: 'memory' },
    ]);
  });
});
