/**
 * What a row of the campaigns says of the shop's products in it: joined is what the API has; what is only on this computer says so.
 * Pure: knows no screen.
 */
import type { RegisteredCounts } from '#shared/contract/query.ts';
import { countsInWords } from './registered-counts.tsx';

export type RegisteredMark = 'Needs attention' | 'Queued' | 'Joined';

const NOTHING: RegisteredCounts = {
  PENDING: 0,
  APPROVED: 0,
  REJECTED: 0,
  PENDING_CLOSED: 0,
  CLOSED: 0,
  queued: 0,
  refused: 0,
};

/** What needs a person first; none where there is nothing of the shop. */
export function marksOf(
  counts: RegisteredCounts,
): readonly { readonly name: RegisteredMark; readonly words: string }[] {
  const { refused, queued } = counts;
  const known = { ...counts, refused: 0, queued: 0 };
  return [
    { name: 'Needs attention' as const, of: { ...NOTHING, refused } },
    { name: 'Queued' as const, of: { ...NOTHING, queued } },
    { name: 'Joined' as const, of: known },
  ].flatMap(({ name, of }) => {
    const words = countsInWords(of);
    return words === '' ? [] : [{ name, words }];
  });
}
