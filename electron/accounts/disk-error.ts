/** What a disk that took nothing is called. */
import type { AppError } from '#shared/errors.ts';

export function diskError(error: unknown): AppError {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return { code: full ? 'STORAGE_FULL' : 'INTERNAL' };
}
