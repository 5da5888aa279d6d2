/** Who calls: the account behind a bearer token. Tokens are kept as hashes only. */
import type { OAUTH_SCOPES } from '#shared/contract/api/oauth.ts';
import { hashOf } from './oauth/secrets.ts';
import { Refusal } from './rules/refusal.ts';
import type { AccountRow, Db } from './store/schema.ts';

export type Scope = (typeof OAUTH_SCOPES)[number];

export interface Caller {
  readonly account: AccountRow;
  readonly scope: string;
  /** When the access token ends, in Unix seconds. */
  readonly expiresTime: number;
  readonly grantId: string;
}

const BEARER = /^Bearer ([\w~+/.=-]{1,500})$/i;

/** The caller of a request. Refuses a missing, unknown, revoked or expired token. */
export async function authenticate(db: Db, header: string | undefined, now: number): Promise<Caller> {
  const token = BEARER.exec(header ?? '')?.[1];
  if (token === undefined) throw new Refusal('TOKEN_INVALID');
  const found = await db
    .selectFrom('oauth_tokens')
    .innerJoin('oauth_grants', 'oauth_grants.id', 'oauth_tokens.grant_id')
    .innerJoin('accounts', 'accounts.id', 'oauth_grants.account_id')
    .where('oauth_tokens.token_hash', '=', hashOf(token))
    .where('oauth_tokens.kind', '=', 'access')
    .where('oauth_grants.revoked_time', 'is', null)
    .selectAll('accounts')
    .select(['oauth_grants.scope', 'oauth_tokens.expires_time', 'oauth_tokens.grant_id'])
    .executeTakeFirst();
  if (!found) throw new Refusal('TOKEN_INVALID');
  const { scope, expires_time: expiresTime, grant_id: grantId, ...account } = found;
  if (expiresTime === null || now >= expiresTime) throw new Refusal('TOKEN_EXPIRED');
  return { account, scope, expiresTime, grantId };
}

export function requireScope(granted: string, needed: Scope): void {
  if (!granted.split(' ').includes(needed)) throw new Refusal('SCOPE_MISSING');
}
