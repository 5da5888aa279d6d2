// What an e2e test stands on: a reference API of its own with little in it, and apps on user folders of their own.
// All of it is real; all of it is gone when the test is over. Must not know the window.

import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, onTestFailed } from 'vitest';
import type { ElectronCommand } from '#build/electron-command.ts';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { createServer, type SandboxOptions, type SandboxServer } from '#sandbox/api/server.ts';
import { type RunningDesk, startDesk } from './running-desk.ts';
import { filesHolding } from './secrets-on-disk.ts';

export interface Sandbox {
  readonly url: string;
  /** What a test does behind the app's back; of the server that runs now. */
  readonly control: () => SandboxServer['control'];
  /** The API is gone, as when the network is off. Its database stays. */
  stop(): Promise<void>;
  /** The API is back at the same address. */
  start(): Promise<void>;
  isUp(): boolean;
}

export interface Scene {
  readonly sandbox: Sandbox;
  /** Where the app keeps what it keeps. */
  readonly userDataDir: string;
  /** Every access and refresh token that the sandbox has given out, in the clear. */
  readonly issuedTokens: () => readonly string[];
  /**
   * Starts the app on the scene's user folder, or goes on after it was closed or killed; on another computer, which has a user folder of
   * its own, when `computer` names one.
   */
  openDesk(options?: {
    api?: string;
    signIn?: boolean;
    browser?: readonly string[];
    computer?: string;
    program?: ElectronCommand;
  }): Promise<RunningDesk>;
}

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Ports that no system gives to connections by itself: a server that is stopped finds its own free when it starts again. */
const LASTING_PORTS = { first: 20_000, count: 10_000 };

async function listenForLong(server: Awaited<ReturnType<typeof createServer>>): Promise<string> {
  for (;;) {
    const port = LASTING_PORTS.first + randomInt(LASTING_PORTS.count);
    try {
      return await server.listen(port);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
}

async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  let server = await createServer(options);
  const url = await listenForLong(server);
  let isUp = true;
  const stop = async () => {
    if (isUp) await server.close();
    isUp = false;
  };
  endings.push(stop);
  return {
    url,
    control: () => server.control,
    isUp: () => isUp,
    stop,
    start: async () => {
      server = await createServer(options);
      await server.listen(Number(new URL(url).port));
      isUp = true;
    },
  };
}

/**
 * Sets a scene; the end of the test takes it down. A failing test tells what the app wrote. Whatever the test was about, it
 * fails when a token lies in the clear in a file of the app's, or in what it said.
 */
export async function setScene(options: SandboxOptions = {}): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-e2e-'));
  const userDataDir = join(folder, 'user-data');
  const issued: string[] = [];
  const desks: RunningDesk[] = [];
  const computers = new Set<string>();
  endings.push(async () => {
    try {
      const files = (await Promise.all([...computers].map((one) => filesHolding(one, issued)))).flat();
      if (files.length > 0) throw new Error(`Tokens lie in the clear in ${files.join(', ')}`);
      if (desks.some((desk) => issued.some((token) => desk.output().includes(token))))
        throw new Error('The app wrote a token to its output');
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  const sandbox = await openSandbox({
    world: SMALL_WORLD,
    database: join(folder, 'api.sqlite'),
    onTokens: (tokens) => issued.push(tokens.access_token, tokens.refresh_token),
    ...options,
  });
  return {
    sandbox,
    userDataDir,
    issuedTokens: () => issued,
    openDesk: async ({ api = sandbox.url, computer = 'user-data', ...options } = {}) => {
      const ownFolder = join(folder, computer);
      computers.add(ownFolder);
      const desk = await startDesk({ api, userDataDir: ownFolder, ...options });
      desks.push(desk);
      endings.push(desk.close);
      onTestFailed(() => console.error(desk.output()));
      return desk;
    },
  };
}
