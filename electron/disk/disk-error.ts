/** What a disk that took nothing is called. */
import type { AppError } from '#shared/errors.ts';

/** No room on the disk, or none for this user. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

export function diskError(error: unknown): AppError {
  const isFull = error instanceof Error && 'code' in error && FULL.has(error.code);
  return { code: isFull ? 'STORAGE_FULL' : 'INTERNAL' };
}
