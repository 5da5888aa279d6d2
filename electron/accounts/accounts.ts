/**
 * The accounts of this machine: who they are, their shops, signing in, and access for whoever asks the API.
 * Tokens leave only towards the API client. Which shop is looked at is not known here.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Session } from '#shared/contract/desk.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { diskError } from '../disk/disk-error.ts';
import { parseApiAddress } from '../remote/address.ts';
import type { Fetch } from '../remote/exchange.ts';
import { type AccessToken, createRemote, type Remote } from '../remote/remote.ts';
import { shopsAfter } from '../remote/shop-list.ts';
import { createAccess } from './access.ts';
import type { OpenBrowser } from './open-browser.ts';
import { createRemovals, type Removals } from './removal.ts';
import type { SettingsFile, SettingsNotice } from './settings-file.ts';
import { signInByBrowser } from './sign-in.ts';
import { createSigningIn, type SignInAttempt } from './signing-in.ts';
import { noticeAfter } from './storage-notice.ts';
import { type AccountStore, createAccountStore, isPresent, type StoredAccount } from './store.ts';
import { createTokenVault, type Encryption, type Tokens, type TokenVault } from './tokens.ts';

export type Account = Session['accounts'][number];

export interface AccountShop {
  readonly accountId: string;
  readonly shop: Shop;
}

export interface AccountsOptions {
  readonly settings: SettingsFile;
  /** The user's folder: tokens are in `accounts/` of it. */
  readonly folder: string;
  readonly encryption: Encryption;
  /** Whose password stores there are; this machine's without it. */
  readonly platform?: NodeJS.Platform;
  readonly openBrowser: OpenBrowser;
  readonly fetch: Fetch;
  /** This machine's clock in milliseconds. */
  readonly now?: () => number;
  /** Milliseconds that the browser may take to come back. */
  readonly signInTimeLimit?: number;
  /** Something that a person may want to look into; no token and no name is in it. */
  readonly log?: (message: string) => void;
}

export interface Accounts
  extends Pick<
      AccountStore,
      | 'readPreferences'
      | 'savePreferences'
      | 'readLastContact'
      | 'saveLastContact'
      | 'readCampaignTemplates'
      | 'saveCampaignTemplates'
    >,
    Pick<Removals, 'remove' | 'unfinished' | 'settled'> {
  list(): Account[];
  /** What the person is to be told of the file of settings; null where all is well. */
  settingsNotice(): SettingsNotice | null;
  /** The shops of all accounts, as last known. */
  shops(): AccountShop[];
  /** Shops that are no longer among them and stay for their unsent work: they can be read, and nothing is sent for them. */
  formerShops(): AccountShop[];
  /** A shop or a former one. */
  shop(key: ShopKey): Shop | undefined;
  hasAccess(key: ShopKey): boolean;
  /** A former shop has no unsent work: it is not shown any more. Its records stay, in case it comes back. */
  letGo(key: ShopKey): void;
  /** Signs in by the system browser; a sign-in that is still under way is cancelled. Signing in again to a known account renews its tokens. */
  signIn(apiUrl: string): Promise<Outcome<{ accountId: string }>>;
  cancelSignIn(): void;
  signInState(): Session['signIn'];
  /** The address of the sign-in page that is waited for, or null. It holds no secret, and belongs to nobody but the person. */
  signInLink(): string | null;
  /** Answers whether a sign-in may be kept in memory, when it is asked. */
  answerKeeping(agreed: boolean): void;
  /** The person has been told what `storageNotice` says. */
  storageNoticeShown(accountId: string): void;
  /** Asks the API for the account's shops and their limits. */
  refreshShops(accountId: string, signal?: AbortSignal): Promise<Outcome<null>>;
  readonly accessToken: AccessToken;
  /** To be told by the API client: a token that was renewed just now is refused. */
  tokenRefused(accountId: string, token: string): Promise<void>;
  baseUrlOf(accountId: string): string | null;
  /** Hears of every change of accounts, shops or signing in; answers the way to stop. */
  onChange(listener: () => void): () => void;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { settings, folder, encryption, openBrowser, fetch, now = Date.now } = options;
  const { log = () => undefined } = options;
  const store = createAccountStore(settings);
  const vault = createTokenVault({
    folder: join(folder, 'accounts'),
    encryption,
    ...(options.platform && { platform: options.platform }),
    onKept: (accountId, kept) => {
      const storageNotice = noticeAfter(find(accountId), kept);
      change(accountId, { tokenStorage: kept.storage, state: 'signedIn', storageNotice });
    },
    onClosed: (accountId, why) => {
      if (find(accountId)?.storageNotice !== why) log(`the tokens of an account cannot be opened: ${why}`);
      change(accountId, { storageNotice: why });
    },
  });
  const listeners = new Set<() => void>();
  const signingIn = createSigningIn(changed);

  function changed(): void {
    for (const listener of listeners) listener();
  }

  settings.onNotice(changed);

  const present = () => store.accounts().filter(isPresent);
  const find = (accountId: string) => present().find((account) => account.id === accountId);
  const baseUrlOf = (accountId: string) => find(accountId)?.apiUrl ?? null;
  const knownShops = (accountId: string) => find(accountId)?.shops ?? [];

  function change(accountId: string, changes: Partial<StoredAccount>): void {
    const account = find(accountId);
    if (!account) return;
    const next = { ...account, ...changes };
    if (isDeepStrictEqual(next, account)) return;
    store.note(next);
    changed();
  }

  const access = createAccess({
    vault,
    baseUrlOf,
    fetch,
    now,
    onRefused: (accountId) => change(accountId, { state: 'needsSignIn' }),
  });
  const { accessToken, refused: tokenRefused } = access;
  const removals = createRemovals({ store, vault, access, changed, log });
  const remote = createRemote({ baseUrlOf, accessToken, onRefused: tokenRefused, fetch, now });

  async function signIn(text: string): Promise<Outcome<{ accountId: string }>> {
    const address = parseApiAddress(text);
    if (!address.ok) return address;
    const apiUrl = address.data;
    return signingIn.run(async (attempt) => {
      const tokens = await signInByBrowser(apiUrl, {
        fetch,
        now,
        openBrowser,
        cancelled: attempt.cancelled,
        onLink: attempt.linkKnown,
        ...(options.signInTimeLimit && { timeLimit: options.signInTimeLimit }),
      });
      if (!tokens.ok) return tokens;
      const admitted = await admit(apiUrl, tokens.data, attempt);
      // Nobody will use these any more: the API may forget them too.
      if (!admitted.ok) void access.revoke(apiUrl, tokens.data);
      return admitted;
    });
  }

  /** From new tokens to an account that is kept. Nothing is kept before the person agrees to how. */
  async function admit(
    apiUrl: string,
    tokens: Tokens,
    { cancelled, askToKeepInMemory }: SignInAttempt,
  ): Promise<Outcome<{ accountId: string }>> {
    const account = await readNewAccount(apiUrl, tokens, { fetch, now, signal: cancelled, knownShops });
    if (!account.ok) return cancelled.aborted ? failure('SIGN_IN_CANCELLED') : account;
    const isSealed = await vault.canSeal();
    if (!isSealed && !(await askToKeepInMemory())) return failure('SIGN_IN_CANCELLED');
    // Who has just signed out and comes back has an account with the same id: the old one goes first.
    const isFree = await removals.over(account.data.id);
    if (cancelled.aborted) return failure('SIGN_IN_CANCELLED');
    if (!isFree) return failure('CACHE_UNAVAILABLE');
    // The vault tells where they are as soon as it knows; who agreed to memory is not told of it once more.
    const tokenStorage = isSealed ? (find(account.data.id)?.tokenStorage ?? 'system') : 'memory';
    const shops = listed(find(account.data.id), account.data.shops);
    return await keep({ ...account.data, ...shops, tokenStorage, storageNotice: null }, tokens, {
      vault,
      store,
    });
  }

  return {
    ...store,
    ...removals,
    settingsNotice: settings.notice,
    list: () =>
      present().map(({ id, name, email, apiUrl, state, tokenStorage, storageNotice }) => ({
        id,
        name,
        email,
        apiUrl,
        state,
        tokenStorage,
        storageNotice,
      })),
    shops: () =>
      present().flatMap((account) => account.shops.map((shop) => ({ accountId: account.id, shop }))),
    formerShops: () =>
      present().flatMap((account) => account.formerShops.map((shop) => ({ accountId: account.id, shop }))),
    shop: ({ accountId, shopId }) => {
      const account = find(accountId);
      return [...(account?.shops ?? []), ...(account?.formerShops ?? [])].find(({ id }) => id === shopId);
    },
    hasAccess: (key) => find(key.accountId)?.shops.some(({ id }) => id === key.shopId) ?? false,
    letGo: ({ accountId, shopId }) => {
      const formerShops = find(accountId)?.formerShops.filter(({ id }) => id !== shopId);
      if (formerShops) change(accountId, { formerShops });
    },
    signIn,
    cancelSignIn: signingIn.cancel,
    signInState: signingIn.state,
    signInLink: signingIn.link,
    answerKeeping: signingIn.answerKeeping,
    storageNoticeShown: (accountId) => change(accountId, { storageNotice: null }),
    refreshShops: async (accountId, signal) => {
      const shops = await readShops(remote, accountId, () => knownShops(accountId), signal);
      if (!shops.ok) return shops;
      change(accountId, listed(find(accountId), shops.data));
      return success(null);
    },
    accessToken,
    tokenRefused,
    baseUrlOf,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What an account's shops are when the API lists these: one that has left the list stays, as a former one, until it is let go. */
function listed(
  before: Pick<StoredAccount, 'shops' | 'formerShops'> | undefined,
  shops: StoredAccount['shops'],
): Pick<StoredAccount, 'shops' | 'formerShops'> {
  const ids = new Set(shops.map(({ id }) => id));
  const known = [...(before?.formerShops ?? []), ...(before?.shops ?? [])];
  return { shops, formerShops: known.filter(({ id }) => !ids.has(id)) };
}

/** Who has signed in, and their shops, asked with the new tokens before anything is stored. */
async function readNewAccount(
  apiUrl: string,
  tokens: Tokens,
  {
    fetch,
    now,
    signal,
    knownShops,
  }: {
    fetch: Fetch;
    now: () => number;
    signal: AbortSignal;
    knownShops: (accountId: string) => StoredAccount['shops'];
  },
): Promise<Outcome<Omit<StoredAccount, 'tokenStorage' | 'storageNotice' | 'formerShops'>>> {
  const accessToken: AccessToken = async (_, { rejected } = {}) =>
    rejected === undefined ? success(tokens.accessToken) : failure('SIGN_IN_FAILED');
  const remote = createRemote({ baseUrlOf: () => apiUrl, accessToken, fetch, now });
  const who = await remote.call('', 'readAccount', { params: {}, signal });
  if (!who.ok) return { ok: false, error: who.error };
  const { id: remoteId, name, email } = who.data.account;
  const id = localAccountId(apiUrl, remoteId);
  const shops = await readShops(remote, '', () => knownShops(id), signal);
  if (!shops.ok) return shops;
  return success({
    id,
    apiUrl,
    name,
    email,
    remoteId,
    shops: shops.data,
    state: 'signedIn',
  });
}

/**
 * The account first, in the same turn in which nobody was removing it; then its tokens. Who signs out meanwhile has both deleted,
 * and a crash in between leaves an account that needs a sign-in.
 */
async function keep(
  account: StoredAccount,
  tokens: Tokens,
  { vault, store }: { vault: TokenVault; store: AccountStore },
): Promise<Outcome<{ accountId: string }>> {
  try {
    store.put(account);
  } catch (error) {
    return { ok: false, error: diskError(error) };
  }
  await vault.save(account.id, tokens);
  return success({ accountId: account.id });
}

async function readShops(
  remote: Remote,
  accountId: string,
  known: () => StoredAccount['shops'],
  signal: AbortSignal | undefined,
): Promise<Outcome<StoredAccount['shops']>> {
  const answer = await remote.call(accountId, 'listShops', { params: {}, signal });
  return answer.ok ? success(shopsAfter(answer.data, known())) : { ok: false, error: answer.error };
}

/** The same login at the same API is the same account on every machine; 16 characters are plenty to tell a few apart. */
function localAccountId(apiUrl: string, remoteId: string): string {
  return createHash('sha256').update(`${apiUrl} ${remoteId}`).digest('hex').slice(0, 16);
}
