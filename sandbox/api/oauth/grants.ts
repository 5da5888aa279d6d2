/**
 * Grants: what a person allowed the app, the one-time code that it is fetched with, and the tokens made from it.
 * A code or refresh token that comes a second time was stolen or copied: the whole grant ends.
 */
import { createHash } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { hashOf, newSecret } from './secrets.ts';

const CODE_SECONDS = 60;

export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly scope: string;
  readonly state: string | null;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** Remembers that the account allowed the request. Returns the code that the app exchanges for tokens. */
export async function issueCode(
  store: Store,
  accountId: string,
  request: AuthorizationRequest,
  now: number,
): Promise<string> {
  const code = newSecret();
  const grantId = newSecret();
  await store.write(async ({ db }) => {
    await db
      .insertInto('oauth_grants')
      .values({ id: grantId, account_id: accountId, scope: request.scope, revoked_time: null })
      .execute();
    await db
      .insertInto('oauth_codes')
      .values({
        code_hash: hashOf(code),
        grant_id: grantId,
        redirect_uri: request.redirectUri,
        code_challenge: request.codeChallenge,
        expires_time: now + CODE_SECONDS,
        used_time: null,
      })
      .execute();
  });
  return code;
}

export interface Exchange {
  readonly now: number;
  readonly accessTokenSeconds: number;
}

/** Tokens for a code, or null: unknown, expired, used before, sent elsewhere, or without its verifier. */
export function redeemCode(
  store: Store,
  sent: { code: string; redirectUri: string; codeVerifier: string },
  exchange: Exchange,
): Promise<Tokens | null> {
  return store.write(async (unit) => {
    const code = await unit.db
      .selectFrom('oauth_codes')
      .selectAll()
      .where('code_hash', '=', hashOf(sent.code))
      .executeTakeFirst();
    if (!code) return null;
    if (code.used_time !== null) {
      await revokeGrant(unit.db, code.grant_id, exchange.now);
      return null;
    }
    const challenge = createHash('sha256').update(sent.codeVerifier).digest('base64url');
    const isWrong = code.redirect_uri !== sent.redirectUri || code.code_challenge !== challenge;
    await unit.db
      .updateTable('oauth_codes')
      .set({ used_time: exchange.now })
      .where('code_hash', '=', code.code_hash)
      .execute();
    return isWrong || exchange.now > code.expires_time ? null : issueTokens(unit.db, code.grant_id, exchange);
  });
}

/** New tokens for a refresh token, which is used up; null when it is unknown, used or revoked. */
export function rotate(store: Store, refreshToken: string, exchange: Exchange): Promise<Tokens | null> {
  return store.write(async ({ db }) => {
    const token = await db
      .selectFrom('oauth_tokens')
      .selectAll()
      .where('token_hash', '=', hashOf(refreshToken))
      .where('kind', '=', 'refresh')
      .executeTakeFirst();
    if (!token) return null;
    if (token.used_time !== null) {
      await revokeGrant(db, token.grant_id, exchange.now);
      return null;
    }
    await db
      .updateTable('oauth_tokens')
      .set({ used_time: exchange.now })
      .where('token_hash', '=', token.token_hash)
      .execute();
    return issueTokens(db, token.grant_id, exchange);
  });
}

/** Ends the grant behind an access or refresh token; an unknown one is no error (RFC 7009). */
export function revokeToken(store: Store, token: string, now: number): Promise<void> {
  return store.write(async ({ db }) => {
    const found = await db
      .selectFrom('oauth_tokens')
      .select('grant_id')
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst();
    if (found) await revokeGrant(db, found.grant_id, now);
  });
}

async function issueTokens(
  db: Store['db'],
  grantId: string,
  { now, accessTokenSeconds }: Exchange,
): Promise<Tokens | null> {
  const grant = await db
    .selectFrom('oauth_grants')
    .selectAll()
    .where('id', '=', grantId)
    .where('revoked_time', 'is', null)
    .executeTakeFirst();
  if (!grant) return null;
  const [access, refresh] = [newSecret(), newSecret()];
  const token = { grant_id: grantId, used_time: null };
  await db
    .insertInto('oauth_tokens')
    .values([
      { ...token, token_hash: hashOf(access), kind: 'access', expires_time: now + accessTokenSeconds },
      { ...token, token_hash: hashOf(refresh), kind: 'refresh', expires_time: null },
    ])
    .execute();
  return {
    access_token: access,
    refresh_token: refresh,
    token_type: 'bearer',
    expires_in: accessTokenSeconds,
    scope: grant.scope,
  };
}

async function revokeGrant(db: Store['db'], grantId: string, now: number): Promise<void> {
  await db
    .updateTable('oauth_grants')
    .set({ revoked_time: now })
    .where('id', '=', grantId)
    .where('revoked_time', 'is', null)
    .execute();
}
