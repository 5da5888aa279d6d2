/**
 * The API that the app was asked to use (`--api`): whether its address is one, whether an account is there already,
 * and what came of the last attempt to sign in. Knows nothing of how signing in is done.
 */
import type { Session } from '#shared/contract/desk.ts';
import type { AppError } from '#shared/errors.ts';
import type { Account } from '../accounts/accounts.ts';
import { parseApiAddress } from '../remote/address.ts';

export interface WantedApi {
  /** What the window is told: null when nothing was asked for, or an account is there. */
  read(accounts: readonly Account[]): Session['wantedApi'];
  /** Keeps what the last attempt to sign in came to, so that the window can show it. */
  keepProblem(problem: AppError | null): void;
  /** The address as typed; null when none was given. */
  readonly url: string | null;
}

export function createWantedApi(url: string | null): WantedApi {
  const address = url === null ? null : parseApiAddress(url);
  let problem: AppError | null = address && !address.ok ? address.error : null;
  return {
    url,
    read: (accounts) => {
      if (url === null || address === null) return null;
      const known = address.ok && accounts.some((account) => account.apiUrl === address.data);
      return known ? null : { url, problem };
    },
    keepProblem: (next) => {
      problem = next;
    },
  };
}
