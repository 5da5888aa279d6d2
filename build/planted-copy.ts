// A copy of the sources in which something has been changed on purpose, so that a test can show that it notices.
// It must not know what is changed, or what runs in the copy.

import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPOSITORY } from './repository.ts';

export interface PlantedChange {
  /** In the repository. */
  readonly file: string;
  /** Text that is in the file once. */
  readonly from: string;
  readonly to: string;
}

/**
 * Copies what git knows of, and what is new, into a folder, with the changes made; the packages are those of the repository.
 * Throws when a text to be changed is not there once: the sources have moved on, and the change with them.
 */
export async function plantedCopy(folder: string, changes: readonly PlantedChange[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', args, { cwd: REPOSITORY, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(REPOSITORY, file), join(folder, file));
  }
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const change of changes) await plant(folder, change);
}

async function plant(folder: string, { file, from, to }: PlantedChange): Promise<void> {
  const path = join(folder, file);
  const parts = (await readFile(path, 'utf8')).split(from);
  if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times, not once: ${from}`);
  await writeFile(path, parts.join(to));
}
