// Signing in: authorization code with PKCE, loopback redirects only, one-time codes, rotating refresh tokens.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  refreshTokenGrant,
} from 'openid-client';
import { describe, expect, it, test } from 'vitest';
import { OAUTH_CLIENT_ID, OAUTH_SCOPES, oauthMetadata, tokenAnswer } from '#shared/contract/api/oauth.ts';
import {
  authorizationUrl,
  DEMO,
  hiddenField,
  locationOf,
  pkce,
  postForm,
  REDIRECT,
  startApi,
  submitSignIn,
  useApi,
} from './support/api.ts';

const api = useApi();

/** A code for the demonstration account, with its verifier. */
async function code(): Promise<{ code: string; verifier: string }> {
  const { url } = api.current();
  const { verifier, challenge } = pkce();
  const back = locationOf(await submitSignIn(url, authorizationUrl(url, challenge), DEMO));
  return { code: back.searchParams.get('code') ?? '', verifier };
}

function exchange(fields: Record<string, string>): Promise<Response> {
  return postForm(`${api.current().url}/oauth/token`, { client_id: OAUTH_CLIENT_ID, ...fields });
}

async function exchangeCode(change: Record<string, string> = {}): Promise<Response> {
  const { code: fresh, verifier } = await code();
  return exchange({
    grant_type: 'authorization_code',
    code: fresh,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
    ...change,
  });
}

async function expectTokens(answer: Response) {
  expect(answer.status).toBe(200);
  return tokenAnswer.parse(await answer.json());
}

async function expectError(answer: Response, error: string): Promise<void> {
  expect(await answer.json()).toEqual({ error });
  expect(answer.ok).toBe(false);
}

const isAccepted = async (accessToken: string): Promise<boolean> =>
  (await fetch(`${api.current().url}/v1/shops`, { headers: { authorization: `Bearer ${accessToken}` } })).ok;

it('works with openid-client, from discovery to refreshed tokens', async () => {
  const { url } = api.current();
  const configuration = await discovery(new URL(url), OAUTH_CLIENT_ID, undefined, None(), {
    algorithm: 'oauth2',
    execute: [allowInsecureRequests],
  });
  const verifier = randomPKCECodeVerifier();
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: REDIRECT,
    scope: OAUTH_SCOPES.join(' '),
    state: 'state-1',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const back = locationOf(await submitSignIn(url, address.href, DEMO));
  const tokens = await authorizationCodeGrant(configuration, back, {
    pkceCodeVerifier: verifier,
    expectedState: 'state-1',
  });
  expect(await isAccepted(tokens.access_token)).toBe(true);
  const next = await refreshTokenGrant(configuration, tokens.refresh_token ?? '');
  expect(await isAccepted(next.access_token)).toBe(true);
  expect(next.refresh_token).not.toBe(tokens.refresh_token);
});

it('publishes metadata that names its own endpoints', async () => {
  const { url } = api.current();
  const metadata = oauthMetadata.parse(
    await (await fetch(`${url}/.well-known/oauth-authorization-server`)).json(),
  );
  expect(metadata.issuer).toBe(url);
  expect(metadata.code_challenge_methods_supported).toEqual(['S256']);
  expect(metadata.scopes_supported).toEqual([...OAUTH_SCOPES]);
});

describe('the sign-in page', () => {
  it('may run no script, be framed by nobody, and send its form here and back to the app only', async () => {
    const { url } = api.current();
    const page = await fetch(authorizationUrl(url, pkce().challenge));
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' ${new URL(REDIRECT).origin}`);
    expect(await page.text()).not.toMatch(/<script/i);
  });

  it('comes again with a sentence after wrong words, the email kept and escaped', async () => {
    const { url } = api.current();
    const address = authorizationUrl(url, pkce().challenge);
    const answer = await submitSignIn(url, address, {
      email: '"><script>alert(1)</script>',
      password: 'guess',
    });
    const html = await answer.text();
    expect(html).toContain('The email or the password is not right.');
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
    expect(html).not.toContain('<script');
    const second = await fetch(`${url}/oauth/authorize`, {
      method: 'POST',
      body: new URLSearchParams({ request: hiddenField(html, 'request'), ...DEMO }),
      redirect: 'manual',
    });
    expect(locationOf(second).searchParams.get('code')).toBeTruthy();
  });

  it('sends the person back with access_denied when they cancel', async () => {
    const { url } = api.current();
    const answer = await submitSignIn(url, authorizationUrl(url, pkce().challenge), { decision: 'deny' });
    expect(answer.status).toBe(303);
    const back = locationOf(answer);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'access_denied',
      state: 'a state',
      iss: url,
    });
  });

  it('takes no form that it did not sign, or that is too old', async () => {
    const { url, clock } = api.current();
    const forged = Buffer.from(JSON.stringify({ redirectUri: 'http://evil.example' })).toString('base64url');
    for (const request of ['', 'nonsense', `${forged}.${forged}`]) {
      const answer = await postForm(`${url}/oauth/authorize`, { request, ...DEMO });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('too old');
    }
    const page = await (await fetch(authorizationUrl(url, pkce().challenge))).text();
    clock.now += 3600;
    const late = await postForm(`${url}/oauth/authorize`, { request: hiddenField(page, 'request'), ...DEMO });
    clock.now -= 3600;
    expect(late.status).toBe(400);
  });
});

describe('what an app may ask', () => {
  test.each([
    ['another host', 'http://evil.example:80/callback'],
    ['a name that could point anywhere', 'http://localhost:5000/callback'],
    ['https', 'https://127.0.0.1:5000/callback'],
    ['no port', 'http://127.0.0.1/callback'],
    ['a user in front of the host', 'http://127.0.0.1:5000@evil.example:80/'],
    ['a fragment', 'http://127.0.0.1:5000/#code'],
    ['an app’s own scheme', 'campaign-desk://callback'],
    ['nothing', ''],
  ])('is never redirected to %s', async (_what, redirect) => {
    const { url } = api.current();
    const address = authorizationUrl(url, pkce().challenge, { redirect_uri: redirect });
    const answer = await fetch(address, { redirect: 'manual' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('loopback');
  });

  it('is any loopback port, on IPv6 too', async () => {
    const { url } = api.current();
    const redirect = 'http://[::1]:50123/back';
    const address = authorizationUrl(url, pkce().challenge, { redirect_uri: redirect });
    const back = locationOf(await submitSignIn(url, address, DEMO));
    expect(back.href.startsWith(redirect)).toBe(true);
  });

  it('is nothing for a client that is not known', async () => {
    const { url } = api.current();
    const answer = await fetch(authorizationUrl(url, pkce().challenge, { client_id: 'somebody' }), {
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('not known');
  });

  test.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_scope', { scope: 'shops.read everything' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge: 'short' }],
  ])('%s goes back to the app for %j', async (error, change) => {
    const { url } = api.current();
    const answer = await fetch(authorizationUrl(url, pkce().challenge, change), { redirect: 'manual' });
    const back = locationOf(answer);
    expect(back.origin).toBe(new URL(REDIRECT).origin);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('a state');
  });
});

describe('the code', () => {
  it('gives tokens once; a second use ends them', async () => {
    const { code: fresh, verifier } = await code();
    const fields = {
      grant_type: 'authorization_code',
      code: fresh,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    };
    const tokens = await expectTokens(await exchange(fields));
    expect(await isAccepted(tokens.access_token)).toBe(true);
    await expectError(await exchange(fields), 'invalid_grant');
    expect(await isAccepted(tokens.access_token)).toBe(false);
  });

  it('gives nothing without its verifier, elsewhere, or invented', async () => {
    await expectError(await exchangeCode({ code_verifier: pkce().verifier }), 'invalid_grant');
    await expectError(await exchangeCode({ redirect_uri: 'http://127.0.0.1:1/callback' }), 'invalid_grant');
    await expectError(await exchangeCode({ code: 'invented' }), 'invalid_grant');
    await expectError(await exchangeCode({ code_verifier: 'short' }), 'invalid_request');
    await expectError(await exchangeCode({ client_id: 'somebody' }), 'invalid_client');
    await expectError(await exchange({ grant_type: 'password', ...DEMO }), 'unsupported_grant_type');
    await expectError(await exchange({}), 'invalid_request');
  });

  it('lives for a minute', async () => {
    const { code: fresh, verifier } = await code();
    api.current().clock.now += 61;
    const answer = await exchange({
      grant_type: 'authorization_code',
      code: fresh,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    });
    await expectError(answer, 'invalid_grant');
  });
});

describe('the refresh token', () => {
  const refresh = (token: string): Promise<Response> =>
    exchange({ grant_type: 'refresh_token', refresh_token: token });

  it('is replaced by every refresh; using an old one again ends them all', async () => {
    const first = await expectTokens(await exchangeCode());
    const second = await expectTokens(await refresh(first.refresh_token));
    const third = await expectTokens(await refresh(second.refresh_token));
    expect(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size).toBe(3);
    expect(await isAccepted(third.access_token)).toBe(true);
    await expectError(await refresh(first.refresh_token), 'invalid_grant');
    expect(await isAccepted(third.access_token)).toBe(false);
    await expectError(await refresh(third.refresh_token), 'invalid_grant');
  });

  it('gives the tokens to one of two that come at once', async () => {
    const tokens = await expectTokens(await exchangeCode());
    const answers = await Promise.all([refresh(tokens.refresh_token), refresh(tokens.refresh_token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
  });

  it('outlives the access token', async () => {
    const tokens = await expectTokens(await exchangeCode());
    await api.current().server.control.expireAccessTokens();
    expect(await isAccepted(tokens.access_token)).toBe(false);
    const next = await expectTokens(await refresh(tokens.refresh_token));
    expect(await isAccepted(next.access_token)).toBe(true);
  });

  it('is no access token', async () => {
    const tokens = await expectTokens(await exchangeCode());
    expect(await isAccepted(tokens.refresh_token)).toBe(false);
    await expectError(await refresh(tokens.access_token), 'invalid_grant');
  });
});

it('revokes: a token ends all that was granted with it, an unknown one is no error', async () => {
  const { url } = api.current();
  const tokens = await expectTokens(await exchangeCode());
  const revoke = (token: string): Promise<Response> =>
    postForm(`${url}/oauth/revoke`, { client_id: OAUTH_CLIENT_ID, token });
  expect((await revoke('unknown')).status).toBe(200);
  expect((await revoke(tokens.refresh_token)).status).toBe(200);
  expect(await isAccepted(tokens.access_token)).toBe(false);
});

it('keeps no token, code or password in the clear', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'sandbox-api-')), 'api.sqlite');
  const own = await startApi({ database: file });
  const client = await own.signIn();
  await own.server.close();
  const stored = readFileSync(file).toString('latin1');
  rmSync(dirname(file), { recursive: true });
  expect(stored).toContain(DEMO.email);
  for (const secret of [client.accessToken, client.refreshToken]) expect(stored).not.toContain(secret);
});
