/**
 * The access token of each account, renewed when it ends or is refused: one renewal at a time an account, and the
 * new pair is saved before it is used. Ends a sign-in when the API ends it. Knows neither shops nor what the token is for.
 */
import { failure, type Outcome, success } from '#shared/errors.ts';
import type { AccessToken } from '../remote/remote.ts';
import {
  type AuthorizationServer,
  discoverAuthorizationServer,
  type Surroundings,
} from './authorization-server.ts';
import type { Tokens, TokenVault } from './tokens.ts';

interface AccessOptions extends Surroundings {
  readonly vault: TokenVault;
  /** The API's address of an account, or null when there is no such account. */
  readonly baseUrlOf: (accountId: string) => string | null;
  /** The API refused to renew: only a person can go on. */
  readonly onRefused: (accountId: string) => void;
}

export interface Access {
  /**
   * Answers an access token, or SIGN_IN_REQUIRED when only a new sign-in gives one, or PASSWORD_STORE_LOCKED or the fault of the way to the
   * API, which leave the sign-in as it is.
   */
  readonly accessToken: AccessToken;
  /** The API refused a token that was renewed for just this request: that ends the sign-in, as a refused renewal does. */
  refused(accountId: string, token: string): Promise<void>;
  /** Tells the API that the tokens of an account at `apiUrl` are of no more use. Whether it heard that, nobody waits for. */
  revoke(apiUrl: string, tokens: Tokens): Promise<void>;
  /** Settles when no renewal is under way: a quit before its tokens are saved would cost the sign-in. */
  settled(): Promise<void>;
}

/** How long the sign-in endpoints are taken to be where they were found, in milliseconds. */
const ENDPOINTS_KEPT = 6 * 60 * 60 * 1000;

export function createAccess(options: AccessOptions): Access {
  const { vault, baseUrlOf, onRefused, now } = options;
  const renewals = new Map<string, Promise<Outcome<string>>>();
  const servers = new Map<string, { readonly server: AuthorizationServer; readonly foundTime: number }>();

  /** The API's sign-in endpoints. They may move, so what was found is looked for again in time; while that fails, it is still the best known. */
  async function serverOf(apiUrl: string): Promise<Outcome<AuthorizationServer>> {
    const known = servers.get(apiUrl);
    if (known && Math.abs(now() - known.foundTime) < ENDPOINTS_KEPT) return success(known.server);
    const found = await discoverAuthorizationServer(apiUrl, options);
    if (found.ok) servers.set(apiUrl, { server: found.data, foundTime: now() });
    return known && !found.ok ? success(known.server) : found;
  }

  async function renew(accountId: string, old: Tokens): Promise<Outcome<string>> {
    const apiUrl = baseUrlOf(accountId);
    if (apiUrl === null) return failure('SIGN_IN_REQUIRED');
    const server = await serverOf(apiUrl);
    if (!server.ok) return server;
    const renewed = await server.data.refresh(old.refreshToken);
    // The token endpoint may have moved.
    if (!renewed.ok) servers.delete(apiUrl);
    // Meanwhile the person may have signed in anew, or the account may be gone: then this answer is of no use.
    const current = await vault.read(accountId);
    if (baseUrlOf(accountId) === null) return failure('SIGN_IN_REQUIRED');
    if (current !== null && current !== 'locked' && current.refreshToken !== old.refreshToken)
      return success(current.accessToken);
    if (renewed.ok) {
      await vault.save(accountId, renewed.data);
      return success(renewed.data.accessToken);
    }
    if (renewed.error.code === 'SIGN_IN_REQUIRED') await end(accountId);
    return renewed;
  }

  /** Asking again with a token that was refused would only look like theft. */
  async function end(accountId: string): Promise<void> {
    await vault.remove(accountId).catch(() => undefined);
    onRefused(accountId);
  }

  const accessToken: AccessToken = async (accountId, { rejected } = {}) => {
    const running = renewals.get(accountId);
    if (running) return running;
    const tokens = await vault.read(accountId);
    if (tokens === 'locked') return failure('PASSWORD_STORE_LOCKED');
    if (tokens === null) {
      onRefused(accountId);
      return failure('SIGN_IN_REQUIRED');
    }
    const isUsable = tokens.accessToken !== rejected && now() / 1000 < tokens.expiresTime;
    if (isUsable) return success(tokens.accessToken);
    // Reading took a moment: another call may have begun by now.
    const begun = renewals.get(accountId);
    if (begun) return begun;
    const renewal = renew(accountId, tokens).finally(() => renewals.delete(accountId));
    renewals.set(accountId, renewal);
    return renewal;
  };

  return {
    accessToken,
    refused: async (accountId, token) => {
      const current = await vault.read(accountId);
      // Renewed or signed in anew since, or over by its own time: the next request finds out.
      if (current === null || current === 'locked') return;
      const isOver = current.accessToken !== token || now() / 1000 >= current.expiresTime;
      if (!isOver) await end(accountId);
    },
    revoke: async (apiUrl, tokens) => {
      const server = await serverOf(apiUrl);
      if (server.ok) await server.data.revoke(tokens.refreshToken);
    },
    settled: async () => {
      await Promise.allSettled(renewals.values());
    },
  };
}
