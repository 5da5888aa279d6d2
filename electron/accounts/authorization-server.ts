/**
 * The API's sign-in endpoints (OAuth 2.0) through openid-client: discovery, code with PKCE and state, refresh.
 * Answers outcomes; no error from here carries a token, a code or a URL.
 */
import * as oauth from 'openid-client';
import { OAUTH_CLIENT_ID, OAUTH_SCOPES, tokenAnswer } from '#shared/contract/api/oauth.ts';
import { type ErrorCode, failure, type Outcome, success } from '#shared/errors.ts';
import { isLoopback, isProtected } from '../remote/address.ts';
import { exchange, type Fetch } from '../remote/exchange.ts';
import type { Tokens } from './tokens.ts';

/** One sign-in under way: where the browser goes, and what to do when it has come back. */
export interface AuthorizationAttempt {
  readonly url: URL;
  /** What the sign-in page sends back with the code: who does not know it is not that page. */
  readonly state: string;
  /** Trades the code of the redirect for tokens. SIGN_IN_DENIED, SIGN_IN_FAILED (wrong state, wrong answer) or a fault of the way. */
  finish(redirected: URL): Promise<Outcome<Tokens>>;
}

export interface AuthorizationServer {
  begin(redirectUri: string): Promise<AuthorizationAttempt>;
  /** A new pair of tokens; the old refresh token is void afterwards. SIGN_IN_REQUIRED when it was refused. */
  refresh(refreshToken: string): Promise<Outcome<Tokens>>;
  /** Voids a refresh token and what came of it (RFC 7009). An API that offers no such thing, or cannot be reached, is not asked twice. */
  revoke(refreshToken: string): Promise<void>;
}

export interface Surroundings {
  readonly fetch: Fetch;
  /** This machine's clock in milliseconds. */
  readonly now: () => number;
}

const LARGEST_ANSWER = 1024 * 1024;

/** A fault of the way, on its road through openid-client. */
class WayFault extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Finds the sign-in endpoints of the API at `apiUrl`. NOT_AN_API when it has none, or unprotected ones. */
export async function discoverAuthorizationServer(
  apiUrl: string,
  surroundings: Surroundings,
): Promise<Outcome<AuthorizationServer>> {
  const server = new URL(apiUrl);
  try {
    const configuration = await oauth.discovery(server, OAUTH_CLIENT_ID, undefined, oauth.None(), {
      algorithm: 'oauth2',
      execute: server.protocol === 'http:' && isLoopback(server) ? [oauth.allowInsecureRequests] : [],
      [oauth.customFetch]: boundedFetch(surroundings.fetch),
    });
    const { authorization_endpoint: authorize, token_endpoint: token } = configuration.serverMetadata();
    if (![authorize, token].every(isProtectedAddress)) return failure('NOT_AN_API');
    return success(authorizationServer(configuration, surroundings.now));
  } catch (error) {
    return failure(faultOf(error) ?? 'NOT_AN_API');
  }
}

function authorizationServer(configuration: oauth.Configuration, now: () => number): AuthorizationServer {
  return {
    begin: async (redirectUri) => {
      const verifier = oauth.randomPKCECodeVerifier();
      const state = oauth.randomState();
      const url = oauth.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: OAUTH_SCOPES.join(' '),
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const checks = { pkceCodeVerifier: verifier, expectedState: state };
      return {
        url,
        state,
        finish: (redirected) =>
          tokensFrom(
            () => oauth.authorizationCodeGrant(configuration, redirected, checks),
            now,
            signInFailure,
          ),
      };
    },
    refresh: (refreshToken) =>
      tokensFrom(() => oauth.refreshTokenGrant(configuration, refreshToken), now, refreshFailure),
    revoke: async (refreshToken) => {
      if (!isProtectedAddress(configuration.serverMetadata().revocation_endpoint)) return;
      const hint = { token_type_hint: 'refresh_token' };
      await oauth.tokenRevocation(configuration, refreshToken, hint).catch(() => undefined);
    },
  };
}

async function tokensFrom(
  grant: () => Promise<unknown>,
  now: () => number,
  codeOf: (error: unknown) => ErrorCode,
): Promise<Outcome<Tokens>> {
  try {
    const answer = tokenAnswer.parse(await grant());
    return success({
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresTime: Math.floor(now() / 1000) + answer.expires_in,
    });
  } catch (error) {
    return failure(faultOf(error) ?? codeOf(error));
  }
}

function signInFailure(error: unknown): ErrorCode {
  const denied = error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied';
  return denied ? 'SIGN_IN_DENIED' : 'SIGN_IN_FAILED';
}

/** Only the API's own word ends a sign-in: an answer that cannot be read leaves it as it is. */
function refreshFailure(error: unknown): ErrorCode {
  return error instanceof oauth.ResponseBodyError ? 'SIGN_IN_REQUIRED' : 'NOT_AN_API';
}

function faultOf(error: unknown): ErrorCode | null {
  if (error instanceof WayFault) return error.code;
  return error instanceof Error && error.cause instanceof WayFault ? error.cause.code : null;
}

function isProtectedAddress(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url !== null && isProtected(url);
}

/** A fetch for openid-client within the app's own limits; faults of the way leave as WayFault. */
function boundedFetch(fetch: Fetch): oauth.CustomFetch {
  return async (url, { method, headers, body }) => {
    const text = body === undefined || body === null ? null : String(body);
    const answer = await exchange(
      fetch,
      { url, method, headers, body: text, lane: 'signIn' },
      { largestAnswer: LARGEST_ANSWER },
    );
    if (!answer.ok) throw new WayFault(answer.error.code);
    const { status, headers: answered, text: content } = answer.data;
    if (status === 429) throw new WayFault('RATE_LIMITED');
    if (status >= 500) throw new WayFault('SERVER_ERROR');
    return new Response(status === 204 ? null : content, { status, headers: answered });
  };
}
