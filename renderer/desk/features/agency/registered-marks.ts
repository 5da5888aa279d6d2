/**
 * What a row of the campaigns says of the shop's products in it: joined is what the API has; what is only on this computer says so.
 * Pure: knows no screen.
 */
import { NOTHING_REGISTERED, type RegisteredCounts } from '#shared/contract/query.ts';
import { countsInWords } from './registered-counts.tsx';

export type RegisteredMark = 'Needs attention' | 'Queued' | 'Joined';

/** What needs a person first; none where there is nothing of the shop. */
export function marksOf(
  counts: RegisteredCounts,
): readonly { readonly name: RegisteredMark; readonly words: string }[] {
  const { refused, queued } = counts;
  const known = { ...counts, refused: 0, queued: 0 };
  return [
    { name: 'Needs attention' as const, of: { ...NOTHING_REGISTERED, refused } },
    { name: 'Queued' as const, of: { ...NOTHING_REGISTERED, queued } },
    { name: 'Joined' as const, of: known },
  ].flatMap(({ name, of }) => {
    const words = countsInWords(of);
    return words === '' ? [] : [{ name, words }];
  });
}
