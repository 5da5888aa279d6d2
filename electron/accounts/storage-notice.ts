/**
 * What a person is to be told about where an account's tokens are: told once, when it is new or has changed. Pure.
 */
import type { StoredAccount } from './store.ts';
import type { KeptTokens } from './tokens.ts';

/** What there is to tell after the tokens of an account were kept or opened; what was not told yet stays to be told. */
export function noticeAfter(
  before: Pick<StoredAccount, 'tokenStorage' | 'storageNotice'> | undefined,
  { storage, isBackendChanged }: KeptTokens,
): StoredAccount['storageNotice'] {
  const isWorse = storage !== 'system' && storage !== before?.tokenStorage;
  if (isWorse) return storage;
  if (isBackendChanged) return 'changed';
  const untold = before?.storageNotice ?? null;
  return untold === storage || untold === 'changed' ? untold : null;
}
