/**
 * Takes an account off this machine, so that a crash at any moment leaves it either whole or on its way out, never half there.
 * Knows what accounts keep; what else there is of one is deleted by whoever asks.
 *
 * 1. The account is marked as removed, in one atomic write. From here on it is in no list and has no access: sync lets go of it, and
 *    whoever asks for its shops gets SHOP_NOT_FOUND.
 * 2. Its tokens are deleted, and the API is told in the background.
 * 3. What others keep of it is deleted.
 * 4. Its settings are deleted, the mark last. A removal that did not come so far goes on from 2 at the next start.
 */
import { setTimeout } from 'node:timers/promises';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { diskError } from '../disk/disk-error.ts';
import type { Access } from './access.ts';
import { type AccountStore, isPresent } from './store.ts';
import type { TokenVault } from './tokens.ts';

/** How long the API may take to hear of it, in milliseconds: a quit waits for that. */
const REVOCATION_TIME_LIMIT = 5_000;

export interface Removals {
  /**
   * Marks the account in the same turn in which it is called. Settles when the account is gone, or is marked to go at the next start:
   * then `log` has been told why. Fails with NOT_FOUND, or with STORAGE_FULL when not even the mark could be written; nothing has happened then.
   */
  remove(accountId: string, deleteRest: () => Promise<void>): Promise<Outcome<null>>;
  /** Accounts that an earlier start did not come to remove. */
  unfinished(): string[];
  /** Settles when no removal of the account is under way; answers whether it is gone whole. */
  over(accountId: string): Promise<boolean>;
  /** Settles when new tokens are saved, and the API has been told of all that are gone, or cannot be. */
  settled(): Promise<void>;
}

interface RemovalOptions {
  readonly store: AccountStore;
  readonly vault: TokenVault;
  readonly access: Access;
  readonly changed: () => void;
  readonly log: (message: string) => void;
}

export function createRemovals({ store, vault, access, changed, log }: RemovalOptions): Removals {
  const underWay = new Map<string, Promise<void>>();
  const revocations = new Set<Promise<void>>();
  const find = (accountId: string) => store.accounts().find(({ id }) => id === accountId);

  async function forgetTokens(accountId: string, apiUrl: string): Promise<void> {
    const tokens = await vault.read(accountId);
    await vault.remove(accountId);
    // Tokens that cannot be opened cannot be taken back at the API either.
    if (tokens === null || tokens === 'locked') return;
    const told = Promise.race([
      access.revoke(apiUrl, tokens),
      setTimeout(REVOCATION_TIME_LIMIT, undefined, { ref: false }),
    ]);
    const revocation = told.finally(() => revocations.delete(revocation));
    revocations.add(revocation);
  }

  async function finish(accountId: string, apiUrl: string, deleteRest: () => Promise<void>): Promise<void> {
    try {
      await forgetTokens(accountId, apiUrl);
      await deleteRest();
      store.remove(accountId);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      log(`an account could not be removed whole, and will be at the next start: ${reason}`);
    }
  }

  return {
    remove: async (accountId, deleteRest) => {
      const account = find(accountId);
      if (!account) return failure('NOT_FOUND');
      if (isPresent(account)) {
        const marked = mark(store, account);
        if (!marked.ok) return marked;
        changed();
      }
      const removal = underWay.get(accountId) ?? finish(accountId, account.apiUrl, deleteRest);
      underWay.set(accountId, removal);
      await removal;
      underWay.delete(accountId);
      return success(null);
    },
    unfinished: () =>
      store
        .accounts()
        .filter((account) => !isPresent(account))
        .map(({ id }) => id),
    over: async (accountId) => {
      await underWay.get(accountId);
      const account = find(accountId);
      return account === undefined || isPresent(account);
    },
    settled: async () => {
      await Promise.all([access.settled(), ...revocations]);
    },
  };
}

function mark(store: AccountStore, account: ReturnType<AccountStore['accounts']>[number]): Outcome<null> {
  try {
    store.put({ ...account, state: 'removed' });
    return success(null);
  } catch (error) {
    return { ok: false, error: diskError(error) };
  }
}
