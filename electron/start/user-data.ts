/**
 * Whether anything can be kept in the user's folder. Tried by writing, since permissions say nothing of a read-only disk.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskError } from '../disk/disk-error.ts';

/** Why nothing can be written to the folder, as a sentence; null when it can. A full disk can still be read. */
export function folderProblem(folder: string): string | null {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
    return null;
  } catch (error) {
    if (diskError(error).code === 'STORAGE_FULL') return null;
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return `Nothing can be written to ${folder}${code}. Make this folder writable, then start again.`;
  }
}
