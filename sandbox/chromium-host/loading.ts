// Loading: what loadURL waits for, and which navigations the host itself has begun. It knows one page's events, not
// the app.
import { loadError } from './net-errors.ts';

interface Load {
  readonly url: string;
  committed: boolean;
  resolve(): void;
  reject(error: Error): void;
}

export interface Loading {
  /** Begins a load and resolves when the document has finished; rejects when it fails or another load ends it. */
  load(url: string, navigate: () => Promise<{ errorText?: string; loaderId?: string }>): Promise<void>;
  /** Whether the request is of a navigation that the host began; it is so once. */
  takeOwn(address: string): boolean;
  /** Marks a navigation to the address in Chromium as the host's own. */
  expectOwn(address: string): void;
  committed(): void;
  finished(): void;
  gone(): void;
}

export function createLoading(): Loading {
  const own = new Set<string>();
  let loads: Load[] = [];

  function settle(load: Load, error?: Error): void {
    loads = loads.filter((other) => other !== load);
    if (error) load.reject(error);
    else load.resolve();
  }

  return {
    load: (url, navigate) =>
      new Promise((resolve, reject) => {
        for (const earlier of loads) settle(earlier, loadError('net::ERR_ABORTED', earlier.url));
        const load = { url, committed: false, resolve, reject };
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
    expectOwn(address) {
      own.add(withoutHash(address));
    },
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
