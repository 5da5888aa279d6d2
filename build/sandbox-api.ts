// Starts the reference API as a process of its own, for `npm start` and for the tests that need a live one.
// It must not know what the API serves.

import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { endChild, startChild } from './child-process.ts';
import { REPOSITORY } from './repository.ts';

export interface SandboxApiOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The SQLite file; its folder is made. */
  readonly database: string;
  readonly seed?: number;
  /** Whether the partners review, ask for samples and sell by themselves. */
  readonly partners?: boolean;
  /** How many times faster than life the partners are. */
  readonly speed?: number;
}

export interface SandboxApi {
  /** Such as `http://127.0.0.1:4610`. */
  readonly url: string;
  stop(): Promise<void>;
}

const announcement = z.object({ url: z.url() });

/** Starts the API and settles when it listens. Throws when it ends before that; its own messages go to stderr. */
export async function startSandboxApi(options: SandboxApiOptions): Promise<SandboxApi> {
  mkdirSync(dirname(options.database), { recursive: true });
  const script = join(REPOSITORY, 'sandbox', 'api', 'run.ts');
  const api = startChild(process.execPath, [script, ...argumentsFor(options)], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: api.stdout })) {
    const { url } = announcement.parse(JSON.parse(line));
    // Nobody reads on; a full pipe would stop it.
    api.stdout.resume();
    return { url, stop: () => endChild(api) };
  }
  throw new Error(`The sandbox API ended before it listened (exit code ${api.exitCode}).`);
}

/** The port itself when nothing listens on it on this machine, otherwise 0, which means any. */
export async function portOrAny(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}

function argumentsFor({ port, database, seed, partners, speed }: SandboxApiOptions): string[] {
  return [
    ...['--port', String(port), '--database', database],
    ...(seed === undefined ? [] : ['--seed', String(seed)]),
    ...(partners === undefined ? [] : ['--partners', partners ? 'on' : 'off']),
    ...(speed === undefined ? [] : ['--speed', String(speed)]),
  ];
}
