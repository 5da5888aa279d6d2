// BrowserWindow: a window of Chromium as Electron shows it to the app: its life, its bounds, whether it is shown.
import { join } from 'node:path';
import type * as Electron from 'electron';
import { app, appEvents, browserSettings } from './app.ts';
import type { Bounds } from './cdp.ts';
import { chromium, offScreen, type Page } from './chromium.ts';
import type { View } from './contents-state.ts';
import { applicationKeys, pressKey } from './menu.ts';
import { applyTheme } from './native-theme.ts';
import { createContents } from './web-contents.ts';
import { checkPreferences } from './web-preferences.ts';
import { createEvent, notSupported, whole, wholeEmitter } from './whole.ts';
import { blurred, focused, focusedWindow, forgetFocus } from './window-focus.ts';
import { checkOptions, wantsWindow } from './window-options.ts';
import { saveBounds, savedBounds } from './window-state.ts';

const windows = new Map<number, Electron.BrowserWindow>();
let lastId = 0;

/** The windows that are open. */
export function openWindows(): Electron.BrowserWindow[] {
  return [...windows.values()];
}

function createWindow(options: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow {
  if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
  const preferences = options.webPreferences ?? {};
  checkOptions(options);
  checkPreferences(preferences);

  const id = ++lastId;
  const stateFile = join(app.getPath('userData'), 'Window State.json');
  const stateName = options.windowStatePersistence ? options.name : undefined;
  const saved = stateName === undefined ? undefined : savedBounds(stateFile, stateName);
  let bounds: Electron.Rectangle = {
    x: saved?.x ?? options.x ?? 80,
    y: saved?.y ?? options.y ?? 60,
    width: saved?.width ?? options.width ?? 800,
    height: saved?.height ?? options.height ?? 600,
  };
  let minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
  let title = options.title ?? app.getName();
  let visible = options.show !== false;
  let windowState: NonNullable<Bounds['windowState']> = 'normal';
  let destroyed = false;
  let closing = false;
  let readyToShow = false;
  let own: Page | undefined;

  // Whether this window will ever be seen is known at the end of the app's turn, when it has put its listeners.
  const page = new Promise<void>((resolve) => setImmediate(resolve)).then(openPage);

  const contents = createContents({
    preferences,
    page,
    keys: applicationKeys,
    browser: async () => (await chromium(browserSettings)).browser,
    prepared: applyTheme,
    owner: {
      isFocused: () => window.isFocused(),
      close: () => window.close(),
      pressed: (accelerator) => pressKey(accelerator, window),
      open(url, overrides) {
        void new BrowserWindow({ ...overrides }).loadURL(url).catch(() => undefined);
      },
      painted() {
        if (readyToShow || destroyed) return;
        readyToShow = true;
        window.emit('ready-to-show');
      },
      titled(text) {
        const event = createEvent({});
        window.emit('page-title-updated', event, text, true);
        if (!event.defaultPrevented) title = text;
      },
      viewed,
      crashed: (gone, details) => appEvents.emit('render-process-gone', createEvent({}), gone, details),
    },
  });

  const window: Electron.BrowserWindow = wholeEmitter<Electron.BrowserWindow>('BrowserWindow', {
    id,
    webContents: contents,
    loadURL: (url) => contents.loadURL(url),
    loadFile: (path, fileOptions) => contents.loadFile(path, fileOptions),
    reload: () => contents.reload(),
    capturePage: (rect) => contents.capturePage(rect),
    isDestroyed: () => destroyed,
    isVisible: () => visible,
    isFocused: () => visible && focusedWindow() === window,
    isMinimized: () => windowState === 'minimized',
    isMaximized: () => windowState === 'maximized',
    isFullScreen: () => windowState === 'fullscreen',
    isNormal: () => windowState === 'normal',
    isModal: () => false,
    getParentWindow: () => null,
    getChildWindows: () => [],
    show,
    showInactive: show,
    hide() {
      if (!visible) return;
      visible = false;
      blurred(window);
      place({ ...offScreen });
      window.emit('hide');
    },
    focus() {
      if (!visible) return;
      void page.then((shown) => shown.send('Page.bringToFront', {})).catch(() => undefined);
      focused(window);
    },
    blur: () => blurred(window),
    minimize: () => setState('minimized', 'minimize'),
    maximize: () => setState('maximized', 'maximize'),
    unmaximize: () => setState('normal', 'unmaximize'),
    restore: () => setState('normal', 'restore'),
    setFullScreen: (flag) =>
      setState(flag ? 'fullscreen' : 'normal', flag ? 'enter-full-screen' : 'leave-full-screen'),
    getBounds: () => ({ ...bounds }),
    getNormalBounds: () => ({ ...bounds }),
    getContentBounds: () => ({ ...bounds }),
    getSize: () => [bounds.width, bounds.height],
    getContentSize: () => [bounds.width, bounds.height],
    getPosition: () => [bounds.x, bounds.y],
    setBounds,
    setSize: (width, height) => setBounds({ width, height }),
    setPosition: (x, y) => setBounds({ x, y }),
    getMinimumSize: () => [minimum.width, minimum.height],
    setMinimumSize(width, height) {
      minimum = { width, height };
      setBounds({});
    },
    getTitle: () => title,
    setTitle(text) {
      title = text;
      void contents.executeJavaScript(`document.title = ${JSON.stringify(text)}`).catch(() => undefined);
    },
    close,
    destroy,
  });
  windows.set(id, window);
  contentsWindows.set(contents, window);
  page.then(
    (opened) => opened.gone.then(closedByPerson),
    (error: unknown) => {
      console.error(error);
      closed();
    },
  );
  appEvents.emit('web-contents-created', createEvent({}), contents);
  appEvents.emit('browser-window-created', createEvent({}), window);
  return window;

  async function openPage(): Promise<Page> {
    const host = await chromium(browserSettings);
    const isWindow = visible || wantsWindow(options, window.listenerCount('ready-to-show') > 0);
    const first = { left: visible ? bounds.x : offScreen.left, top: visible ? bounds.y : offScreen.top };
    const look = { title, backgroundColor: options.backgroundColor ?? '#fff' };
    own = isWindow
      ? await host.openWindow(look, { ...first, width: bounds.width, height: bounds.height })
      : await host.openHidden();
    if (destroyed) await host.browser.send('Target.closeTarget', { targetId: own.targetId });
    else if (visible) appeared();
    return own;
  }

  /** The window as the person has moved, resized, entered or left it. */
  function viewed({ hasFocus, bounds: seen }: View): void {
    if (!visible || destroyed) return;
    if (hasFocus) focused(window);
    else blurred(window);
    const isMoved = seen.x !== bounds.x || seen.y !== bounds.y;
    const isResized = seen.width !== bounds.width || seen.height !== bounds.height;
    if (windowState !== 'normal' || seen.width === 0) return;
    bounds = seen;
    if (isMoved) window.emit('move');
    if (isResized) window.emit('resize');
  }

  /** Chromium closes a window that the person closes without asking: 'close' can prevent nothing then. */
  function closedByPerson(): void {
    if (destroyed) return;
    if (!closing) window.emit('close', createEvent({}));
    keepBounds();
    closed();
  }

  function appeared(): void {
    place({ left: bounds.x, top: bounds.y });
    if (windowState !== 'normal') setState(windowState);
    window.emit('show');
    focused(window);
  }

  function show(): void {
    if (visible || destroyed) return;
    if (own && own.windowId === undefined) {
      throw notSupported(
        "show() of a window made with show: false, without a size and without a listener for 'ready-to-show'",
      );
    }
    visible = true;
    if (own) appeared();
  }

  function place(to: Bounds): void {
    void page
      .then(async ({ windowId }) => {
        if (windowId === undefined) return;
        const host = await chromium(browserSettings);
        await host.browser.send('Browser.setWindowBounds', { windowId, bounds: to });
      })
      .catch(() => undefined);
  }

  function setState(state: typeof windowState, event?: string): void {
    windowState = state;
    if (visible) place({ windowState: state });
    if (event) window.emit(event);
  }

  function setBounds(change: Partial<Electron.Rectangle>): void {
    const next = { ...bounds, ...change };
    bounds = {
      ...next,
      width: Math.max(next.width, minimum.width),
      height: Math.max(next.height, minimum.height),
    };
    if (visible) place({ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height });
    else place({ width: bounds.width, height: bounds.height });
  }

  function close(): void {
    if (destroyed) return;
    const event = createEvent({});
    window.emit('close', event);
    if (event.defaultPrevented) return;
    closing = true;
    void closePage();
  }

  function keepBounds(): void {
    if (stateName !== undefined) saveBounds(stateFile, stateName, bounds);
  }

  async function closePage(): Promise<void> {
    try {
      const { targetId } = await page;
      const host = await chromium(browserSettings);
      await host.browser.send('Target.closeTarget', { targetId });
    } catch {
      // The page has gone by itself.
      closed();
    }
  }

  function destroy(): void {
    keepBounds();
    closed();
    void closePage();
  }

  function closed(): void {
    if (destroyed) return;
    destroyed = true;
    visible = false;
    windows.delete(id);
    forgetFocus(window);
    window.emit('closed');
    appEvents.emit('host-window-closed');
  }
}

const contentsWindows = new WeakMap<Electron.WebContents, Electron.BrowserWindow>();

const statics = {
  getAllWindows: openWindows,
  getFocusedWindow: () => focusedWindow() ?? null,
  fromWebContents: (contents: Electron.WebContents) => contentsWindows.get(contents) ?? null,
  fromId: (id: number) => windows.get(id) ?? null,
} satisfies Partial<typeof Electron.BrowserWindow>;

/** Electron's class: `new BrowserWindow(options)` and its static members. */
export const BrowserWindow = browserWindowClass();

function browserWindowClass(): typeof Electron.BrowserWindow;
function browserWindowClass(): object {
  function Window(options: Electron.BrowserWindowConstructorOptions = {}) {
    return createWindow(options);
  }
  Object.defineProperty(Window, Symbol.hasInstance, {
    value: (value: unknown) => openWindows().some((window) => window === value),
  });
  return whole('BrowserWindow', Object.assign(Window, statics));
}
