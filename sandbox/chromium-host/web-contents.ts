// WebContents: one page of Chromium as Electron shows it to the app. It puts the parts together; the window around
// the page is not its business.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as Electron from 'electron';
import { addressOfFile, fromChromium, toChromium } from './address.ts';
import { app } from './app.ts';
import { pageScript, preloadScript, worldName } from './bridge/script.ts';
import type { Session as CdpSession, ExceptionDetails } from './cdp.ts';
import type { Page } from './chromium.ts';
import type { ContentsOwner, ContentsState } from './contents-state.ts';
import { drawMenusIn } from './context-menu.ts';
import { type PreloadDocument, watchDocuments } from './documents.ts';
import { watchForHang } from './hang-watch.ts';
import { createIpc } from './ipc-main.ts';
import { createLoading } from './loading.ts';
import { createNativeImage } from './native-image.ts';
import { mayLoadDocument } from './navigation.ts';
import { loadError } from './net-errors.ts';
import { watchPage } from './page-events.ts';
import { receiveMessage } from './page-messages.ts';
import { applyPermissions } from './permissions.ts';
import { watchRequests } from './requests.ts';
import { sessionOf, stateOf } from './session.ts';
import { chooseAtStart } from './start-choices.ts';
import { preloadVersions } from './versions.ts';
import { createFrame } from './web-frame-main.ts';
import { whole, wholeEmitter } from './whole.ts';

export interface ContentsOptions {
  readonly preferences: Electron.WebPreferences;
  readonly page: Promise<Page>;
  readonly owner: ContentsOwner;
  /** The keys that pages report, and who is told when they change. */
  readonly keys: { list(): string[]; onChange(listener: () => void): void };
  browser(): Promise<CdpSession>;
  /** Told of the page when it is there, before anything loads. */
  prepared(page: Page): Promise<void>;
}

const all = new Map<number, Electron.WebContents>();
let lastId = 0;

function allContents(): Electron.WebContents[] {
  return [...all.values()];
}

/** Electron's `webContents` module. */
export const webContentsModule = whole<typeof Electron.webContents>('webContents', {
  getAllWebContents: allContents,
  fromId: (id: number) => all.get(id),
  getFocusedWebContents: () => allContents().find((contents) => contents.isFocused()) ?? null,
  fromFrame: (frame: Electron.WebFrameMain) => allContents().find((contents) => contents.mainFrame === frame),
});

/** The contents of a new window. Nothing loads before the app says so. */
export function createContents(options: ContentsOptions): Electron.WebContents {
  const { preferences, page, owner } = options;
  const id = ++lastId;
  const partition =
    preferences.partition ?? (preferences.session ? stateOf(preferences.session).partition : '');
  const session = sessionOf(partition);
  const loading = createLoading();
  const ready = page.then(prepare);
  // A window that is gone before its page came needs no page.
  ready.catch(() => undefined);
  const frameOwner = { processId: () => id, execute, reload: () => contents.reload() };
  let isDestroyed = false;

  /** Does something with the page when it is there; if it has gone, nothing is left to be done. */
  function withPage(work: (page: Page) => Promise<unknown>): void {
    ready.then(work).catch(() => undefined);
  }

  const contents: Electron.WebContents = wholeEmitter<Electron.WebContents>('webContents', {
    id,
    session,
    ipc: createIpc('webContents.ipc'),
    backgroundThrottling: false,
    get mainFrame() {
      return state.frame;
    },
    getURL: () => fromChromium(state.address),
    getTitle: () => state.title,
    getType: () => 'window',
    getProcessId: () => id,
    isDestroyed: () => isDestroyed,
    isLoading: () => state.isLoading,
    isLoadingMainFrame: () => state.isLoading,
    isCrashed: () => state.isCrashed,
    forcefullyCrashRenderer: () => withPage((own) => own.send('Page.crash', {})),
    setWebRTCIPHandlingPolicy: (policy) =>
      chooseAtStart('webContents.setWebRTCIPHandlingPolicy', [`--webrtc-ip-handling-policy=${policy}`]),
    isFocused: () => owner.isFocused(),
    isDevToolsOpened: () => false,
    getBackgroundThrottling: () => false,
    // Pages of the host never sleep: to ask for that is granted; to allow sleep is to allow, not to demand it.
    setBackgroundThrottling() {},
    setWindowOpenHandler(handler) {
      state.openHandler = handler;
    },
    loadURL: load,
    loadFile: (path, fileOptions) => load(addressOfFile(resolve(app.getAppPath(), path), fileOptions)),
    send: (channel: string, ...args: unknown[]) => state.frame.send(channel, ...args),
    postMessage: (channel: string, message: unknown, transfer?: Electron.MessagePortMain[]) =>
      state.frame.postMessage(channel, message, transfer),
    executeJavaScript: (code, userGesture = false) => execute(code, userGesture),
    reload: () => reload(false),
    reloadIgnoringCache: () => reload(true),
    undo: () => edit('Undo'),
    redo: () => edit('Redo'),
    cut: () => edit('Cut'),
    copy: () => edit('Copy'),
    paste: () => edit('Paste'),
    delete: () => edit('Delete'),
    selectAll: () => edit('SelectAll'),
    stop: () => withPage((own) => own.send('Page.stopLoading', {})),
    focus: () => withPage((own) => own.send('Page.bringToFront', {})),
    async capturePage(rect?: Electron.Rectangle) {
      const clip = rect ? { clip: { ...rect, scale: 1 } } : {};
      const { data } = await (await ready).send('Page.captureScreenshot', { format: 'png', ...clip });
      return createNativeImage(Buffer.from(data, 'base64'));
    },
    close: () => owner.close(),
  });

  const state: ContentsState = {
    contents,
    owner,
    partition,
    loading,
    document: undefined,
    frame: createFrame(frameOwner, undefined),
    address: '',
    title: '',
    isLoading: false,
    failed: false,
    isCrashed: false,
    openHandler: undefined,
  };
  all.set(id, contents);
  drawMenusIn(state);
  options.keys.onChange(sendKeys);
  page.then(
    ({ gone }) => gone.then(destroyed),
    () => destroyed(),
  );
  return contents;

  function destroyed(): void {
    if (isDestroyed) return;
    isDestroyed = true;
    all.delete(id);
    loading.gone();
    contents.emit('destroyed');
  }

  /** Of a page whose process has died there is nothing to reload: it is loaded anew. */
  function reload(ignoreCache: boolean): void {
    if (state.isCrashed) void load(fromChromium(state.address)).catch(() => undefined);
    else withPage((own) => own.send('Page.reload', { ignoreCache }));
  }

  /** One of Chromium's own editing commands, as its key or menu would give it. */
  function edit(command: string): void {
    withPage((own) => own.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }));
  }

  async function prepare(own: Page): Promise<Page> {
    watchPage(state, own);
    const hang = watchForHang({
      ask: () => own.send('Runtime.evaluate', { expression: '0', returnByValue: true, awaitPromise: false }),
      changed: (isHanging) => contents.emit(isHanging ? 'unresponsive' : 'responsive'),
    });
    void own.gone.then(hang.stop);
    await Promise.all([
      watchMessages(own),
      watchTraffic(own),
      own.send('Page.enable', {}),
      own.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      addScripts(own),
      options.prepared(own),
    ]);
    return own;
  }

  async function addScripts(own: Page): Promise<void> {
    // The name by which the two worlds find each other; the page must not know it.
    const name = randomBytes(16).toString('hex');
    const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
    const argv = [process.execPath, '--type=renderer', ...(preferences.additionalArguments ?? [])];
    const { product } = await (await options.browser()).send('Browser.getVersion', {});
    const versions = preloadVersions(product);
    const setting = { platform: process.platform, arch: process.arch, versions, argv, env: {} };
    await Promise.all([
      own.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(name) }),
      own.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(name, setting, preload),
        worldName,
      }),
    ]);
  }

  function watchMessages(own: Page): Promise<void> {
    const frames = new WeakMap<PreloadDocument, Electron.WebFrameMain>();
    return watchDocuments(own, {
      begun(document) {
        // The empty page after a crash is the host's own.
        if (state.isCrashed && document.address() === 'about:blank') return;
        state.document = document;
        state.address = document.address();
        state.frame = createFrame(frameOwner, document);
        frames.set(document, state.frame);
        sendKeys();
      },
      received: (document, head, body) =>
        receiveMessage(state, document, frames.get(document) ?? state.frame, head, body),
    });
  }

  function watchTraffic(own: Page): Promise<void> {
    const repeats = new Set<string>();
    own.on('Page.frameStartedNavigating', ({ frameId, navigationType }) => {
      if (/^(reload|restore|history)/i.test(navigationType)) repeats.add(frameId);
      else repeats.delete(frameId);
    });
    const isMainFrame = (frameId: string) => frameId === own.targetId;
    return watchRequests(own, {
      state: stateOf(session),
      isMainFrame,
      mayNavigate: (paused) =>
        mayLoadDocument(state, paused, isMainFrame(paused.frameId), repeats.delete(paused.frameId)),
      beforeDocument: async (url) =>
        applyPermissions(await options.browser(), stateOf(session), contents, url),
    });
  }

  function sendKeys(): void {
    state.document?.post({ kind: 'keys', accelerators: options.keys.list() }, '');
  }

  async function load(url: string): Promise<void> {
    if (!URL.canParse(url)) throw loadError('net::ERR_INVALID_URL', url);
    const own = await ready;
    const target = toChromium(url, partition);
    await loading.load(url, target, () => own.send('Page.navigate', { url: target }));
  }

  async function execute(code: string, userGesture: boolean): Promise<unknown> {
    const { result, exceptionDetails } = await (await ready).send('Runtime.evaluate', {
      expression: code,
      returnByValue: true,
      awaitPromise: true,
      userGesture,
    });
    if (exceptionDetails) throw scriptError(exceptionDetails);
    return result.value;
  }
}

/** The error of a script: the first line of what Chromium says, which is its name and message. */
function scriptError({ text, exception }: ExceptionDetails): Error {
  return new Error(exception?.description?.split('\n')[0] ?? text);
}
