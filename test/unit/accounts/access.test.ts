// Access tokens that end, are refused, or cannot be renewed: one renewal for all who wait, and no sign-in lost to a fault.

import { describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/accounts/accounts.ts';
import { reply } from '../remote/local-server.ts';
import { startAuthorizationApi } from './authorization-api.ts';
import { setUpAccounts } from './surroundings.ts';

async function signedIn(changes: Parameters<typeof setUpAccounts>[0] = {}) {
  const api = await startAuthorizationApi();
  const set = await setUpAccounts(changes);
  const outcome = await set.accounts.signIn(api.url);
  if (!outcome.ok) throw new Error(outcome.error.code);
  const id = outcome.data.accountId;
  const tokenNow = async () => {
    const token = await set.accounts.accessToken(id);
    return token.ok ? token.data : '';
  };
  return { ...set, api, id, tokenNow, state: () => set.accounts.list()[0]?.state };
}

test('a token that still lives is used as it is', async () => {
  const { api, tokenNow } = await signedIn();
  expect(await tokenNow()).toBe(await tokenNow());
  expect(api.refreshes).toEqual([]);
});

test('a token that ended by the clock is renewed before it is used', async () => {
  let now = Date.now();
  const { api, tokenNow } = await signedIn({ now: () => now });
  const first = await tokenNow();
  now += 3_600_000;
  const second = await tokenNow();
  expect(second).not.toBe(first);
  expect(api.refreshes).toHaveLength(1);
});

test('many who meet a refused token cause one renewal and get the same new one', async () => {
  const { accounts, api, id, tokenNow } = await signedIn();
  const rejected = await tokenNow();
  const answers = await Promise.all(Array.from({ length: 30 }, () => accounts.accessToken(id, { rejected })));
  expect(api.refreshes).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.ok && answer.data)).size).toBe(1);
  // Who comes late with the old one gets the new one too.
  expect(await accounts.accessToken(id, { rejected })).toEqual(answers[0]);
  expect(api.refreshes).toHaveLength(1);
});

test('calls in parallel over a token that ended renew it once', async () => {
  const { accounts, api, id } = await signedIn();
  api.expireAll();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => accounts.refreshShops(id)));
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  expect(api.refreshes).toHaveLength(1);
});

test('each renewal uses the newest refresh token, also after a restart', async () => {
  const { accounts, api, id, options, tokenNow } = await signedIn();
  const rejected = await tokenNow();
  await accounts.accessToken(id, { rejected });
  const restarted = createAccounts(options);
  api.expireAll();
  expect(await restarted.refreshShops(id)).toEqual({ ok: true, data: null });
  expect(new Set(api.refreshes).size).toBe(2);
});

test('a refused renewal asks for a sign-in, once, and says so', async () => {
  const { accounts, api, id, tokenNow, state } = await signedIn();
  let changes = 0;
  accounts.onChange(() => {
    changes += 1;
  });
  api.token = (response) => {
    reply(response, 400, JSON.stringify({ error: 'invalid_grant' }));
    return true;
  };
  const rejected = await tokenNow();
  expect(await accounts.accessToken(id, { rejected })).toMatchObject({ error: { code: 'SIGN_IN_REQUIRED' } });
  expect(await accounts.accessToken(id)).toMatchObject({ error: { code: 'SIGN_IN_REQUIRED' } });
  expect(state()).toBe('needsSignIn');
  expect(changes).toBe(1);
  expect(api.refreshes).toHaveLength(1);

  api.token = () => false;
  await accounts.signIn(api.url);
  expect(state()).toBe('signedIn');
  expect(await accounts.refreshShops(id)).toEqual({ ok: true, data: null });
});

describe('a fault of the way leaves the sign-in as it is', () => {
  test.each([
    ['a fault of the API', 500, '{"error":"server_error"}', 'SERVER_ERROR'],
    ['a limit', 429, '{}', 'RATE_LIMITED'],
    ['a web page', 200, '<h1>Wi-Fi login', 'NOT_AN_API'],
    ['tokens that are none', 200, '{"access_token":"a","token_type":"bearer"}', 'NOT_AN_API'],
  ])('%s', async (_, status, body, code) => {
    const { accounts, api, id, tokenNow, state } = await signedIn();
    api.token = (response) => {
      reply(response, status, body);
      return true;
    };
    const rejected = await tokenNow();
    expect(await accounts.accessToken(id, { rejected })).toMatchObject({ error: { code } });
    expect(state()).toBe('signedIn');
    api.token = () => false;
    expect(await accounts.accessToken(id, { rejected })).toMatchObject({ ok: true });
  });

  test('no network', async () => {
    const { accounts, api, id, tokenNow, state } = await signedIn();
    const rejected = await tokenNow();
    await api.stop();
    expect(await accounts.accessToken(id, { rejected })).toMatchObject({ error: { code: 'OFFLINE' } });
    expect(state()).toBe('signedIn');
  });
});

test('a renewal that loses against a new sign-in changes nothing', async () => {
  const { accounts, api, id, tokenNow, state } = await signedIn();
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  api.token = async (response, form) => {
    if (form.get('grant_type') !== 'refresh_token') return false;
    asked.resolve();
    await answered.promise;
    reply(response, 400, JSON.stringify({ error: 'invalid_grant' }));
    return true;
  };
  const rejected = await tokenNow();
  const renewal = accounts.accessToken(id, { rejected });
  await asked.promise;
  await accounts.signIn(api.url);
  answered.resolve();
  expect(await renewal).toMatchObject({ ok: true });
  expect(state()).toBe('signedIn');
  expect((await renewal).ok && (await renewal)).toEqual({ ok: true, data: await tokenNow() });
});

test('a token that was renewed for a request and is refused ends the sign-in; an older one does not', async () => {
  const { accounts, id, tokenNow, state } = await signedIn();
  await accounts.tokenRefused(id, 'an older token');
  expect(state()).toBe('signedIn');
  await accounts.tokenRefused(id, await tokenNow());
  expect(state()).toBe('needsSignIn');
  expect(await accounts.accessToken(id)).toMatchObject({ error: { code: 'SIGN_IN_REQUIRED' } });
});

test('a removal that was cut short has no access after a restart, and is known to be unfinished', async () => {
  const { accounts, id, options } = await signedIn();
  await accounts.remove(id, () => Promise.reject(new Error('killed')));
  const restarted = createAccounts(options);
  expect(restarted.list()).toEqual([]);
  expect(restarted.unfinished()).toEqual([id]);
  expect(await restarted.accessToken(id)).toMatchObject({ error: { code: 'SIGN_IN_REQUIRED' } });
  expect(await restarted.remove(id, async () => {})).toMatchObject({ ok: true });
  expect(restarted.unfinished()).toEqual([]);
});

test('a removed account has no access, and nothing of it stays', async () => {
  const { accounts, settings, id } = await signedIn();
  accounts.saveLastContact({ accountId: id, shopId: '100' }, { email: 'shop@example.com' });
  await accounts.remove(id, async () => {});
  expect(accounts.list()).toEqual([]);
  expect(await accounts.accessToken(id)).toMatchObject({ error: { code: 'SIGN_IN_REQUIRED' } });
  expect(JSON.stringify([...settings.values])).not.toContain(id);
});

test('a token endpoint that moves is found again after it failed, without a new sign-in', async () => {
  const { accounts, api, id, tokenNow, state } = await signedIn();
  const rejected = await tokenNow();
  await accounts.accessToken(id, { rejected });
  const second = await tokenNow();
  api.tokenPath = '/oauth/elsewhere';
  expect(await accounts.accessToken(id, { rejected: second })).toMatchObject({ ok: false });
  expect(await accounts.accessToken(id, { rejected: second })).toMatchObject({ ok: true });
  expect(state()).toBe('signedIn');
});

test('the sign-in endpoints are looked for again after some hours, and kept while that fails', async () => {
  let now = Date.now();
  const { accounts, api, id, tokenNow } = await signedIn({ now: () => now });
  const renew = async () => accounts.accessToken(id, { rejected: await tokenNow() });
  await renew();
  const before = api.discoveries;
  await renew();
  expect(api.discoveries).toBe(before);
  now += 7 * 3_600_000;
  expect(await renew()).toMatchObject({ ok: true });
  expect(api.discoveries).toBe(before + 1);
  now += 7 * 3_600_000;
  api.metadata = () => ({});
  expect(await renew()).toMatchObject({ ok: true });
});
