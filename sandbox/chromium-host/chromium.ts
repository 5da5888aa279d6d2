// Starts Chromium, opens pages in it, and sees it end. It knows targets and windows, and nothing of Electron's API.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Bounds, type Connection, connect, type Session, type TargetInfo } from './cdp.ts';
import { findChromium } from './find-chromium.ts';

/** A page of Chromium: a real window without tabs and address bar, or a hidden page without a window. */
export interface Page extends Session {
  readonly targetId: string;
  /** The window's id, or undefined for a hidden page. */
  readonly windowId: number | undefined;
  /** Resolves when the page is gone, whoever closed it. */
  readonly gone: Promise<void>;
}

/** How a window looks before its first document. */
export interface FirstLook {
  title: string;
  backgroundColor: string;
}

export interface Chromium {
  readonly browser: Session;
  readonly processId: number;
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

export interface Settings {
  /** The folder of the profile; it is made. */
  profile: string;
  /** Switches of the app for Chromium, such as `remote-debugging-port=9333`. */
  switches: string[];
  /** Called when Chromium has ended without being asked. */
  onLost(): void;
}

function flags(settings: Settings): string[] {
  return [
    `--user-data-dir=${settings.profile}`,
    '--remote-debugging-pipe',
    ...settings.switches,
    // As root Chromium's own sandbox cannot be had.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // No bars about flags, first runs, passwords or translation; the pages are the app's.
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-features=Translate,MediaRouter,OptimizationHints,LocalNetworkAccessChecks',
    // It asks no server of anyone's.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-breakpad',
    // The app's addresses are answered by the host alone: no other process can be reached under them.
    '--host-resolver-rules=MAP *.localhost ~NOTFOUND',
    // A window that is not shown yet must paint and run; hidden ones must not sleep.
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    // The app decides when it ends, not the last window.
    '--keep-alive-for-test',
  ];
}

function firstPage({ title, backgroundColor }: FirstLook, token: string): string {
  const html = `<meta charset=utf-8><title>${inHtml(title)}</title><body style="background:${inHtml(backgroundColor)}">`;
  return `--app=data:text/html,${encodeURIComponent(html)}<!--${token}-->`;
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
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
    process.kill(holder, 0);
    return holder;
  } catch {
    return undefined;
  }
}

async function start(settings: Settings): Promise<Chromium> {
  const program = findChromium();
  if (!program) {
    throw new Error('No Chromium was found: install one (Debian: apt install chromium) or set CHROMIUM_PATH');
  }
  mkdirSync(settings.profile, { recursive: true });
  await profileIsFree(settings.profile);
  const firstToken = randomUUID();
  const blank = { title: ' ', backgroundColor: 'white' };
  const child = spawn(
    program,
    [
      ...flags(settings),
      `--window-position=${offScreen.left},${offScreen.top}`,
      '--window-size=800,600',
      firstPage(blank, firstToken),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const connection = connectTo(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let closing = false;
  void ended.then(() => closing || settings.onLost());

  const targets = watchTargets(connection);
  await connection.send('Target.setDiscoverTargets', { discover: true }).catch((error: unknown) => {
    throw new Error(`Chromium did not start (${error}):\n${errorsOf(child)}`);
  });
  let spare: Promise<Page> | undefined = targets
    .arrival(firstToken)
    .then((target) => attach(connection, targets, target.targetId, true));

  async function openAnother(look: FirstLook): Promise<Page> {
    const token = randomUUID();
    const arrival = targets.arrival(token);
    // A second start with the same profile opens the window in the Chromium that runs, and ends.
    spawn(
      program ?? '',
      [...flags(settings).filter((flag) => !flag.startsWith('--remote-')), firstPage(look, token)],
      {
        stdio: 'ignore',
      },
    );
    return attach(connection, targets, (await arrival).targetId, true);
  }

  return {
    browser: connection,
    processId: child.pid ?? 0,
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
      // Chromium makes a hidden page only while it has another one; the spare window serves, then goes.
      const create = () => connection.send('Target.createTarget', { url: 'about:blank', hidden: true });
      const free = spare;
      spare = undefined;
      await free;
      const helper =
        free ??
        (await create().then(
          () => undefined,
          () => openAnother(blank),
        ));
      const { targetId } = await create();
      const page = await attach(connection, targets, targetId, false);
      if (helper) await connection.send('Target.closeTarget', { targetId: (await helper).targetId });
      return page;
    },
    async close() {
      closing = true;
      const force = setTimeout(() => child.kill('SIGKILL'), 5000);
      await connection.send('Browser.close', {}).catch(() => undefined);
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

interface Targets {
  /** The page whose first address has the token in it. */
  arrival(token: string): Promise<TargetInfo>;
  gone(targetId: string): Promise<void>;
}

function watchTargets(connection: Connection): Targets {
  const awaited = new Map<string, (target: TargetInfo) => void>();
  const watched = new Map<string, () => void>();
  function see({ targetInfo }: { targetInfo: TargetInfo }): void {
    for (const [token, arrive] of awaited) {
      if (!targetInfo.url.includes(token)) continue;
      awaited.delete(token);
      arrive(targetInfo);
    }
  }
  connection.on('Target.targetCreated', (event) => {
    see(event);
    // A window that a page or a key of Chromium's opened: in Electron there is no such window.
    const { type, openerId, targetId, url } = event.targetInfo;
    const isStrange = openerId !== undefined || url.startsWith('chrome://newtab');
    if (type === 'page' && isStrange)
      void connection.send('Target.closeTarget', { targetId }).catch(() => undefined);
  });
  connection.on('Target.targetInfoChanged', see);
  connection.on('Target.targetDestroyed', ({ targetId }) => {
    watched.get(targetId)?.();
    watched.delete(targetId);
  });
  return {
    arrival: (token) => new Promise((resolve) => awaited.set(token, resolve)),
    gone: (targetId) => new Promise((resolve) => watched.set(targetId, resolve)),
  };
}

async function attach(
  connection: Connection,
  targets: Targets,
  targetId: string,
  hasWindow: boolean,
): Promise<Page> {
  const gone = targets.gone(targetId);
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const window = hasWindow ? await connection.send('Browser.getWindowForTarget', { targetId }) : undefined;
  return {
    ...connection.session(sessionId),
    targetId,
    windowId: window?.windowId,
    gone,
  };
}
