/**
 * Everything behind the window, put together: cache page, accounts, API client, sync, and the handlers of the desk
 * contract on top of them. The only place that knows all the parts; none of them knows another but through here.
 */
import {
  app,
  type BrowserWindow,
  clipboard,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
  shell,
} from 'electron';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type Accounts, createAccounts } from '../accounts/accounts.ts';
import { createOpenBrowser } from '../accounts/open-browser.ts';
import { openSettingsFile } from '../accounts/settings-file.ts';
import type { CacheClient } from '../cache/client.ts';
import { createMirror } from '../cache/mirror.ts';
import { createMirroredClient } from '../cache/mirrored-client.ts';
import { type CachePage, openCachePage } from '../cache/page.ts';
import { createPortClient } from '../cache/port-client.ts';
import { type Attention, createAttention } from '../desk/attention.ts';
import { campaignHandlers } from '../desk/campaigns.ts';
import { contactHandlers } from '../desk/contact.ts';
import type { DeskHandlers } from '../desk/handlers.ts';
import { createImages } from '../desk/images.ts';
import { operationHandlers } from '../desk/operations.ts';
import { overviewHandlers } from '../desk/overview.ts';
import { productHandlers } from '../desk/products.ts';
import { registrationHandlers } from '../desk/registrations.ts';
import type { DeskServices } from '../desk/services.ts';
import { sessionHandlers } from '../desk/session.ts';
import { syncHandlers } from '../desk/sync.ts';
import { tellWindow } from '../desk/wall.ts';
import { fetchImage } from '../remote/image.ts';
import { createRemote } from '../remote/remote.ts';
import { pageUrl } from '../security/page-address.ts';
import { denyPermissions } from '../security/permissions.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import type { Log } from './log.ts';
import type { StartOptions } from './options.ts';
import { servePage } from './pages.ts';
import { preloadFile, rendererFolder, userFolder } from './places.ts';
import { createWantedApi, type WantedApi } from './wanted-api.ts';

export interface Running {
  readonly handlers: DeskHandlers;
  /** Answers a product picture's path; null for any other. */
  readonly images: (path: string) => Promise<Response> | null;
  stop(): Promise<void>;
}

function openCache(log: Log): { page: CachePage; cache: CacheClient } {
  const cacheSession = session.fromPartition('persist:cache');
  denyPermissions(cacheSession);
  servePage(cacheSession.protocol, 'cache', rendererFolder());
  const page = openCachePage({
    session: cacheSession,
    preload: preloadFile('cache'),
    url: pageUrl('cache'),
    log: log.info,
  });
  const mirror = createMirror(userFolder('unsent'), log.info);
  return { page, cache: createMirroredClient(createPortClient(page, log.info), mirror) };
}

interface Parts {
  readonly accounts: Accounts;
  readonly cache: CacheClient;
  readonly sync: Sync;
  readonly wanted: WantedApi;
  readonly window: BrowserWindow;
  readonly attention: Attention;
}

/** Signs in and keeps what came of it for the window, whoever asked. */
async function signIn({ accounts, wanted, window }: Parts, apiUrl: string) {
  wanted.keepProblem(null);
  const outcome = await accounts.signIn(apiUrl);
  wanted.keepProblem(outcome.ok ? null : outcome.error);
  tellWindow(window, 'session', {});
  return outcome;
}

function sessionServices(
  parts: Parts,
): Pick<DeskServices, 'readSession' | 'savePreferences' | 'signIn' | 'cancelSignIn'> {
  const { accounts, wanted } = parts;
  return {
    readSession: () => ({
      accounts: accounts.list(),
      shops: accounts.shops(),
      wantedApi: wanted.read(accounts.list()),
      signIn: accounts.signInState(),
      preferences: accounts.readPreferences(),
      version: app.getVersion(),
    }),
    savePreferences: (changes) => {
      const preferences = accounts.savePreferences(changes);
      nativeTheme.themeSource = preferences.appearance;
      return preferences;
    },
    signIn: (apiUrl) => signIn(parts, apiUrl),
    cancelSignIn: () => accounts.cancelSignIn(),
  };
}

/** Asks by the clock of each shop's API, as every question does. */
function attentionTo({ accounts, cache, sync, window }: Omit<Parts, 'attention'>): Attention {
  return createAttention({
    shops: () => accounts.shops().map(({ accountId, shop }) => ({ accountId, shopId: shop.id })),
    ask: (shop) => {
      const policy = accounts.shop(shop)?.registrationPolicy;
      return policy ? cache.call('readAttention', { shop, policy, now: nowOf(sync, shop) }) : null;
    },
    onChange: (shop, count) => tellWindow(window, 'attention', { shop, count }),
  });
}

function nowOf(sync: Sync, key: ShopKey): number {
  return Math.floor(Date.now() / 1000) + sync.status(key).clockOffset;
}

function servicesOf(parts: Parts): DeskServices {
  const { accounts, attention, cache, sync, window } = parts;
  return {
    ...sessionServices(parts),
    cache,
    shopOf: (key) => accounts.shop(key),
    now: (key) => nowOf(sync, key),
    readLastContact: (key) => accounts.readLastContact(key),
    saveLastContact: (key, contact) => accounts.saveLastContact(key, contact),
    syncStatus: (key) => sync.status(key),
    wake: (key) => sync.wake(key),
    syncNow: (key) => sync.syncNow(key),
    watch: (key) => sync.watch(key),
    unsentChanged: (key, what) => {
      tellWindow(window, 'changed', { shop: key, collections: [what] });
      attention.changed(key);
    },
    openLink: (url) => shell.openExternal(url),
    copyText: (text) => clipboard.writeText(text),
  };
}

function handlersOf(services: DeskServices, attention: Attention): DeskHandlers {
  return {
    ...sessionHandlers(services),
    ...campaignHandlers(services),
    ...productHandlers(services),
    ...registrationHandlers(services),
    ...operationHandlers(services),
    ...syncHandlers(services),
    ...contactHandlers(services),
    ...overviewHandlers(services, attention),
  };
}

export async function startRest(options: StartOptions, window: BrowserWindow, log: Log): Promise<Running> {
  const { page, cache } = openCache(log);
  const accounts = createAccounts({
    settings: openSettingsFile(app.getPath('userData')),
    folder: app.getPath('userData'),
    encryption: safeStorage,
    openBrowser: createOpenBrowser((url) => shell.openExternal(url), options.browser),
  });
  nativeTheme.themeSource = accounts.readPreferences().appearance;
  const sync = createSync({
    remote: createRemote({ baseUrlOf: accounts.baseUrlOf, accessToken: accounts.accessToken }),
    cache,
    accounts,
    onChanged: (shop, collections) => {
      tellWindow(window, 'changed', { shop, collections });
      attention.changed(shop);
    },
    onStatus: (shop, status) => tellWindow(window, 'syncStatus', { shop, status }),
    onException: (error) => log.exception('sync', error),
  });
  const known = { accounts, cache, sync, wanted: createWantedApi(options.api), window };
  const attention = attentionTo(known);
  const parts: Parts = { ...known, attention };
  accounts.onChange(() => {
    attention.shopsChanged();
    tellWindow(window, 'session', {});
  });
  sync.start();
  attention.start();
  powerMonitor.on('resume', () => sync.resume());
  const wantedApi = parts.wanted.read(accounts.list());
  if (options.signIn && wantedApi && !wantedApi.problem) void signIn(parts, wantedApi.url);

  return {
    handlers: handlersOf(servicesOf(parts), attention),
    images: createImages({
      cache,
      folder: userFolder('images'),
      fetchPicture: async (accountId, url) => {
        const fetched = await fetchImage(url, { apiUrl: accounts.baseUrlOf(accountId) ?? '' });
        return fetched.ok ? fetched.data : null;
      },
    }),
    stop: async () => {
      attention.stop();
      await sync.stop();
      page.close();
    },
  };
}
