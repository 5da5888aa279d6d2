// A copy of the sources in which something is changed on purpose, so that a test can show that it notices.
// It must not know what is changed, or what runs in the copy.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY } from './repository.ts';

export interface PlantedChange {
  /** In the repository. */
  readonly file: string;
  /** Text that is in the file once. */
  readonly from: string;
  readonly to: string;
}

/** Copies what git knows of, and what is new, into an empty folder; the packages are those of the repository. */
export function copySources(folder: string): void {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', args, { cwd: REPOSITORY, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(REPOSITORY, file), join(folder, file));
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/**
 * Makes a change in a copy, and returns the way to take it back. Throws, and changes nothing, when the text to be changed is not there once: the
 * sources have moved on, and the change with them.
 */
export function plant(folder: string, { file, from, to }: PlantedChange): () => void {
  const path = join(folder, file);
  const whole = readFileSync(path, 'utf8');
  const parts = whole.split(from);
  if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times, not once: ${from}`);
  writeFileSync(path, parts.join(to));
  return () => writeFileSync(path, whole);
}
