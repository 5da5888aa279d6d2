// The files of a folder of the repository, for the scripts that look at all sources.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { REPOSITORY } from './repository.ts';

/** The paths of all files below a folder, relative to the repository, with forward slashes, in a stable order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const root = join(REPOSITORY, folder);
  if (!existsSync(root)) return [];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((path) => relative(REPOSITORY, path).split(sep).join('/')).sort();
}
