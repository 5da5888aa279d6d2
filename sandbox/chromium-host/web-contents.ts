// WebContents: one page of Chromium as Electron shows it to the app: loading, navigation, messages, scripts. The
// window around it is not its business.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as Electron from 'electron';
import { addressOfFile, fromChromium, toChromium } from './address.ts';
import { app } from './app.ts';
import { pageScript, preloadScript, worldName } from './bridge/script.ts';
import type { Session as CdpSession, Events, ExceptionDetails, PausedRequest } from './cdp.ts';
import type { Page } from './chromium.ts';
import { type AppMessage, codec, type PreloadDocument, watchDocuments } from './documents.ts';
import { callHandler, createIpc, emitMessage, ipcMain } from './ipc-main.ts';
import { createLoading } from './loading.ts';
import { createPort } from './message-ports.ts';
import { createNativeImage } from './native-image.ts';
import { loadError } from './net-errors.ts';
import { applyPermissions } from './permissions.ts';
import { watchRequests } from './requests.ts';
import { sessionOf, stateOf } from './session.ts';
import { versions } from './versions.ts';
import { createFrame, type FrameOwner } from './web-frame-main.ts';
import { createEvent, whole, wholeEmitter } from './whole.ts';

/** What a window gives the contents that it makes. */
export interface ContentsOptions {
  readonly preferences: Electron.WebPreferences;
  readonly page: Promise<Page>;
  readonly browser: () => Promise<CdpSession>;
  isFocused(): boolean;
  close(): void;
  /** A key binding of the application menu was pressed. */
  pressed(accelerator: string): void;
  /** Opens another window for `window.open` that the app allows. */
  open(url: string, options: Electron.BrowserWindowConstructorOptions | undefined): void;
  /** Told of each contents when its page is there, before anything loads. */
  prepared(page: Page): Promise<void>;
  /** The page has drawn something for the first time. */
  painted(): void;
  /** The keys that pages report, and who is told when they change. */
  readonly keys: { list(): string[]; onChange(listener: () => void): void };
  /** The page has another title. */
  titled(title: string): void;
  crashed(contents: Electron.WebContents, details: Electron.RenderProcessGoneDetails): void;
}

const all = new Map<number, Electron.WebContents>();
let lastId = 0;

/** The contents that live. */
export function allContents(): Electron.WebContents[] {
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
  const { preferences, page } = options;
  const id = ++lastId;
  const partition =
    preferences.partition ?? (preferences.session ? stateOf(preferences.session).partition : '');
  const session = sessionOf(partition);
  const loading = createLoading();
  const ready = page.then(prepare);
  let document: PreloadDocument | undefined;
  let address = '';
  let title = '';
  let isLoading = false;
  let isDestroyed = false;
  let openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;

  const owner: FrameOwner = { processId: () => id, execute, reload: () => contents.reload() };
  let failed = false;
  const reloads = new Set<string>();
  let frame = createFrame(owner, undefined);
  // A window that is gone before its page came needs no page.
  ready.catch(() => undefined);

  const contents: Electron.WebContents = wholeEmitter<Electron.WebContents>('webContents', {
    id,
    session,
    ipc: createIpc('webContents.ipc'),
    backgroundThrottling: false,
    get mainFrame() {
      return frame;
    },
    getURL: () => fromChromium(address),
    getTitle: () => title,
    getType: () => 'window',
    getProcessId: () => id,
    isDestroyed: () => isDestroyed,
    isLoading: () => isLoading,
    isLoadingMainFrame: () => isLoading,
    isCrashed: () => false,
    isFocused: () => options.isFocused(),
    isDevToolsOpened: () => false,
    getBackgroundThrottling: () => false,
    // Pages of the host are never throttled: to ask for that is granted, to ask for more sleep changes nothing seen.
    setBackgroundThrottling() {},
    setWindowOpenHandler(handler) {
      openHandler = handler;
    },
    loadURL: (url) => load(url),
    loadFile: (path, fileOptions) => load(addressOfFile(resolve(app.getAppPath(), path), fileOptions)),
    send(channel: string, ...args: unknown[]) {
      frame.send(channel, ...args);
    },
    postMessage(channel: string, message: unknown, transfer?: Electron.MessagePortMain[]) {
      frame.postMessage(channel, message, transfer);
    },
    executeJavaScript: (code, userGesture = false) => execute(code, userGesture),
    reload() {
      void ready.then((own) => own.send('Page.reload', {})).catch(() => undefined);
    },
    reloadIgnoringCache() {
      void ready.then((own) => own.send('Page.reload', { ignoreCache: true })).catch(() => undefined);
    },
    stop() {
      void ready.then((own) => own.send('Page.stopLoading', {})).catch(() => undefined);
    },
    async capturePage(rect?: Electron.Rectangle) {
      const own = await ready;
      const clip = rect ? { clip: { ...rect, scale: 1 } } : {};
      const { data } = await own.send('Page.captureScreenshot', { format: 'png', ...clip });
      return createNativeImage(Buffer.from(data, 'base64'));
    },
    focus() {
      void ready.then((own) => own.send('Page.bringToFront', {})).catch(() => undefined);
    },
    close: () => options.close(),
  });
  all.set(id, contents);
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

  async function prepare(own: Page): Promise<Page> {
    watchPage(own);
    const name = randomBytes(16).toString('hex');
    const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
    const argv = [process.execPath, '--type=renderer', ...(preferences.additionalArguments ?? [])];
    const setting = { platform: process.platform, arch: process.arch, versions, argv, env: {} };
    await Promise.all([
      watchDocuments(own, { begun, received }),
      watchRequests(own, {
        state: stateOf(session),
        isMainFrame: (frameId) => frameId === own.targetId,
        mayNavigate: (paused) => mayNavigate(paused, own),
        beforeDocument: async (url) =>
          applyPermissions(await options.browser(), stateOf(session), contents, url),
      }),
      own.send('Page.enable', {}),
      own.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      own.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(name) }),
      own.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(name, setting, preload),
        worldName,
      }),
      options.prepared(own),
    ]);
    return own;
  }

  async function load(url: string): Promise<void> {
    if (!URL.canParse(url)) throw loadError('net::ERR_INVALID_URL', url);
    const own = await ready;
    const target = toChromium(url, partition);
    loading.expectOwn(target);
    await loading.load(url, () => own.send('Page.navigate', { url: target }));
  }

  async function execute(code: string, userGesture: boolean): Promise<unknown> {
    const own = await ready;
    const { result, exceptionDetails } = await own.send('Runtime.evaluate', {
      expression: code,
      returnByValue: true,
      awaitPromise: true,
      userGesture,
    });
    if (exceptionDetails) throw scriptError(exceptionDetails);
    return result.value;
  }

  function begun(own: PreloadDocument): void {
    document = own;
    address = own.address();
    frame = createFrame(owner, own);
    sendKeys();
  }

  function sendKeys(): void {
    document?.post({ kind: 'keys', accelerators: options.keys.list() }, '');
  }

  function received(own: PreloadDocument, head: AppMessage, body: string): void {
    const sender = own === document ? frame : createFrame(owner, own);
    const ipcs = [sender.ipc, contents.ipc, ipcMain];
    switch (head.kind) {
      case 'send':
      case 'postMessage': {
        const args = codec.decode(body);
        const event = messageEvent(sender, head.ports.map(own.takeWire).map(createPort));
        emitMessage(ipcs, head.channel, event, head.kind === 'send' && Array.isArray(args) ? args : [args]);
        return;
      }
      case 'invoke':
        void invoked(
          own,
          head,
          callHandler(ipcs, head.channel, invokeEvent(sender), listOf(codec.decode(body))),
        );
        return;
      case 'open':
        opened(head.url, head.name, head.features);
        return;
      case 'title':
        if (own === document) renamed(head.title);
        return;
      case 'key':
        options.pressed(head.accelerator);
        return;
    }
  }

  function renamed(text: string): void {
    title = text;
    contents.emit('page-title-updated', createEvent({}), text, true);
    options.titled(text);
  }

  function messageEvent(
    sender: Electron.WebFrameMain,
    ports: Electron.MessagePortMain[],
  ): Electron.IpcMainEvent {
    return whole<Electron.IpcMainEvent>('IpcMainEvent', {
      ...createEvent({}),
      type: 'frame',
      sender: contents,
      senderFrame: sender,
      processId: sender.processId,
      frameId: sender.routingId,
      ports,
      reply: (channel: string, ...args: unknown[]) => sender.send(channel, ...args),
    });
  }

  function invokeEvent(sender: Electron.WebFrameMain): Electron.IpcMainInvokeEvent {
    return whole<Electron.IpcMainInvokeEvent>('IpcMainInvokeEvent', {
      ...createEvent({}),
      type: 'frame',
      sender: contents,
      senderFrame: sender,
      processId: sender.processId,
      frameId: sender.routingId,
    });
  }

  function opened(url: string, frameName: string, features: string): void {
    const real = fromChromium(url);
    const referrer = { url: fromChromium(address), policy: 'strict-origin-when-cross-origin' as const };
    const details = { url: real, frameName, features, disposition: 'new-window' as const, referrer };
    const decision = openHandler?.(details) ?? { action: 'allow' as const };
    if (decision.action === 'allow') options.open(real, decision.overrideBrowserWindowOptions);
  }

  function mayNavigate(paused: PausedRequest, own: Page): boolean {
    const { url } = paused.request;
    const isMainFrame = paused.frameId === own.targetId;
    if (
      (isMainFrame && loading.takeOwn(url)) ||
      paused.redirectedRequestId !== undefined ||
      reloads.delete(paused.frameId)
    ) {
      return true;
    }
    return isAllowed(fromChromium(url), isMainFrame);
  }

  /** Asks the listeners of will-frame-navigate and, for the window itself, will-navigate. */
  function isAllowed(url: string, isMainFrame: boolean): boolean {
    const details = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: isMainFrame ? frame : null,
      initiator: frame,
    };
    const anyFrame = createEvent(details);
    contents.emit('will-frame-navigate', anyFrame);
    if (anyFrame.defaultPrevented || !isMainFrame) return !anyFrame.defaultPrevented;
    const event = createEvent(details);
    contents.emit('will-navigate', event, url, false, true, 1, frame.frameTreeNodeId);
    return !event.defaultPrevented;
  }

  function watchPage(own: Page): void {
    const isMain = (frameId: string) => frameId === own.targetId;
    own.on('Page.frameStartedNavigating', ({ frameId, navigationType }) => {
      if (/^(reload|restore|history)/i.test(navigationType)) reloads.add(frameId);
      else reloads.delete(frameId);
    });
    own.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      // Chromium does not know the app's schemes: it would ask the system for a program.
      const target = toChromium(url, partition);
      if (isMain(frameId) && target !== url && isAllowed(url, true)) void load(url).catch(() => undefined);
    });
    own.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      opened(url, windowName, windowFeatures.join(',')),
    );
    own.on('Page.frameStartedLoading', ({ frameId }) => {
      if (!isMain(frameId)) return;
      isLoading = true;
      contents.emit('did-start-loading');
    });
    own.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (!isMain(frameId)) return;
      isLoading = false;
      contents.emit('did-stop-loading');
    });
    own.on('Page.frameNavigated', ({ frame: { id: frameId, url, unreachableUrl } }) => {
      if (!isMain(frameId)) return;
      address = unreachableUrl ?? url;
      loading.committed();
      failed = unreachableUrl !== undefined;
      const real = fromChromium(address);
      if (failed)
        contents.emit('did-fail-load', createEvent({}), -2, 'ERR_FAILED', real, true, 1, frame.routingId);
      else contents.emit('did-navigate', createEvent({}), real, 200, 'OK');
    });
    own.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (!isMain(frameId)) return;
      address = url;
      document?.moved(url);
      contents.emit('did-navigate-in-page', createEvent({}), fromChromium(url), true, 1, frame.routingId);
    });
    own.on('Page.domContentEventFired', () => {
      if (!failed) contents.emit('dom-ready', createEvent({}));
    });
    own.on('Page.loadEventFired', () => {
      loading.finished();
      if (!failed) contents.emit('did-finish-load', createEvent({}));
    });
    own.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (isMain(frameId) && name === 'firstPaint' && !failed) options.painted();
    });
    own.on('Page.javascriptDialogOpening', ({ type }) => {
      // A page that does not want to be left: as in Electron it is the app, not the person, who is asked.
      if (type !== 'beforeunload') return;
      const event = createEvent({});
      contents.emit('will-prevent-unload', event);
      void own.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
    });
    own.on('Inspector.targetCrashed', () => {
      const details = { reason: 'crashed' as const, exitCode: 5 };
      contents.emit('render-process-gone', createEvent({}), details);
      options.crashed(contents, details);
    });
    own.on('Runtime.consoleAPICalled', (call) => contents.emit('console-message', consoleEvent(call)));
    own.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      contents.emit('console-message', exceptionEvent(exceptionDetails)),
    );
  }

  function consoleEvent({ type, args, stackTrace }: Events['Runtime.consoleAPICalled']) {
    const levels: Record<string, string> = {
      error: 'error',
      assert: 'error',
      warning: 'warning',
      debug: 'debug',
    };
    const message = args.map(({ value, description }) => description ?? String(value)).join(' ');
    const place = stackTrace?.callFrames[0];
    return createEvent({
      level: levels[type] ?? 'info',
      message,
      lineNumber: (place?.lineNumber ?? 0) + 1,
      sourceId: fromChromium(place?.url ?? ''),
      frame,
    });
  }

  function exceptionEvent({
    text,
    exception,
    url,
    lineNumber,
  }: Events['Runtime.exceptionThrown']['exceptionDetails']) {
    const message = `${text} ${exception?.description ?? String(exception?.value ?? '')}`;
    return createEvent({
      level: 'error',
      message,
      lineNumber: lineNumber + 1,
      sourceId: fromChromium(url ?? ''),
      frame,
    });
  }
}

async function invoked(
  document: PreloadDocument,
  head: { id: number; channel: string },
  answer: Promise<unknown>,
) {
  try {
    document.post({ kind: 'reply', id: head.id, failed: false }, codec.encode(await answer));
  } catch (error) {
    const sentence = `Error invoking remote method '${head.channel}': ${String(error)}`;
    document.post({ kind: 'reply', id: head.id, failed: true }, codec.encode(sentence));
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function scriptError({ text, exception }: ExceptionDetails): Error {
  return new Error(exception?.description?.split('\n')[0] ?? text);
}
