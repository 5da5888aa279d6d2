/**
 * An account's state and where its sign-in is kept, in plain words with what to do. Pure.
 */
import type { DeskOutput, Session } from '#shared/contract/desk.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { countOf } from '../../format/number.ts';

export type Account = Session['accounts'][number];
type Unsent = DeskOutput<'signOut'>['unsent'];

interface StorageWords {
  /** Short enough for a line of facts. */
  readonly name: string;
  /** What it means and what to do; null where everything is as it should be. */
  readonly advice: string | null;
}

const STORAGE: Readonly<Record<Account['tokenStorage'], StorageWords>> = {
  system: { name: 'In the system’s password store', advice: null },
  weak: {
    name: 'Weakly protected',
    advice:
      'This computer has no password store that works, so the sign-in is sealed with a key that other programs of yours could find. Set up GNOME Keyring or KWallet, then sign in again.',
  },
  memory: {
    name: 'In memory only',
    advice:
      'This computer gives no way to keep a sign-in safely, so it ends when Campaign Desk closes. Everything stays readable; sign in again after each start, or set up a password store.',
  },
};

export function storageWords(storage: Account['tokenStorage']): StorageWords {
  return STORAGE[storage];
}

/** "2 changes that the API has not confirmed and 1 draft", for a question before they are lost. */
export function unsentWords({ operations, drafts }: Unsent): string {
  const parts = [
    ...(operations > 0 ? [`${countOf(operations, 'change')} that the API has not confirmed`] : []),
    ...(drafts > 0 ? [countOf(drafts, 'draft')] : []),
  ];
  return parts.join(' and ');
}

/** What a banner asks of an account whose sign-in has ended, or cannot be opened, now or ever again. */
export function needsSignInWords(
  { name, storageNotice }: Pick<Account, 'name' | 'storageNotice'>,
  queued: number,
): string {
  const waiting = queued === 0 ? '' : `, ${countOf(queued, 'change')} waiting to be sent`;
  const toDo =
    storageNotice === 'locked'
      ? 'Unlock it, and Campaign Desk goes on by itself; or sign in again. Everything stays readable'
      : 'Sign in again; everything stays readable';
  return `${whyEnded(name, storageNotice)} ${toDo}${waiting}.`;
}

function whyEnded(name: string, notice: Account['storageNotice']): string {
  if (notice === 'unreadable')
    return `The kept sign-in of ${isolated(name)} can no longer be opened: this computer’s password store has changed.`;
  if (notice === 'locked')
    return `The kept sign-in of ${isolated(name)} cannot be opened now: this computer’s password store is locked or busy.`;
  return `The sign-in of ${isolated(name)} has ended.`;
}

/** News of where an account's sign-in is kept; null where there is none, or a banner says it. */
export function storageNoticeWords({
  name,
  storageNotice,
}: Pick<Account, 'name' | 'storageNotice'>): string | null {
  if (storageNotice === 'weak')
    return `The sign-in of ${isolated(name)} is only weakly protected on this computer.`;
  if (storageNotice === 'memory')
    return `The sign-in of ${isolated(name)} can no longer be kept safely, and ends when Campaign Desk closes.`;
  if (storageNotice === 'changed')
    return `The sign-in of ${isolated(name)} is now kept by another password store.`;
  return null;
}
