// Signing in over real HTTP, with a browser that goes where it is sent: the way through, and every way it ends.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/accounts/accounts.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { reply, startLocalServer } from '../remote/local-server.ts';
import { startAuthorizationApi } from './authorization-api.ts';
import { browse, setUpAccounts } from './surroundings.ts';

const endedWith = (code: ErrorCode) => ({ ok: false, error: { code } });
/** A browser that is opened and never comes back. */
const lost = async () => {};

describe('signing in', () => {
  test('ends with an account, its shops, and tokens that survive a restart', async () => {
    const api = await startAuthorizationApi();
    const { accounts, options } = await setUpAccounts();
    const states: string[] = [];
    accounts.onChange(() => states.push(accounts.signInState()));
    const outcome = await accounts.signIn(` ${api.url}/ `);
    expect(outcome).toMatchObject({ ok: true });
    const [account] = accounts.list();
    expect(account).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{16}$/),
      name: 'Siam Group',
      email: 'ops@siam.example',
      apiUrl: api.url,
      state: 'signedIn',
      tokenStorage: 'weak',
      storageNotice: 'weak',
    });
    expect(outcome).toEqual({ ok: true, data: { accountId: account?.id } });
    expect(accounts.shops()).toMatchObject([
      { accountId: account?.id, shop: { id: '100', name: 'Siam Beauty' } },
    ]);
    expect(accounts.shop({ accountId: account?.id ?? '', shopId: '100' })?.currency).toBe('THB');
    expect(new Set(states)).toEqual(new Set(['waitingForBrowser', 'idle']));
    expect(states.at(-1)).toBe('idle');

    const restarted = createAccounts(options);
    expect(restarted.list()).toEqual([account]);
    expect(await restarted.refreshShops(account?.id ?? '')).toEqual({ ok: true, data: null });
  });

  test('on a full disk leaves no account that is not kept', async () => {
    const api = await startAuthorizationApi();
    const { accounts, settings } = await setUpAccounts();
    settings.isFull = true;
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('STORAGE_FULL'));
    expect(accounts.list()).toEqual([]);
  });

  test('as somebody else at the same API is another account; as the same again renews the tokens', async () => {
    const api = await startAuthorizationApi();
    const { accounts } = await setUpAccounts();
    const first = await accounts.signIn(api.url);
    api.person = { id: '2', name: 'Java Group', email: 'ops@java.example' };
    const second = await accounts.signIn(api.url);
    expect(accounts.list().map(({ name }) => name)).toEqual(['Siam Group', 'Java Group']);
    expect(first).not.toEqual(second);

    api.person = { id: '1', name: 'Siam Group Ltd', email: 'ops@siam.example' };
    const id = first.ok ? first.data.accountId : '';
    const before = await accounts.accessToken(id);
    expect(await accounts.signIn(api.url)).toEqual(first);
    expect(accounts.list().map(({ name }) => name)).toEqual(['Siam Group Ltd', 'Java Group']);
    expect(await accounts.accessToken(id)).not.toEqual(before);
  });

  test('does not need the browser to be good: the callback answers one page, and nothing else', async () => {
    const api = await startAuthorizationApi();
    const answers: { status: number; text: string; policy: string | null }[] = [];
    const openBrowser = async (url: string) => {
      const { searchParams } = new URL(url);
      const redirectUri = searchParams.get('redirect_uri') ?? '';
      expect(new URL(redirectUri).hostname).toBe('127.0.0.1');
      const visit = async (target: string, method = 'GET') => {
        const page = await fetch(target, { method });
        const policy = page.headers.get('content-security-policy');
        answers.push({ status: page.status, text: await page.text(), policy });
      };
      await visit(new URL('/favicon.ico', redirectUri).href);
      await visit(redirectUri, 'POST');
      await visit(url);
    };
    const { accounts } = await setUpAccounts({ openBrowser });
    expect(await accounts.signIn(api.url)).toMatchObject({ ok: true });
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(answers[2]?.text).toContain('You can close this page');
    expect(answers[2]?.policy).toContain("default-src 'none'");
  });
});

describe('a sign-in that does not come through', () => {
  test.each(['api.example.com', 'http://api.example.com', 'https://user:pw@api.example.com'])(
    'at "%s": the address is none',
    async (address) => {
      const { accounts } = await setUpAccounts();
      expect(await accounts.signIn(address)).toMatchObject(endedWith('ADDRESS_INVALID'));
    },
  );

  test('nobody there', async () => {
    const api = await startAuthorizationApi();
    await api.stop();
    const { accounts } = await setUpAccounts();
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('OFFLINE'));
  });

  test.each([
    ['a web page', 200, '<h1>Welcome', 'text/html', 'NOT_AN_API'],
    ['not found', 404, '{}', 'application/json', 'NOT_AN_API'],
    ['truncated JSON', 200, '{"issuer":"http', 'application/json', 'NOT_AN_API'],
    ['a fault', 500, '{}', 'application/json', 'SERVER_ERROR'],
    ['a limit', 429, '{}', 'application/json', 'RATE_LIMITED'],
  ] as const)('the address answers with %s', async (_, status, body, type, code) => {
    const server = await startLocalServer((_request, response) =>
      reply(response, status, body, { 'content-type': type }),
    );
    const { accounts } = await setUpAccounts();
    expect(await accounts.signIn(server.url)).toMatchObject(endedWith(code));
  });

  test.each([
    ['another issuer', { issuer: 'https://api.example.com' }],
    ['a sign-in page without protection', { authorization_endpoint: 'http://signin.example.com/authorize' }],
    ['a token endpoint without protection', { token_endpoint: 'http://signin.example.com/token' }],
    ['a sign-in page that is a program', { authorization_endpoint: 'file:///bin/sh' }],
  ])('the API names %s: no browser is opened', async (_, changes) => {
    const api = await startAuthorizationApi();
    api.metadata = (document) => ({ ...document, ...changes });
    let opened = 0;
    const { accounts } = await setUpAccounts({
      openBrowser: async () => {
        opened += 1;
      },
    });
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('NOT_AN_API'));
    expect(opened).toBe(0);
  });

  test('the person says no at the page', async () => {
    const api = await startAuthorizationApi();
    api.redirect = (url) => {
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
      return url;
    };
    const { accounts } = await setUpAccounts();
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('SIGN_IN_DENIED'));
    expect(accounts.list()).toEqual([]);
  });

  test.each([
    ['its state twice', (url: URL) => url.searchParams.append('state', 'forged')],
    ['another code', (url: URL) => url.searchParams.set('code', 'forged')],
    ['no code', (url: URL) => url.searchParams.delete('code')],
  ])('the redirect comes with %s', async (_, change) => {
    const api = await startAuthorizationApi();
    api.redirect = (url) => {
      change(url);
      return url;
    };
    const { accounts } = await setUpAccounts();
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('SIGN_IN_FAILED'));
    expect(accounts.list()).toEqual([]);
  });

  test('the tokens are not what the contract says', async () => {
    const api = await startAuthorizationApi();
    api.token = (response) => {
      reply(response, 200, JSON.stringify({ access_token: 'a', token_type: 'Bearer' }));
      return true;
    };
    const { accounts } = await setUpAccounts();
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('SIGN_IN_FAILED'));
  });

  test('the browser never comes back', async () => {
    const api = await startAuthorizationApi();
    const { accounts } = await setUpAccounts({ openBrowser: lost, signInTimeLimit: 20 });
    expect(await accounts.signIn(api.url)).toMatchObject(endedWith('SIGN_IN_TIMED_OUT'));
  });

  test('the person cancels', async () => {
    const api = await startAuthorizationApi();
    const opened = Promise.withResolvers<string>();
    const { accounts } = await setUpAccounts({ openBrowser: async (url) => opened.resolve(url) });
    const outcome = accounts.signIn(api.url);
    const url = await opened.promise;
    expect(accounts.signInState()).toBe('waitingForBrowser');
    accounts.cancelSignIn();
    expect(await outcome).toMatchObject(endedWith('SIGN_IN_CANCELLED'));
    expect(accounts.signInState()).toBe('idle');
    // The way back is closed with it.
    await expect(browse(url)).rejects.toThrow();
    expect(accounts.list()).toEqual([]);
  });

  test('the person begins again: the first ends, the second comes through', async () => {
    const api = await startAuthorizationApi();
    const opened = Promise.withResolvers<void>();
    let times = 0;
    const openBrowser = async (url: string) => {
      times += 1;
      if (times === 1) opened.resolve();
      else await browse(url);
    };
    const { accounts } = await setUpAccounts({ openBrowser });
    const first = accounts.signIn(api.url);
    await opened.promise;
    const second = accounts.signIn(api.url);
    expect(await first).toMatchObject(endedWith('SIGN_IN_CANCELLED'));
    expect(await second).toMatchObject({ ok: true });
    expect(accounts.signInState()).toBe('idle');
  });
});

test('no secret is in any outcome, in the settings, in a file or in what is printed', async () => {
  const api = await startAuthorizationApi();
  const printed: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  const { accounts, settings, folder } = await setUpAccounts();
  const outcomes: unknown[] = [await accounts.signIn(api.url)];
  process.stdout.write = (chunk: string | Uint8Array) => {
    printed.push(String(chunk));
    return true;
  };
  try {
    const id = accounts.list()[0]?.id ?? '';
    api.expireAll();
    outcomes.push(await accounts.refreshShops(id));
    api.token = (response, form) => {
      // An API that says back what it was told.
      reply(response, 400, JSON.stringify({ error: 'invalid_grant', error_description: form.toString() }));
      return true;
    };
    api.expireAll();
    outcomes.push(await accounts.refreshShops(id), await accounts.signIn(api.url), accounts.list());
  } finally {
    process.stdout.write = write;
  }
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  const everything = [
    JSON.stringify(outcomes),
    JSON.stringify([...settings.values]),
    ...texts,
    ...printed,
  ].join('\n');
  expect(api.secrets.length).toBeGreaterThan(6);
  for (const secret of api.secrets) expect(everything).not.toContain(secret);
});
