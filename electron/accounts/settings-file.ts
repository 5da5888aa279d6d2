/**
 * The file of settings in the user's folder, by electron-store. It holds values under names and knows none of
 * them; what a value must look like is for whoever reads it.
 */
import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';

export interface SettingsFile {
  /** What is stored under a name, unparsed; undefined when nothing is. */
  read(name: string): unknown;
  /** Writes the file whole and atomically. Throws when the disk does not take it. */
  write(name: string, value: unknown): void;
  /** Puts a copy of the file aside, for whoever wants to mend what could not be read. */
  keepCopy(): void;
}

const NAME = 'settings';

/** Opens (or makes) the settings in `folder`. A file that is no JSON object is put aside as `.broken-<time>`, and the app starts without it. */
export function openSettingsFile(folder: string, now: () => number = Date.now): SettingsFile {
  const path = join(folder, `${NAME}.json`);
  const brokenPath = () => `${path}.broken-${now()}`;
  if (!isReadable(path)) renameSync(path, brokenPath());
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name: NAME,
    // Names of people and shops are in it.
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    // What breaks while the app runs must not stop it either.
    clearInvalidConfig: true,
  });
  return {
    read: (name) => store.get(name),
    write: (name, value) => store.set(name, value),
    keepCopy: () => copyFileSync(path, brokenPath()),
  };
}

function isReadable(path: string): boolean {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof json === 'object' && json !== null && !Array.isArray(json);
  } catch (error) {
    // No file yet is fine.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
