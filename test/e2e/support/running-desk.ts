// The app as a person starts it, and a hand on its window: starts it, finds the desk window by the debugging
// address, ends or kills it. Must not know which program runs it, nor look behind the window.

import { once } from 'node:events';
import { type Browser, chromium, type Page } from 'playwright-core';
import { endChild, startChild } from '#build/child-process.ts';
import { type ElectronCommand, electronCommand } from '#build/electron-command.ts';
import { REPOSITORY } from '#build/repository.ts';

export interface DeskOptions {
  readonly api: string;
  readonly userDataDir: string;
  /** The demonstration person signs in when the app asks; without it nobody does. */
  readonly signIn?: boolean;
  /** The command that opens sign-in pages in place of the demonstration person; its last argument is the URL. */
  readonly browser?: readonly string[];
  /** What runs the app, where a test is about that; this machine's own otherwise. */
  readonly program?: ElectronCommand;
  /** Beside the environment of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningDesk {
  readonly page: Page;
  /** Of the main process. */
  readonly pid: number;
  /** What the app wrote to its streams, for a failing test. */
  readonly output: () => string;
  /** Closes the app as its window's close button does. */
  close(): Promise<void>;
  /** SIGKILL: no chance to save anything. */
  kill(): Promise<void>;
  /**
   * The page of the app that `isIt` says is it, as soon as there is one; over a connection of its own, since one that has seen a page die
   * does not learn that it has come back.
   */
  find(what: string, isIt: (page: Page) => Promise<boolean>): Promise<Page>;
  /** Where its pages, also hidden ones, can be debugged. */
  readonly endpoint: string;
  /** The exit code, when the app has ended. */
  readonly ended: Promise<number | null>;
}

const DESK_TITLE = 'Campaign Desk';
const START_TIMEOUT = 60_000;
/** A connection to a browser that is only just starting can hang, or never learn of its window; the next one does. */
const CONNECT_TIMEOUT = 10_000;

/** Where the windows can be reached, as the app announces it: a port that is asked for by number may be another app's by then. */
function announced(output: string): string | null {
  return /DevTools listening on (\S+)\s/.exec(output)?.[1] ?? null;
}

const DEMONSTRATION_PERSON = [process.execPath, `${REPOSITORY}/build/sign-in-as-demo.ts`];

const asSwitches = (browser: readonly string[]): string[] => browser.map((part) => `--browser=${part}`);

/** Asks until `attempt` has an answer; the app's end, or a minute, ends the asking. `what` is waited for. */
async function until<Value>(
  what: string,
  attempt: () => Promise<Value | null>,
  ended: () => string | null,
): Promise<Value> {
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    let problem: unknown = null;
    const value = await attempt().catch((error: unknown) => {
      problem = error;
      return null;
    });
    if (value !== null) return value;
    const end = ended() ?? (Date.now() > deadline ? `${what} did not come within a minute` : null);
    if (end) throw new Error(end, { cause: problem });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function pageOf(browser: Browser, isIt: (page: Page) => Promise<boolean>): Promise<Page | null> {
  for (const page of browser.contexts().flatMap((context) => context.pages()))
    if (await isIt(page)) return page;
  return null;
}

interface Connection {
  readonly browser: Browser;
  readonly page: Page;
}

/** Connects to the app and finds the desk window; null when there is no address yet, or the connection was given up. */
async function connectTo(endpoint: string | null): Promise<Connection | null> {
  if (endpoint === null) return null;
  const browser = await chromium.connectOverCDP(endpoint, { timeout: CONNECT_TIMEOUT });
  const deadline = Date.now() + CONNECT_TIMEOUT;
  while (Date.now() < deadline) {
    const page = await deskPage(browser).catch(() => null);
    if (page) return { browser, page };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await browser.close();
  return null;
}

const deskPage = (browser: Browser): Promise<Page | null> =>
  pageOf(browser, async (page) => (await page.title()) === DESK_TITLE);

export async function startDesk(asked: DeskOptions): Promise<RunningDesk> {
  const { api, userDataDir, signIn = true, program = electronCommand(), env } = asked;
  const person = asked.browser ?? (signIn ? DEMONSTRATION_PERSON : []);
  const { command, args } = program;
  const options = [`--api=${api}`, `--user-data-dir=${userDataDir}`, '--remote-debugging-port=0'];
  const app = startChild(
    command,
    [...args, ...options, ...(signIn ? ['--sign-in'] : []), ...asSwitches(person)],
    {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    },
  );
  let output = '';
  for (const stream of [app.stdout, app.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = () =>
    app.exitCode === null && app.signalCode === null ? null : `the app ended early:\n${output}`;
  const { browser, page } = await until('the desk window', () => connectTo(announced(output)), ended);

  const connections = [browser];
  const exited = new Promise<number | null>((resolve) => app.once('exit', (code) => resolve(code)));

  async function find(what: string, isIt: (page: Page) => Promise<boolean>): Promise<Page> {
    return until(
      what,
      async () => {
        const other = await chromium.connectOverCDP(announced(output) ?? '', { timeout: CONNECT_TIMEOUT });
        const found = await pageOf(other, isIt).catch(() => null);
        if (found) connections.push(other);
        else await other.close();
        return found;
      },
      ended,
    );
  }

  async function gone(): Promise<void> {
    for (const connection of connections) await connection.close().catch(() => undefined);
    if (app.exitCode === null && app.signalCode === null) await once(app, 'exit');
  }

  return {
    page,
    pid: app.pid ?? 0,
    output: () => output,
    find,
    endpoint: announced(output) ?? '',
    ended: exited,
    close: async () => {
      await endChild(app);
      await gone();
    },
    kill: async () => {
      app.kill('SIGKILL');
      await gone();
    },
  };
}
