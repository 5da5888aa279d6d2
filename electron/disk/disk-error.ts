/** What a disk that took nothing is called. */
import type { AppError } from '#shared/errors.ts';

export function diskError(error: unknown): AppError {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return { code: isFull ? 'STORAGE_FULL' : 'INTERNAL' };
}
