// Starts Chromium, opens pages in it, and sees it end. It knows targets and windows, and nothing of Electron's API.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bounds, type Connection, connect, type Session } from './cdp.ts';
import { type FirstLook, firstAddress, firstPage, flags, type Settings } from './chromium-flags.ts';
import { findChromium } from './find-chromium.ts';
import { isRunning } from './process-facts.ts';
import { type Targets, watchTargets } from './targets.ts';

/** A page of Chromium: a real window without tabs and address bar, or a hidden page without a window. */
export interface Page extends Session {
  readonly targetId: string;
  /** The window's id, or undefined for a hidden page. */
  readonly windowId: number | undefined;
  /** Resolves when the page is gone, whoever closed it. */
  readonly gone: Promise<void>;
}

export interface Chromium {
  readonly browser: Session;
  /** Opens a window outside of the screen: it paints and runs, and is moved to where it shall be seen. */
  openWindow(look: FirstLook, bounds: Required<Omit<Bounds, 'windowState'>>): Promise<Page>;
  /** Opens a page that has no window: not shown, not throttled. */
  openHidden(): Promise<Page>;
  /** Asks Chromium to end, which writes what it holds; resolves when it has ended, by force after 5 s. */
  close(): Promise<void>;
}

/** Where a window waits until it is shown. */
export const offScreen = { left: -20_000, top: -20_000 };

let running: Promise<Chromium> | undefined;

/** The Chromium of this process; the first call starts it with what `settings` then says. */
export function chromium(settings: () => Settings): Promise<Chromium> {
  running ??= start(settings());
  return running;
}

/** The Chromium if one has been started. */
export function startedChromium(): Promise<Chromium> | undefined {
  return running;
}

/** The folder of the profile. Where nothing can be made Chromium still shows windows, as Electron does, from a folder that goes with it. */
function profileFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-host-profile-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    return folder;
  }
}

/** Chromium's lock of a profile names the process that holds it; one that was killed takes a moment to go. */
async function profileIsFree(profile: string): Promise<void> {
  const until = Date.now() + 10_000;
  for (let holder = holderOf(profile); holder !== undefined; holder = holderOf(profile)) {
    if (Date.now() > until) throw new Error(`Another Chromium (process ${holder}) uses ${profile}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function holderOf(profile: string): number | undefined {
  try {
    const holder = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
    return isRunning(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

const blank: FirstLook = { title: ' ', backgroundColor: 'white' };

async function start(settings: Settings): Promise<Chromium> {
  const command = findChromium();
  if (!command) {
    throw new Error('No Chromium was found: install one (Debian: apt install chromium) or set CHROMIUM_PATH');
  }
  const profile = profileFolder(settings.profile);
  await profileIsFree(profile);
  const firstToken = randomUUID();
  const launch = (errors: 'pipe' | 'ignore', ...page: string[]) =>
    spawn(command, [...flags({ ...settings, profile }), ...page], {
      stdio: ['ignore', 'ignore', errors, 'pipe', 'pipe'],
    });
  const away = `--window-position=${offScreen.left},${offScreen.top}`;
  const child = launch('pipe', away, '--window-size=800,600', firstPage(blank, firstToken));
  const connection = connectTo(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const helpers = new Set<ChildProcess>();
  let closing = false;
  void ended.then(() => closing || settings.onLost());

  const targets = watchTargets(connection);
  await connection.send('Target.setDiscoverTargets', { discover: true }).catch((error: unknown) => {
    throw new Error(`Chromium did not start (${error}):\n${errorsOf(child)}`);
  });
  await connection.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: false });
  let spare: Promise<Page> | undefined = targets
    .arrival(firstToken)
    .then((target) => attach(connection, targets, target.targetId, true));

  async function openAnother(look: FirstLook): Promise<Page> {
    if (closing) throw new Error('Chromium is closing');
    const token = randomUUID();
    const arrival = targets.arrival(token);
    // A second start with the same profile opens the window in the Chromium that runs, and ends. It has pipes too, so
    // that it ends with this process should it find no other Chromium.
    const second = launch('ignore', firstPage(look, token));
    helpers.add(second);
    second.once('exit', () => helpers.delete(second));
    return attach(connection, targets, (await arrival).targetId, true);
  }

  function createHidden(): Promise<{ targetId: string }> {
    return connection.send('Target.createTarget', { url: 'about:blank', hidden: true });
  }

  return {
    browser: connection,
    async openWindow(look, bounds) {
      const free = spare;
      spare = undefined;
      const page = await (free ?? openAnother(look));
      if (page.windowId !== undefined) {
        await connection.send('Browser.setWindowBounds', { windowId: page.windowId, bounds });
      }
      return page;
    },
    async openHidden() {
      // Chromium makes a hidden page only while it has another one: else a window serves, and goes.
      const free = spare;
      spare = undefined;
      const direct = free ? undefined : await createHidden().catch(() => undefined);
      const helper = direct ? undefined : await (free ?? openAnother(blank));
      const { targetId } = direct ?? (await createHidden());
      const page = await attach(connection, targets, targetId, false);
      if (helper) await connection.send('Target.closeTarget', { targetId: helper.targetId });
      return page;
    },
    async close() {
      closing = true;
      const force = setTimeout(() => child.kill('SIGKILL'), 5000);
      await connection.send('Browser.close', {}).catch(() => undefined);
      for (const helper of helpers) helper.kill('SIGKILL');
      await ended;
      clearTimeout(force);
    },
  };
}

const errorTexts = new WeakMap<ChildProcess, string[]>();

function errorsOf(child: ChildProcess): string {
  return errorTexts.get(child)?.join('') ?? '';
}

function connectTo(child: ChildProcess): Connection {
  const [, , , toChromium, fromChromium] = child.stdio;
  if (!toChromium || !fromChromium || !('write' in toChromium) || !('read' in fromChromium)) {
    throw new Error('Chromium was started without its pipes');
  }
  const texts: string[] = [];
  errorTexts.set(child, texts);
  child.stderr?.on('data', (text: Buffer) => {
    texts.push(text.toString());
    if (texts.length > 20) texts.shift();
    // Where a person asked for a debugging port, Chromium's line about it is what tools wait for.
    if (text.includes('DevTools listening')) process.stderr.write(text);
  });
  return connect(toChromium, fromChromium);
}

async function attach(
  connection: Connection,
  targets: Targets,
  targetId: string,
  hasWindow: boolean,
): Promise<Page> {
  const gone = targets.gone(targetId);
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  if (hasWindow) await firstPageLoaded(connection.session(sessionId), gone);
  const window = hasWindow ? await connection.send('Browser.getWindowForTarget', { targetId }) : undefined;
  return {
    ...connection.session(sessionId),
    targetId,
    windowId: window?.windowId,
    gone,
  };
}

/** Waits for the window's own first page to be done, so that none of its events is taken for one of the app's. */
async function firstPageLoaded(page: Session, gone: Promise<void>): Promise<void> {
  const expression = `new Promise((resolve) => {
    if (document.readyState === 'complete') resolve(location.href);
    else addEventListener('load', () => resolve(location.href));
  })`;
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  while (!isGone) {
    // It fails when the page comes just then, in place of the empty one before it.
    const evaluation = page.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    const address = await evaluation.then(
      ({ result }) => result.value,
      () => undefined,
    );
    if (typeof address === 'string' && address.startsWith(firstAddress)) return;
  }
  throw new Error('The window was closed before its first page came');
}
