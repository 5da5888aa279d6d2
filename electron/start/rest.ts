/**
 * Everything behind the window, put together in order: settings, cache page, accounts, API client, sync, and the handlers of the
 * desk contract on top of them. The only place that makes the parts; none of them knows another but through here.
 */
import { join } from 'node:path';
import { app, nativeTheme, powerMonitor, safeStorage, session, shell } from 'electron';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError, ErrorCode } from '#shared/errors.ts';
import { type Accounts, createAccounts } from '../accounts/accounts.ts';
import { createOpenBrowser } from '../accounts/open-browser.ts';
import { openSettingsFile } from '../accounts/settings-file.ts';
import { openViewStore } from '../accounts/views.ts';
import type { CacheClient } from '../cache/client.ts';
import { refusingOnFullDisk } from '../cache/full-disk.ts';
import { createMirror, type Mirror } from '../cache/mirror.ts';
import { createMirroredClient } from '../cache/mirrored-client.ts';
import { type CachePage, openCachePage } from '../cache/page.ts';
import { createPortClient } from '../cache/port-client.ts';
import { faultHandlers } from '../desk/faults.ts';
import type { DeskHandlers } from '../desk/handlers.ts';
import { createImages, type Images } from '../desk/images.ts';
import { tellWindow } from '../desk/wall.ts';
import { closeToOthers } from '../disk/close-to-others.ts';
import { roomOn } from '../disk/room.ts';
import { fetchImage } from '../remote/image.ts';
import { pageUrl } from '../security/page-address.ts';
import { wallOff } from '../security/page-session.ts';
import type { DeskWindow } from './desk-window.ts';
import type { Log } from './log.ts';
import { type Network, openNetwork } from './network.ts';
import type { StartOptions } from './options.ts';
import { servePage } from './pages.ts';
import { tieParts } from './parts.ts';
import { preloadFile, rendererFolder, userFolder } from './places.ts';
import { handlersOf, removeAccount, signIn } from './services.ts';
import { createWantedApi } from './wanted-api.ts';

export interface Running {
  readonly handlers: DeskHandlers;
  /** Answers a product picture's path; null for any other. */
  readonly images: (path: string) => Promise<Response> | null;
  stop(): Promise<void>;
}

async function openAccounts(
  options: StartOptions,
  { fetch }: Network,
  log: Log,
  onUnreadable: () => void,
): Promise<Accounts> {
  return createAccounts({
    settings: await openSettingsFile(app.getPath('userData'), { log: log.info, onUnreadable }),
    folder: app.getPath('userData'),
    encryption: safeStorage,
    openBrowser: createOpenBrowser((url) => shell.openExternal(url), options.browser),
    fetch,
    log: log.info,
  });
}

async function openCache(
  hasAccount: (accountId: string) => boolean,
  window: DeskWindow,
  log: Log,
): Promise<{ page: CachePage; cache: CacheClient; copies: Mirror }> {
  const cacheSession = session.fromPartition('persist:cache');
  await wallOff(cacheSession);
  servePage(cacheSession.protocol, 'cache', rendererFolder());
  const page = openCachePage({
    session: cacheSession,
    preload: preloadFile('cache'),
    url: pageUrl('cache'),
    log: log.info,
  });
  const mirror = createMirror(userFolder('unsent'), log.info);
  const room = roomOn(app.getPath('userData'));
  const client = refusingOnFullDisk(createPortClient(page, log.info), room);
  const onUncopied = (shop: ShopKey, error: AppError): void => {
    log.info(`the second copy of unsent work could not be written: ${error.code}`);
    tellWindow(window, 'uncopied', { shop, error });
  };
  const cache = createMirroredClient(client, mirror, hasAccount, page.onLost, onUncopied);
  return { page, cache, copies: mirror };
}

function openImages(accounts: Accounts, cache: CacheClient, network: Network): Images {
  return createImages({
    cache,
    folder: userFolder('images'),
    hasAccount: (accountId) => accounts.baseUrlOf(accountId) !== null,
    fetchPicture: async (accountId, url) => {
      const fetched = await fetchImage(url, accounts.baseUrlOf(accountId) ?? '', network);
      return fetched.ok ? fetched.data : null;
    },
  });
}

async function openParts(options: StartOptions, window: DeskWindow, log: Log, onUnreadable: () => void) {
  for (const name of ['accounts', 'unsent', 'images'] as const) closeToOthers(userFolder(name), 0o700);
  const network = openNetwork(log.info);
  const accounts = await openAccounts(options, network, log, onUnreadable);
  nativeTheme.themeSource = accounts.readPreferences().appearance;
  const { page, cache, copies } = await openCache(
    (accountId) => accounts.baseUrlOf(accountId) !== null,
    window,
    log,
  );
  const views = await openViewStore(join(app.getPath('userData'), 'views.json'), { log: log.info });
  const images = openImages(accounts, cache, network);
  const wanted = createWantedApi(options.api);
  return tieParts(
    { accounts, cache, copies, images, page, views, wanted, window },
    {
      version: app.getVersion(),
      fetch: network.fetch,
      onException: (error) => log.exception('sync', error),
    },
  );
}

/** `holdUp` hears that the start waits, and for what. */
export async function startRest(
  options: StartOptions,
  window: DeskWindow,
  log: Log,
  holdUp: (why: ErrorCode) => void,
): Promise<Running> {
  const parts = await openParts(options, window, log, () => holdUp('SETTINGS_UNREADABLE'));
  const { accounts, attention, formerShops, images, page, sync, views, wanted } = parts;
  for (const accountId of accounts.unfinished()) void removeAccount(parts, accountId);
  sync.start();
  attention.start();
  formerShops.start();
  powerMonitor.on('resume', () => sync.resume());
  const wantedApi = wanted.read(accounts.list());
  if (options.signIn && wantedApi && !wantedApi.problem) void signIn(parts, wantedApi.url);

  return {
    handlers: { ...handlersOf(parts), ...faultHandlers({ log, reloadWindow: window.reload }) },
    images: images.answer,
    stop: async () => {
      attention.stop();
      formerShops.stop();
      await sync.stop();
      await Promise.all([views.settled(), accounts.settled()]);
      page.close();
    },
  };
}
