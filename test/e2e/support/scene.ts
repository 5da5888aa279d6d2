// What an e2e test stands on: a reference API of its own with little in it, and apps on user folders of their own.
// All of it is real; all of it is gone when the test is over. Must not know the window.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, onTestFailed } from 'vitest';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { createServer, type SandboxOptions, type SandboxServer } from '#sandbox/api/server.ts';
import { type RunningDesk, startDesk } from './running-desk.ts';

export interface Sandbox {
  readonly url: string;
  /** What a test does behind the app's back; of the server that runs now. */
  readonly control: () => SandboxServer['control'];
  /** The API is gone, as when the network is off. Its database stays. */
  stop(): Promise<void>;
  /** The API is back at the same address. */
  start(): Promise<void>;
}

export interface Scene {
  readonly sandbox: Sandbox;
  /** Starts the app on the scene's user folder, or goes on after it was closed or killed. */
  openDesk(options?: { api?: string; signIn?: boolean }): Promise<RunningDesk>;
}

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  let server = await createServer(options);
  const url = await server.listen(0);
  let isUp = true;
  const stop = async () => {
    if (isUp) await server.close();
    isUp = false;
  };
  endings.push(stop);
  return {
    url,
    control: () => server.control,
    stop,
    start: async () => {
      server = await createServer(options);
      await server.listen(Number(new URL(url).port));
      isUp = true;
    },
  };
}

/** Sets a scene; the end of the test takes it down. A failing test tells what the app wrote. */
export async function setScene(options: SandboxOptions = {}): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-e2e-'));
  endings.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const sandbox = await openSandbox({
    world: SMALL_WORLD,
    database: join(folder, 'api.sqlite'),
    ...options,
  });
  return {
    sandbox,
    openDesk: async ({ api = sandbox.url, signIn = true } = {}) => {
      const desk = await startDesk({ api, userDataDir: join(folder, 'user-data'), signIn });
      endings.push(desk.close);
      onTestFailed(() => console.error(desk.output()));
      return desk;
    },
  };
}
