/**
 * The hidden page that owns IndexedDB, and the port to it. Makes the page again when it is lost.
 * Knows nothing of what is asked over the port.
 */
import { BrowserWindow, MessageChannelMain, type MessagePortMain, type Session } from 'electron';
import { CACHE_PORT_CHANNEL } from '#shared/contract/channels.ts';
import { WALLED } from '../security/web-preferences.ts';

export interface CachePage {
  /** The port of the page that is there now; resolves when the page has loaded. Of a page that is lost while it loads it may never settle. */
  port(): Promise<MessagePortMain>;
  /** Hears that the page is of no more use, with every port of it and every call on one. */
  onLost(listener: () => void): void;
  /** Gives the page up that is there now, because it does not do what it should. */
  giveUp(reason: string): void;
  close(): void;
}

interface CachePageOptions {
  readonly session: Session;
  readonly preload: string;
  readonly url: string;
  readonly log: (message: string) => void;
}

interface Page {
  readonly window: BrowserWindow;
  readonly port: Promise<MessagePortMain>;
}

function openWindow({ session, preload }: CachePageOptions): BrowserWindow {
  return new BrowserWindow({
    show: false,
    title: 'Campaign Desk cache',
    webPreferences: {
      session,
      preload,
      ...WALLED,
      // A hidden page is otherwise throttled to a timer a minute.
      backgroundThrottling: false,
    },
  });
}

async function connect(window: BrowserWindow, url: string): Promise<MessagePortMain> {
  await window.loadURL(url);
  const { port1, port2 } = new MessageChannelMain();
  window.webContents.postMessage(CACHE_PORT_CHANNEL, null, [port2]);
  port1.start();
  return port1;
}

export function openCachePage(options: CachePageOptions): CachePage {
  const listeners = new Set<() => void>();
  let closed = false;
  let current: Page | null = null;

  function lose(page: Page, reason: string): void {
    if (current !== page) return;
    options.log(`cache page lost: ${reason}`);
    current = null;
    for (const listener of listeners) listener();
    if (!page.window.isDestroyed()) page.window.destroy();
  }

  function begin(): Page {
    const window = openWindow(options);
    const page = { window, port: connect(window, options.url) };
    window.webContents.once('render-process-gone', (_event, details) => lose(page, details.reason));
    window.once('closed', () => lose(page, 'closed'));
    page.port.catch(() => lose(page, 'did not load'));
    return page;
  }

  return {
    port: async () => {
      if (closed) throw new Error('the cache page is closed');
      current ??= begin();
      return current.port;
    },
    onLost: (listener) => listeners.add(listener),
    giveUp: (reason) => {
      if (current) lose(current, reason);
    },
    close: () => {
      closed = true;
      const page = current;
      current = null;
      for (const listener of listeners) listener();
      page?.window.destroy();
    },
  };
}
