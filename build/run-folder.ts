// The folder in which a run keeps everything temporary, its own and that of all that it starts. It is gone when the run is over, however
// that ends; what a machine that lost its power left is tidied up by the next run. A folder belongs to a living process while a socket
// in it takes connections. Knows nothing of what lies in the folders.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { guardFolder } from './guarding.ts';

const PREFIX = 'desk-run-';
const VARIABLES = ['TMPDIR', 'TMP', 'TEMP'] as const;

/** By the beginning of its name, the socket in a folder that its owner listens at: our own, and those of apps that were killed. */
const OWNERS: readonly (readonly [prefix: string, socket: string])[] = [
  [PREFIX, 'owner'],
  ['chromium-host-', 'instance'],
  ['org.chromium.Chromium.', 'SingletonSocket'],
  ['.org.chromium.Chromium.', 'SingletonSocket'],
];

/** Milliseconds. Younger folders may be on the way to have an owner. */
const YOUNGEST = 60_000;

/**
 * From now on whatever is temporary goes to a folder of this run, also for every process that is started. Does nothing in a
 * process that was started by such a run. Tidies up first.
 */
export async function useRunFolder(): Promise<void> {
  const system = tmpdir();
  if (basename(system).startsWith(PREFIX)) return;
  await tidyAbandoned(system);
  const folder = mkdtempSync(join(system, PREFIX));
  guardFolder(folder);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  if (process.platform !== 'win32') createServer().listen(join(folder, 'owner')).unref();
  for (const name of VARIABLES) process.env[name] = folder;
}

/** Deletes the folders in `place` whose owner is gone. What it may not delete stays. */
export async function tidyAbandoned(place: string, now = Date.now()): Promise<void> {
  await Promise.all(
    readdirSync(place).map(async (name) => {
      const socket = OWNERS.find(([prefix]) => name.startsWith(prefix))?.[1];
      if (socket === undefined || !(await isAbandoned(join(place, name), socket, now))) return;
      try {
        rmSync(join(place, name), { recursive: true, force: true });
      } catch {
        // It is another user's.
      }
    }),
  );
}

async function isAbandoned(folder: string, socket: string, now: number): Promise<boolean> {
  const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined || now - changed < YOUNGEST) return false;
  return new Promise((resolve) => {
    const connection = connect(join(folder, socket));
    connection.once('connect', () => {
      connection.destroy();
      resolve(false);
    });
    // Only this says that nobody listens. Without a socket nothing is known of the owner.
    connection.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED'));
  });
}
