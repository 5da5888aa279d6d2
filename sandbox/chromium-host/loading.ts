// Loading: what loadURL waits for, and which navigations the host itself has begun. It knows one page's events, not
// the app.
import { loadError } from './net-errors.ts';

interface Load {
  readonly url: string;
  readonly target: string;
  committed: boolean;
  resolve(): void;
  reject(error: Error): void;
}

export interface Loading {
  /** Begins a load of the app's address, which is `target` in Chromium, and resolves when the document has finished; rejects when it fails or another load ends it. */
  load(
    url: string,
    target: string,
    navigate: () => Promise<{ errorText?: string; loaderId?: string }>,
  ): Promise<void>;
  /** Whether the app waits for this address in Chromium. */
  awaits(address: string): boolean;
  /** Whether the request is of a navigation that the host began; it is so once. */
  takeOwn(address: string): boolean;
  committed(): void;
  finished(): void;
  gone(): void;
}

export function createLoading(): Loading {
  const own = new Set<string>();
  let loads: Load[] = [];

  function settle(load: Load, error?: Error): void {
    loads = loads.filter((other) => other !== load);
    // One that needed no request, such as a change of the hash, leaves no right behind for the page to use.
    own.delete(withoutHash(load.target));
    if (error) load.reject(error);
    else load.resolve();
  }

  return {
    load: (url, target, navigate) =>
      new Promise((resolve, reject) => {
        for (const earlier of loads) settle(earlier, loadError('net::ERR_ABORTED', earlier.url));
        own.add(withoutHash(target));
        const load = { url, target, committed: false, resolve, reject };
        loads.push(load);
        navigate().then(
          ({ errorText, loaderId }) => {
            if (errorText) settle(load, loadError(errorText, url));
            // A change of the hash alone makes no new document, and no load event.
            else if (loaderId === undefined) settle(load);
          },
          (error: unknown) => settle(load, error instanceof Error ? error : new Error(String(error))),
        );
      }),
    awaits: (address) => loads.some(({ target }) => target === address),
    takeOwn: (address) => own.delete(withoutHash(address)),
    committed() {
      for (const load of loads) load.committed = true;
    },
    finished() {
      for (const load of loads.filter(({ committed }) => committed)) settle(load);
    },
    gone() {
      for (const load of loads) settle(load, loadError('net::ERR_FAILED', load.url));
    },
  };
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}
