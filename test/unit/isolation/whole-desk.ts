// The main process put together as the app does it, on an API without sockets and a cache page in memory; with a person in
// front of it who does things without waiting, and a witness who looks at every answer and every event.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createAccounts } from '#electron/accounts/accounts.ts';
import { openViewStore } from '#electron/accounts/views.ts';
import { createMirror } from '#electron/cache/mirror.ts';
import { createMirroredClient } from '#electron/cache/mirrored-client.ts';
import { faultHandlers } from '#electron/desk/faults.ts';
import { answerCall } from '#electron/desk/wall.ts';
import { tieParts } from '#electron/start/parts.ts';
import { handlersOf } from '#electron/start/services.ts';
import { createWantedApi } from '#electron/start/wanted-api.ts';
import { type DeskCallName, type DeskInput, deskEvent } from '#shared/contract/desk.ts';
import type { Outcome } from '#shared/errors.ts';
import { createMemorySettings, createMirrorEncryption } from '../accounts/surroundings.ts';
import { createHandClock } from '../sync/hand-clock.ts';
import { createMemoryPage } from './cache-in-memory.ts';
import { createMarkedApi } from './marked-api.ts';

export interface WholeDesk {
  readonly api: ReturnType<typeof createMarkedApi>;
  readonly parts: ReturnType<typeof tieParts>;
  /** Asks through the wall, as the window does. */
  ask<Name extends DeskCallName>(name: Name, input: DeskInput<Name>): Promise<Outcome<unknown>>;
  /** Lets so many turns of the event loop pass. */
  turns(count: number): Promise<void>;
  /** Waits until `work` has ended, while time passes. */
  ended(work: Promise<unknown>): Promise<void>;
  /** What is left of an account anywhere. */
  tracesOf(accountId: string): Promise<string[]>;
  readonly problems: unknown[];
  close(): Promise<void>;
}

/** `chance` answers the same numbers for the same seed, from 0 up to but not 1; `onEvent` hears what the window is told. */
export async function openWholeDesk(
  chance: () => number,
  onEvent: (event: { name: string; payload: unknown }) => void,
): Promise<WholeDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'isolation-'));
  const problems: unknown[] = [];
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) await setImmediate();
  };
  const pace = () => turns(Math.floor(chance() * 4));
  const clock = createHandClock();
  const api = createMarkedApi(pace);
  const page = createMemoryPage(pace);
  const settings = createMemorySettings();
  const accounts = createAccounts({
    settings,
    folder,
    encryption: createMirrorEncryption(),
    openBrowser: async (url) => {
      // A connection of its own each time, as another program would have.
      get(api.authorize(url), { agent: false }, (answer) => answer.resume()).on('error', () => undefined);
    },
    fetch: api.fetch,
    log: (message) => problems.push(message),
  });
  const mirror = createMirror(join(folder, 'unsent'), (message) => problems.push(message));
  const cache = createMirroredClient(
    page.client,
    mirror,
    (id) => accounts.baseUrlOf(id) !== null,
    () => undefined,
    () => problems.push('one copy only'),
  );
  const views = await openViewStore(join(folder, 'views.json'), { log: () => undefined });
  const window = {
    isDestroyed: () => false,
    webContents: { send: (_: string, message: unknown) => onEvent(deskEvent.parse(message)) },
  };
  const images = { deleteAccount: async () => {} };
  const parts = tieParts(
    { accounts, cache, copies: mirror, views, images, wanted: createWantedApi(null), window },
    { clock, version: '1.0.0', fetch: api.fetch, onException: (error) => problems.push(error) },
  );
  const log = {
    info: () => {},
    exception: (where: string, error: unknown) => `${problems.push([where, error])}`,
  };
  const handlers = { ...handlersOf(parts), ...faultHandlers({ log, reloadWindow: () => {} }) };
  parts.sync.start();
  parts.attention.start();
  parts.formerShops.start();

  async function ended(work: Promise<unknown>): Promise<void> {
    let isOver = false;
    void work.finally(() => {
      isOver = true;
    });
    const limit = performance.now() + 90_000;
    while (!isOver) {
      if (performance.now() > limit) throw new Error('something never ends');
      await setImmediate();
      clock.advance(100);
    }
  }

  return {
    api,
    parts,
    ask: (name, input) => answerCall(handlers, { name, input }, log),
    turns,
    ended,
    problems,
    tracesOf: async (accountId) => {
      await views.settled();
      const files = await readdir(folder, { recursive: true });
      return [
        ...files.filter((file) => file.includes(accountId)),
        ...(page.accountIds().has(accountId) ? ['a database'] : []),
        ...(JSON.stringify([...settings.values]).includes(accountId) ? ['settings'] : []),
      ];
    },
    close: async () => {
      parts.attention.stop();
      await ended(parts.sync.stop());
      await Promise.all([views.settled(), ended(accounts.settled())]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
