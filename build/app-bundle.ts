// The app's bundles in out/: builds them when the sources are not those that they were built from.
// It must not know what is built (electron.vite.config.ts does) or who starts it.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { exitCodeOf, startChild } from './child-process.ts';
import { writeNotices } from './notices.ts';
import { REPOSITORY } from './repository.ts';
import { filesBelow } from './source-files.ts';

/** What goes into the bundles: these folders, and the files that say how. */
const SOURCE_FOLDERS = ['electron', 'renderer', 'shared'];
const SOURCE_FILES = ['build/notices.ts', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** Holds the fingerprint of the sources that out/ was built from; absent while a build is under way or has failed. */
const STAMP = join(REPOSITORY, 'out', 'built-from.sha256');

/**
 * Builds the app unless out/ was built from these very sources. Returns whether it had to build.
 * Throws with the builder's output when the build fails.
 */
export async function buildAppIfStale(): Promise<boolean> {
  const fingerprint = await fingerprintOfSources();
  if (readStamp() === fingerprint) return false;
  rmSync(STAMP, { force: true });
  await build();
  writeFileSync(STAMP, fingerprint);
  return true;
}

async function build(): Promise<void> {
  const builder = join(REPOSITORY, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = startChild(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problems, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exitCodeOf(child),
  ]);
  if (code !== 0) throw new Error(`The app does not build.\n${output}${problems}`);
  writeNotices(['main', 'preload', 'renderer']);
}

/** A hash over names and contents, so that neither a checkout nor a copy looks like a change. */
async function fingerprintOfSources(): Promise<string> {
  const lists = await Promise.all(SOURCE_FOLDERS.map(filesBelow));
  const hash = createHash('sha256');
  for (const path of [...lists.flat(), ...SOURCE_FILES]) {
    hash
      .update(`${path}\0`)
      .update(await readFile(join(REPOSITORY, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function readStamp(): string | undefined {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
