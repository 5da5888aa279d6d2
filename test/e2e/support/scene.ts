// What an e2e test stands on: a reference API of its own with little in it, and apps on user folders of their own.
// All of it is real; all of it is gone when the test is over. Must not know the window.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFailed } from 'vitest';
import type { ElectronCommand } from '#build/electron-command.ts';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import type { SandboxOptions } from '#sandbox/api/server.ts';
import { atEnd } from './endings.ts';
import { type RunningDesk, startDesk } from './running-desk.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { filesHolding } from './secrets-on-disk.ts';

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
    env?: Readonly<Record<string, string>>;
  }): Promise<RunningDesk>;
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
  atEnd(async () => {
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
      atEnd(desk.close);
      onTestFailed(() => console.error(desk.output()));
      return desk;
    },
  };
}
