// An API with sign-in for the tests of accounts: OAuth with PKCE and rotating refresh tokens, account and shops. A test
// may change how each part answers. Every secret it ever gave out is listed, so that a test can look for leaks.

import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { OAUTH_CLIENT_ID } from '#shared/contract/api/oauth.ts';
import { reply, replyEnvelope, startLocalServer } from '../remote/local-server.ts';
import { wireShopExample } from '../remote/wire-examples.ts';

export interface AuthorizationApi {
  readonly url: string;
  /** Who signs in next. */
  person: { id: string; name: string; email: string };
  /** Where tokens are granted; anywhere else is not found. */
  tokenPath: string;
  /** How often the sign-in endpoints were asked for. */
  discoveries: number;
  /** What is listed. */
  shops: (typeof wireShopExample)[];
  /** Seconds that access tokens live. */
  lifetime: number;
  /** Changes the discovery document before it is sent. */
  metadata: (document: Record<string, unknown>) => Record<string, unknown>;
  /** Changes the redirect back to the app. */
  redirect: (url: URL) => URL;
  /** Takes over a request of the token endpoint; false lets it be answered. */
  token: (response: ServerResponse, form: URLSearchParams) => boolean | Promise<boolean>;
  /** What each refresh was asked with, in order. */
  readonly refreshes: string[];
  /** The refresh tokens that were given back. */
  readonly revoked: string[];
  /** Codes, verifiers and tokens that must never be seen elsewhere. */
  readonly secrets: string[];
  /** Ends every access token. */
  expireAll(): void;
  stop(): Promise<void>;
}

export async function startAuthorizationApi(): Promise<AuthorizationApi> {
  const codes = new Map<
    string,
    { challenge: string; redirectUri: string; person: AuthorizationApi['person'] }
  >();
  const refreshTokens = new Map<string, AuthorizationApi['person']>();
  const accessTokens = new Map<string, AuthorizationApi['person']>();

  const server = await startLocalServer((request, response) => {
    const url = new URL(request.url ?? '', server.url);
    if (url.pathname === '/.well-known/oauth-authorization-server') discover(response);
    else if (url.pathname === '/oauth/authorize') authorize(url, response);
    else if (url.pathname === api.tokenPath) void grant(request, response);
    else if (url.pathname === '/oauth/revoke') void revoke(request, response);
    else answer(url.pathname, request, response);
  });

  function discover(response: ServerResponse): void {
    api.discoveries += 1;
    const document = {
      issuer: server.url,
      authorization_endpoint: `${server.url}/oauth/authorize`,
      token_endpoint: `${server.url}${api.tokenPath}`,
      revocation_endpoint: `${server.url}/oauth/revoke`,
      code_challenge_methods_supported: ['S256'],
    };
    reply(response, 200, JSON.stringify(api.metadata(document)));
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const code = secret();
    const redirectUri = searchParams.get('redirect_uri') ?? '';
    codes.set(code, { challenge: searchParams.get('code_challenge') ?? '', redirectUri, person: api.person });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', searchParams.get('state') ?? '');
    reply(response, 302, '', { location: api.redirect(back).href });
  }

  async function grant(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await formOf(request);
    if (form.get('grant_type') === 'refresh_token') api.refreshes.push(form.get('refresh_token') ?? '');
    if (await api.token(response, form)) return;
    const person = personOf(form);
    if (!person || form.get('client_id') !== OAUTH_CLIENT_ID) {
      reply(response, 400, JSON.stringify({ error: 'invalid_grant' }));
      return;
    }
    const [accessToken, refreshToken] = [secret(), secret()];
    accessTokens.set(accessToken, person);
    refreshTokens.set(refreshToken, person);
    const tokens = { access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer' };
    reply(response, 200, JSON.stringify({ ...tokens, expires_in: api.lifetime, scope: 'shops.read' }));
  }

  async function revoke(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = (await formOf(request)).get('token') ?? '';
    api.revoked.push(token);
    refreshTokens.delete(token);
    reply(response, 200, '');
  }

  function personOf(form: URLSearchParams): AuthorizationApi['person'] | undefined {
    if (form.get('grant_type') === 'refresh_token') {
      const token = form.get('refresh_token') ?? '';
      const person = refreshTokens.get(token);
      refreshTokens.delete(token);
      return person;
    }
    const verifier = form.get('code_verifier') ?? '';
    api.secrets.push(verifier);
    const attempt = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const fits = createHash('sha256').update(verifier).digest('base64url') === attempt?.challenge;
    return fits && attempt?.redirectUri === form.get('redirect_uri') ? attempt.person : undefined;
  }

  function answer(path: string, request: IncomingMessage, response: ServerResponse): void {
    const person = accessTokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (!person) replyEnvelope(response, 401, { code: API_CODES.TOKEN_EXPIRED });
    else if (path === '/v1/account') replyEnvelope(response, 200, { code: 0, data: { account: person } });
    else replyEnvelope(response, 200, { code: 0, data: { shops: api.shops } });
  }

  function secret(): string {
    const value = randomUUID();
    api.secrets.push(value);
    return value;
  }

  const api: AuthorizationApi = {
    tokenPath: '/oauth/token',
    discoveries: 0,
    url: server.url,
    person: { id: '1', name: 'Siam Group', email: 'ops@siam.example' },
    lifetime: 3600,
    metadata: (document) => document,
    shops: [wireShopExample],
    redirect: (url) => url,
    token: () => false,
    refreshes: [],
    revoked: [],
    secrets: [],
    expireAll: () => accessTokens.clear(),
    stop: server.stop,
  };
  return api;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
