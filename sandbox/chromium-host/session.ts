// session: partitions, their permissions, storage and network events. Pages ask it; it must not know windows.
import { lookup } from 'node:dns/promises';
import type * as Electron from 'electron';
import { originsOf, toChromium } from './address.ts';
import { type Page, startedChromium } from './chromium.ts';
import { createProtocol, type ProtocolHandler } from './protocol.ts';
import { chooseAtStart } from './start-choices.ts';
import { createWebRequest, type WebRequestListeners } from './web-request.ts';
import { notSupported, whole, wholeEmitter } from './whole.ts';

export type PermissionRequestHandler = NonNullable<
  Parameters<Electron.Session['setPermissionRequestHandler']>[0]
>;
export type PermissionCheckHandler = NonNullable<
  Parameters<Electron.Session['setPermissionCheckHandler']>[0]
>;

/** What the host keeps for a session. */
export interface SessionState {
  /** The partition's name in origins: empty for the default session. */
  readonly partition: string;
  readonly handlers: Map<string, ProtocolHandler>;
  readonly webRequest: WebRequestListeners;
  permissionRequest: PermissionRequestHandler | null;
  permissionCheck: PermissionCheckHandler | null;
}

const states = new WeakMap<Electron.Session, SessionState>();
const sessions = new Map<string, Electron.Session>();

/** What the host keeps for the session. */
export function stateOf(session: Electron.Session): SessionState {
  const state = states.get(session);
  if (!state) throw notSupported('A session that the host has not made');
  return state;
}

/** The session of a partition; the empty name is the default session. */
export function sessionOf(partition: string): Electron.Session {
  const existing = sessions.get(partition);
  if (existing) return existing;
  const session = createSession(partition);
  sessions.set(partition, session);
  return session;
}

/** Deletes what the partitions without `persist:` hold in Chromium, as Electron forgets them at its end. */
export async function forgetTemporaryPartitions(): Promise<void> {
  for (const [partition, session] of sessions) {
    if (partition !== '' && !session.isPersistent()) await session.clearStorageData();
  }
}

function createSession(partition: string): Electron.Session {
  const state: SessionState = {
    partition,
    handlers: new Map(),
    webRequest: { beforeRequest: undefined, headersReceived: undefined },
    permissionRequest: null,
    permissionCheck: null,
  };
  const protocol = createProtocol(state.handlers);
  const webRequest = createWebRequest(state.webRequest);
  const session = wholeEmitter<Electron.Session>('session', {
    protocol,
    webRequest,
    isPersistent: () => partition === '' || partition.startsWith('persist:'),
    setPermissionRequestHandler(handler) {
      state.permissionRequest = handler;
    },
    setPermissionCheckHandler(handler) {
      state.permissionCheck = handler;
    },
    // Chromium is told to offer no device at all (chromium-flags.ts), so there is none to ask about.
    setDevicePermissionHandler() {},
    async setProxy({ mode, proxyRules, proxyBypassRules, pacScript }) {
      if (mode !== 'fixed_servers' || !proxyRules || pacScript)
        throw notSupported(`session.setProxy with ${mode ?? 'no mode'}`);
      chooseAtStart('session.setProxy', [
        `--proxy-server=${proxyRules}`,
        ...(proxyBypassRules ? [`--proxy-bypass-list=${proxyBypassRules}`] : []),
      ]);
    },
    async clearStorageData(options = {}) {
      const origins = options.origin
        ? [new URL(toChromium(options.origin, partition)).origin]
        : originsOf(partition);
      const storageTypes = storagesOf(options.storages);
      await onAnyPage(async (page) => {
        for (const origin of origins) await page.send('Storage.clearDataForOrigin', { origin, storageTypes });
      });
    },
    // Requests of the main process are Node's, which asks the system and no proxy.
    async resolveHost(host) {
      const addresses = await lookup(host, { all: true });
      return {
        endpoints: addresses.map(({ address, family }) => ({
          address,
          family: family === 6 ? 'ipv6' : 'ipv4',
        })),
      };
    },
    resolveProxy: async () => 'DIRECT',
    clearCache: () => onAnyPage((page) => page.send('Network.clearBrowserCache', {})),
  });
  states.set(session, state);
  return session;
}

/** Chromium clears what it holds by way of a page only; any will do. Without a Chromium there is nothing to clear. */
async function onAnyPage(work: (page: Page) => Promise<unknown>): Promise<void> {
  const started = await startedChromium();
  const page = await started?.openHidden();
  if (!started || !page) return;
  try {
    await work(page);
  } finally {
    await started.browser.send('Target.closeTarget', { targetId: page.targetId });
  }
}

const storageNames: Record<string, string> = {
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  shadercache: 'shader_cache',
  websql: 'websql',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage',
};

function storagesOf(storages: string[] | undefined): string {
  return storages?.map((storage) => storageNames[storage] ?? storage).join(',') ?? 'all';
}

/** Electron's `session` module. */
export const sessionModule = whole<typeof Electron.session>('session', {
  fromPartition: (partition: string) => sessionOf(partition),
  get defaultSession() {
    return sessionOf('');
  },
});
