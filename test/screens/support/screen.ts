/**
 * A screen of the desk without the app around it: the built desk page in a real Chromium, with its real style sheets, and behind its bridge
 * the app's own handlers, sync, cache page (on a real IndexedDB) and API client, in the test's process; before a reference API of the test's own.
 * There is no Electron, no second process and no display: it opens in less than a second.
 *
 * How to write a test of a screen:
 *
 *     const { page, sandbox } = await openScreen();          // signed in as Dara of the small world; wait for what you need
 *     await waitUntilSynced(page);                           // helpers by role and name: test/e2e/support/{actions,seller-actions,…}.ts
 *     await page.emulateMedia({ forcedColors: 'active' });   // colorScheme, reducedMotion too
 *     await page.setViewportSize({ width: 800, height: 600 });
 *     await page.keyboard.press('Shift+F10');                // real input, through the debugger
 *     await sandbox.control().closeCampaignRegistration(id); // what happens at the API; sandbox.stop() takes the network away
 *     expect(copiedTexts).toEqual([…]);                      // what left the window: support/electron.ts
 *
 * What no API brings about is answered in place of the handler: `openScreen({ answers: { readSyncStatus: async () => success(…) } })`, and
 * told with `tell('syncStatus', …)`. Both go through the wall that parses them by the desk contract, so that no test shows what cannot be.
 * Whatever needs the process, the window, the disk or a restart is for test/e2e.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { type Credentials, signInAtSandbox } from '#build/sign-in-as-demo.ts';
import { createAccounts } from '#electron/accounts/accounts.ts';
import type { Encryption } from '#electron/accounts/tokens.ts';
import { openViewStore } from '#electron/accounts/views.ts';
import { createMirror } from '#electron/cache/mirror.ts';
import { createMirroredClient } from '#electron/cache/mirrored-client.ts';
import { createPortClient } from '#electron/cache/port-client.ts';
import { faultHandlers } from '#electron/desk/faults.ts';
import type { DeskHandlers } from '#electron/desk/handlers.ts';
import { createImages } from '#electron/desk/images.ts';
import { answerCall, tellWindow } from '#electron/desk/wall.ts';
import { fetchImage } from '#electron/remote/image.ts';
import { type Parts, tieParts } from '#electron/start/parts.ts';
import { handlersOf } from '#electron/start/services.ts';
import { createWantedApi } from '#electron/start/wanted-api.ts';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import type { SandboxOptions } from '#sandbox/api/server.ts';
import type { DeskEvent, DeskEventName } from '#shared/contract/desk.ts';
import { atEnd } from '#test/e2e/support/endings.ts';
import { openSandbox, type Sandbox } from '#test/e2e/support/sandbox.ts';
import { createMemorySettings, createMirrorEncryption } from '#test/unit/accounts/surroundings.ts';
import { copiedTexts, openedLinks } from './electron.ts';
import { openCachePage, openContext, openDeskPage } from './pages.ts';

export interface Screen {
  readonly page: Page;
  readonly sandbox: Sandbox;
  /** What is behind the window. */
  readonly parts: Parts;
  /** The faults of the window that the log was told of. */
  readonly logged: readonly unknown[];
  /** Tells the window something that the main process would tell it. */
  tell<Name extends DeskEventName>(name: Name, payload: DeskEvent<Name>): void;
  /** Goes through the sign-in page that the app has opened last, as the owner of an account of the sandbox. */
  signIn(credentials: Credentials): Promise<void>;
  /** The same person before the same API on another computer. */
  openAnother(): Promise<Screen>;
}

export interface ScreenOptions {
  /** Who signs in before the page is looked at; null for nobody. The demonstration person unless said otherwise. */
  readonly person?: Credentials | null;
  /** Handlers in place of the app's own. */
  readonly answers?: Partial<DeskHandlers>;
  readonly api?: SandboxOptions;
}

/** The sandbox's demonstration person, and the agency that looks after fifty shops. */
const DARA: Credentials = { email: 'demo@campaign-desk.example', password: 'demo' };
export const AGENCY: Credentials = { email: 'many@campaign-desk.example', password: 'demo' };

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-screen-'));
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A password store that keeps what it is given, so that nothing is to be told of it. */
function passwordStore(): Encryption {
  return Object.assign(createMirrorEncryption(), { key: 'v11' });
}

/** The main process as the app puts it together, on settings in memory and a cache page in `context`. */
async function openParts(
  context: BrowserContext,
  folder: string,
  api: string,
  send: (message: unknown) => void,
) {
  const said: string[] = [];
  onTestFailed(() => console.error(said.join('\n')));
  const log = (message: string) => void said.push(message);
  const opened: string[] = [];
  const accounts = createAccounts({
    settings: createMemorySettings(),
    folder,
    encryption: passwordStore(),
    platform: 'linux',
    openBrowser: async (url) => void opened.push(url),
    fetch,
    log,
  });
  const hasAccount = (accountId: string) => accounts.baseUrlOf(accountId) !== null;
  const port = openCachePage(context);
  const source = { port: () => port, onLost: () => {}, giveUp: log };
  const mirror = createMirror(join(folder, 'unsent'), log);
  const cache = createMirroredClient(
    createPortClient(source, log),
    mirror,
    hasAccount,
    () => undefined,
    () => log('one copy only'),
  );
  const images = createImages({
    cache,
    folder: join(folder, 'images'),
    hasAccount,
    fetchPicture: async (accountId, url) => {
      const fetched = await fetchImage(url, accounts.baseUrlOf(accountId) ?? '', {
        fetch,
        resolve: async () => [],
      });
      return fetched.ok ? fetched.data : null;
    },
  });
  const window = {
    isDestroyed: () => false,
    webContents: { send: (_: string, message: unknown) => send(message) },
  };
  const views = await openViewStore(join(folder, 'views.json'), { log });
  /** What a test did not expect of the app fails it. */
  const problems: unknown[] = [];
  const parts = tieParts(
    { accounts, cache, copies: mirror, images, views, wanted: createWantedApi(api), window },
    { version: '1.0.0', fetch, onException: (error) => problems.push(error) },
  );
  const exception = (where: string, error: unknown): string => `${problems.push([where, error])}`;
  return { parts, images, opened, problems, log: { info: log, exception } };
}

/** Opens the desk's window on a sandbox of its own; the end of the test closes both. */
export async function openScreen({ api, ...options }: ScreenOptions = {}): Promise<Screen> {
  openedLinks.length = 0;
  copiedTexts.length = 0;
  // In a file: a sandbox that goes away and comes back is the same.
  const database = join(await makeFolder(), 'api.sqlite');
  return openOn(await openSandbox({ world: SMALL_WORLD, database, ...api }), options);
}

async function openOn(sandbox: Sandbox, options: Omit<ScreenOptions, 'api'>): Promise<Screen> {
  const { person = DARA, answers = {} } = options;
  const folder = await makeFolder();
  const context = await openContext();
  atEnd(() => context.close());

  const handlers = Promise.withResolvers<DeskHandlers>();
  let tell: (message: unknown) => void = () => {};
  const behind = await openParts(context, folder, sandbox.url, (message) => tell(message));
  const desk = await openDeskPage(
    context,
    async (name, input) => answerCall(await handlers.promise, { name, input }, behind.log),
    behind.images.answer,
  );
  tell = desk.tell;
  const { parts, problems, opened } = behind;
  const { accounts, attention, sync, views } = parts;
  sync.start();
  attention.start();
  atEnd(async () => {
    attention.stop();
    await sync.stop();
    await Promise.all([views.settled(), accounts.settled()]);
    expect(problems).toEqual([]);
  });
  const logged: unknown[] = [];
  const log = { exception: (_where: string, error: unknown) => String(logged.push(error)) };
  const faults = faultHandlers({ log, reloadWindow: () => void desk.page.reload() });
  handlers.resolve({ ...handlersOf(parts), ...faults, ...answers });
  const signIn = async (credentials: Credentials) => {
    await expect.poll(() => opened.length).toBeGreaterThan(0);
    await signInAtSandbox(opened.splice(0).at(-1) ?? '', credentials);
  };
  if (person) await Promise.all([accounts.signIn(sandbox.url), signIn(person)]);
  await desk.load();
  return {
    page: desk.page,
    logged,
    sandbox,
    parts,
    signIn,
    openAnother: () => openOn(sandbox, options),
    tell: (name, payload) => tellWindow(parts.window, name, payload),
  };
}
