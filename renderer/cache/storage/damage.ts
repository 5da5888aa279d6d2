/**
 * What is wrong with a database whose collections cannot be read: they are a cache, so they are cleared and pulled again. Knows nothing of
 * what is unsent, which is never cleared.
 */
import type { ShopDatabase } from './database.ts';
import { NOTHING_PULLED } from './pull-position.ts';

/** Something on the disk is not what was written there. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** The browser's own words for a value that it cannot read back. */
const UNREADABLE: ReadonlySet<string> = new Set(['DataError', 'DataCloneError', 'NotReadableError']);

export function isDamage(problem: unknown): boolean {
  return problem instanceof DamagedError || (problem instanceof Error && UNREADABLE.has(problem.name));
}

/** The browser does not say why it cannot read: a value is damaged, or the disk is full. */
export function isUnexplained(problem: unknown): boolean {
  return problem instanceof Error && problem.name === 'UnknownError';
}

/** Clears what was pulled, and where the pull stood, in one transaction. */
export async function clearCollections({ dexie, state, segments }: ShopDatabase): Promise<void> {
  await dexie.transaction('rw', state, segments, async () => {
    await segments.clear();
    await state.put(NOTHING_PULLED);
  });
}
