/**
 * The hidden page that owns IndexedDB, and the port to it. Makes the page again when it is lost.
 * Knows nothing of what is asked over the port.
 */
import { BrowserWindow, MessageChannelMain, type MessagePortMain, type Session } from 'electron';
import { CACHE_PORT_CHANNEL } from '#shared/contract/channels.ts';

export interface CachePage {
  /** The port of the page that is there now; resolves when the page has loaded. */
  port(): Promise<MessagePortMain>;
  /** Hears that a port is of no more use, with every call on it. */
  onLost(listener: () => void): void;
  close(): void;
}

interface CachePageOptions {
  readonly session: Session;
  readonly preload: string;
  readonly url: string;
  readonly log: (message: string) => void;
}

function openWindow({ session, preload }: CachePageOptions): BrowserWindow {
  return new BrowserWindow({
    show: false,
    title: 'Campaign Desk cache',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // A hidden page is otherwise throttled to a timer a minute.
      backgroundThrottling: false,
    },
  });
}

export function openCachePage(options: CachePageOptions): CachePage {
  const listeners = new Set<() => void>();
  let closed = false;
  let current: { window: BrowserWindow; port: Promise<MessagePortMain> } | null = null;

  function begin(): { window: BrowserWindow; port: Promise<MessagePortMain> } {
    const window = openWindow(options);
    const made = { window, port: connect(window) };
    const lose = (reason: string) => {
      if (closed || current !== made) return;
      options.log(`cache page lost: ${reason}`);
      current = null;
      for (const listener of listeners) listener();
      if (!window.isDestroyed()) window.destroy();
    };
    window.webContents.once('render-process-gone', (_event, details) => lose(details.reason));
    window.once('closed', () => lose('closed'));
    made.port.catch(() => lose('did not load'));
    return made;
  }

  async function connect(window: BrowserWindow): Promise<MessagePortMain> {
    await window.loadURL(options.url);
    const { port1, port2 } = new MessageChannelMain();
    window.webContents.postMessage(CACHE_PORT_CHANNEL, null, [port2]);
    port1.start();
    return port1;
  }

  return {
    port: () => {
      if (closed) return Promise.reject(new Error('the cache page is closed'));
      current ??= begin();
      return current.port;
    },
    onLost: (listener) => listeners.add(listener),
    close: () => {
      closed = true;
      current?.window.destroy();
      current = null;
    },
  };
}
