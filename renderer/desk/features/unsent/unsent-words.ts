/**
 * What is true of work that is still on this machine, in words: whether it may have arrived, and what discarding it or sending it once more
 * comes to. "Nothing was sent" is said only of what never left. Pure.
 */
import type { Operation } from '#shared/domain/outbox.ts';

/** What of unsent work is the same in a row and in an operation. */
export interface UnsentWork {
  readonly operationId: string;
  readonly state: Operation['state'];
  readonly mayHaveArrived: boolean;
}

/** Beside work that was sent without an answer. */
export const NOT_CONFIRMED =
  'Sent, but not confirmed: it may have arrived. It is sent again until the API answers, and done only once.';

/** Before discarding: `meaning` is what it comes to where nothing has arrived. */
export function discardingWords(
  meaning: string,
  { mayHaveArrived }: Pick<UnsentWork, 'mayHaveArrived'>,
): string {
  return mayHaveArrived
    ? 'It was sent and may have arrived: the API has not confirmed it. Discarding it here does not undo it. If it has arrived, it stays there and shows after the next sync.'
    : meaning;
}

export function discardedWords({
  state,
  mayHaveArrived,
}: Pick<UnsentWork, 'state' | 'mayHaveArrived'>): string {
  if (mayHaveArrived) return 'Discarded here. It may have arrived: look again after the next sync.';
  // What the API has refused was sent; and of products that were submitted together, others may have been accepted.
  return state === 'queued' ? 'Discarded. Nothing was sent.' : 'Discarded.';
}

/** Before sending what may have arrived once more, as something new. */
export const SENDING_ONCE_MORE = {
  title: 'Send this once more?',
  meaning:
    'It was sent before and may have arrived. It is sent as something new, so it could be there twice. Sync and look whether it is there first.',
  yes: 'Send once more',
  no: 'Keep',
} as const;
