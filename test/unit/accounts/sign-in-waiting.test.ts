// While a sign-in waits: the person may cancel wherever it is, take the link to a browser of their own when none could be opened,
// and find that this machine gives no port to come back to. No way out leaves a port, a state or tokens behind.

import { Server } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import type { ErrorCode } from '#shared/errors.ts';
import { startLocalServer } from '../remote/local-server.ts';
import { until } from '../sync/hand-clock.ts';
import { startAuthorizationApi } from './authorization-api.ts';
import { browse, setUpAccounts } from './surroundings.ts';

const endedWith = (code: ErrorCode) => ({ ok: false, error: { code } });
const failing = () => Promise.reject(new Error('no browser'));
const lost = async () => {};

describe('a browser that could not be opened', () => {
  test('ends nothing: the person takes the link to one, and is signed in', async () => {
    const api = await startAuthorizationApi();
    const { accounts } = await setUpAccounts({ openBrowser: failing });
    expect(accounts.signInLink()).toBeNull();
    const outcome = accounts.signIn(api.url);
    await until(() => accounts.signInState() === 'browserNotOpened', 'the state');
    const link = accounts.signInLink() ?? '';
    expect(link).toContain(`${api.url}/oauth/authorize`);
    await browse(link);
    expect(await outcome).toMatchObject({ ok: true });
    expect(accounts.signInState()).toBe('idle');
    expect(accounts.signInLink()).toBeNull();
    // The link alone is worth nothing: what is secret of a sign-in is not in it.
    for (const secret of api.secrets) expect(link).not.toContain(secret);
  });

  test.each([
    ['the person cancels', 'SIGN_IN_CANCELLED', undefined],
    ['nobody comes back', 'SIGN_IN_TIMED_OUT', 20],
  ] as const)('and %s', async (_, code, signInTimeLimit) => {
    const api = await startAuthorizationApi();
    const changes = signInTimeLimit ? { signInTimeLimit } : {};
    const { accounts } = await setUpAccounts({ openBrowser: failing, ...changes });
    const outcome = accounts.signIn(api.url);
    await until(() => accounts.signInState() !== 'waitingForBrowser', 'the browser');
    if (code === 'SIGN_IN_CANCELLED') accounts.cancelSignIn();
    expect(await outcome).toMatchObject(endedWith(code));
    expect(accounts.list()).toEqual([]);
  });
});

test('a browser that was opened has a link too, for whoever closed its page', async () => {
  const api = await startAuthorizationApi();
  const { accounts } = await setUpAccounts({ openBrowser: lost });
  const outcome = accounts.signIn(api.url);
  await until(() => accounts.signInLink() !== null, 'the link');
  expect(accounts.signInState()).toBe('waitingForBrowser');
  await browse(accounts.signInLink() ?? '');
  expect(await outcome).toMatchObject({ ok: true });
});

describe('cancelling ends a sign-in at once', () => {
  test('while the API does not answer where its sign-in page is', async () => {
    const server = await startLocalServer(() => {});
    const { accounts } = await setUpAccounts();
    const outcome = accounts.signIn(server.url);
    accounts.cancelSignIn();
    expect(await outcome).toMatchObject(endedWith('SIGN_IN_CANCELLED'));
  });

  test('while the API keeps its tokens back; those that come late are given back', async () => {
    const api = await startAuthorizationApi();
    const asked = Promise.withResolvers<void>();
    const answering = Promise.withResolvers<void>();
    api.token = async () => {
      asked.resolve();
      await answering.promise;
      return false;
    };
    const { accounts } = await setUpAccounts();
    const outcome = accounts.signIn(api.url);
    await asked.promise;
    accounts.cancelSignIn();
    expect(await outcome).toMatchObject(endedWith('SIGN_IN_CANCELLED'));
    expect(accounts.signInState()).toBe('idle');
    answering.resolve();
    await until(() => api.revoked.length === 1, 'the revocation');
    expect(accounts.list()).toEqual([]);
  });
});

test('a machine that gives no port to come back to: no browser is opened, and the next try works', async () => {
  const api = await startAuthorizationApi();
  const opened: string[] = [];
  const openBrowser = async (url: string) => {
    opened.push(url);
    await browse(url);
  };
  const { accounts } = await setUpAccounts({ openBrowser });
  const taken = vi.spyOn(Server.prototype, 'listen').mockImplementationOnce(function refuse(this: Server) {
    queueMicrotask(() => this.emit('error', Object.assign(new Error('in use'), { code: 'EADDRINUSE' })));
    return this;
  });
  expect(await accounts.signIn(api.url)).toMatchObject(endedWith('SIGN_IN_PORT_UNAVAILABLE'));
  taken.mockRestore();
  expect(opened).toEqual([]);
  expect(await accounts.signIn(api.url)).toMatchObject({ ok: true });
});

/** The way back of a sign-in, as the browser finds it in the link. */
const redirectOf = (link: string) => new URL(link).searchParams.get('redirect_uri') ?? '';

test.each([
  ['nothing at all', ''],
  ['a code without a state', '?code=stolen'],
  ['a code of another sign-in', '?code=stolen&state=other'],
  ['a denial without a state', '?error=access_denied'],
])('another program comes first with %s: passed over, and the sign-in goes on', async (_, query) => {
  const api = await startAuthorizationApi();
  let back = '';
  const { accounts } = await setUpAccounts({
    openBrowser: async (link) => {
      back = redirectOf(link);
      expect((await fetch(`${back}${query}`)).status).toBe(404);
      await browse(link);
    },
  });
  expect(await accounts.signIn(api.url)).toMatchObject({ ok: true });
  await expect(fetch(back)).rejects.toThrow();
});
