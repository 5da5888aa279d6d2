/**
 * Everything behind the window, put together in order: settings, cache page, accounts, API client, sync, and the handlers of the
 * desk contract on top of them. The only place that makes the parts; none of them knows another but through here.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme, powerMonitor, safeStorage, session, shell } from 'electron';
import { type Accounts, createAccounts } from '../accounts/accounts.ts';
import { createOpenBrowser } from '../accounts/open-browser.ts';
import { openSettingsFile } from '../accounts/settings-file.ts';
import { openViewStore } from '../accounts/views.ts';
import type { CacheClient } from '../cache/client.ts';
import { createMirror } from '../cache/mirror.ts';
import { createMirroredClient } from '../cache/mirrored-client.ts';
import { type CachePage, openCachePage } from '../cache/page.ts';
import { createPortClient } from '../cache/port-client.ts';
import { type Attention, createAttention } from '../desk/attention.ts';
import type { DeskHandlers } from '../desk/handlers.ts';
import { createImages, type Images } from '../desk/images.ts';
import { tellWindow } from '../desk/wall.ts';
import { fetchImage } from '../remote/image.ts';
import { createRemote } from '../remote/remote.ts';
import { pageUrl } from '../security/page-address.ts';
import { denyPermissions } from '../security/permissions.ts';
import { createSync, type Sync, type SyncOptions } from '../sync/sync.ts';
import type { Log } from './log.ts';
import type { StartOptions } from './options.ts';
import { servePage } from './pages.ts';
import { preloadFile, rendererFolder, userFolder } from './places.ts';
import { handlersOf, nowOf, type Parts, removeAccount, signIn, tellOfShop } from './services.ts';
import { createWantedApi } from './wanted-api.ts';

export interface Running {
  readonly handlers: DeskHandlers;
  /** Answers a product picture's path; null for any other. */
  readonly images: (path: string) => Promise<Response> | null;
  stop(): Promise<void>;
}

function openAccounts(options: StartOptions, log: Log): Accounts {
  return createAccounts({
    settings: openSettingsFile(app.getPath('userData')),
    folder: app.getPath('userData'),
    encryption: safeStorage,
    openBrowser: createOpenBrowser((url) => shell.openExternal(url), options.browser),
    log: log.info,
  });
}

function openCache(
  hasAccount: (accountId: string) => boolean,
  log: Log,
): { page: CachePage; cache: CacheClient } {
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
  return { page, cache: createMirroredClient(createPortClient(page, log.info), mirror, hasAccount) };
}

function openImages(accounts: Accounts, cache: CacheClient): Images {
  return createImages({
    cache,
    folder: userFolder('images'),
    hasAccount: (accountId) => accounts.baseUrlOf(accountId) !== null,
    fetchPicture: async (accountId, url) => {
      const fetched = await fetchImage(url, { apiUrl: accounts.baseUrlOf(accountId) ?? '' });
      return fetched.ok ? fetched.data : null;
    },
  });
}

/** Asks by the clock of each shop's API, as every question does. */
function attentionTo({ accounts, cache, sync, window }: Omit<Parts, 'attention'>): Attention {
  return createAttention({
    shops: () => accounts.shops().map(({ accountId, shop }) => ({ accountId, shopId: shop.id })),
    ask: (shop) => {
      const policy = accounts.shop(shop)?.registrationPolicy;
      return policy ? cache.call('readAttention', { shop, policy, now: nowOf(sync, shop) }) : null;
    },
    onChange: (shop, count) => tellOfShop({ accounts, window }, 'attention', { shop, count }),
  });
}

function openSync({ accounts, cache }: Pick<Parts, 'accounts' | 'cache'>, told: SyncListener): Sync {
  const { baseUrlOf, accessToken, tokenRefused } = accounts;
  const remote = createRemote({ baseUrlOf, accessToken, onRefused: tokenRefused });
  return createSync({ remote, cache, accounts, ...told });
}

type SyncListener = Pick<SyncOptions, 'onChanged' | 'onStatus' | 'onException'>;

async function openParts(
  options: StartOptions,
  window: BrowserWindow,
  log: Log,
): Promise<Parts & { page: CachePage }> {
  const accounts = openAccounts(options, log);
  nativeTheme.themeSource = accounts.readPreferences().appearance;
  const { page, cache } = openCache((accountId) => accounts.baseUrlOf(accountId) !== null, log);
  const told = { accounts, window };
  const sync = openSync(
    { accounts, cache },
    {
      onChanged: (shop, collections) => {
        tellOfShop(told, 'changed', { shop, collections });
        attention.changed(shop);
      },
      onStatus: (shop, status) => tellOfShop(told, 'syncStatus', { shop, status }),
      onException: (error) => log.exception('sync', error),
    },
  );
  const views = await openViewStore(join(app.getPath('userData'), 'views.json'));
  const wanted = createWantedApi(options.api);
  const known = { accounts, cache, images: openImages(accounts, cache), sync, views, wanted, window };
  const attention = attentionTo(known);
  return { ...known, attention, page };
}

export async function startRest(options: StartOptions, window: BrowserWindow, log: Log): Promise<Running> {
  const parts = await openParts(options, window, log);
  const { accounts, attention, images, page, sync, views, wanted } = parts;
  accounts.onChange(() => {
    attention.shopsChanged();
    tellWindow(window, 'session', {});
  });
  for (const accountId of accounts.unfinished()) void removeAccount(parts, accountId);
  sync.start();
  attention.start();
  powerMonitor.on('resume', () => sync.resume());
  const wantedApi = wanted.read(accounts.list());
  if (options.signIn && wantedApi && !wantedApi.problem) void signIn(parts, wantedApi.url);

  return {
    handlers: handlersOf(parts),
    images: images.answer,
    stop: async () => {
      attention.stop();
      await sync.stop();
      await Promise.all([views.settled(), accounts.settled()]);
      page.close();
    },
  };
}
