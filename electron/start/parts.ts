/**
 * The parts of the main process, and how those that run by themselves (sync, and counting what needs a person) are tied to the
 * others and to the window. Knows no Electron: what needs it is passed in.
 */
import type { DeskEvent } from '#shared/contract/desk.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { ViewStore } from '../accounts/views.ts';
import type { CacheClient } from '../cache/client.ts';
import type { Mirror } from '../cache/mirror.ts';
import { type Attention, createAttention } from '../desk/attention.ts';
import type { Images } from '../desk/images.ts';
import { type ToldWindow, tellWindow } from '../desk/wall.ts';
import type { Fetch } from '../remote/exchange.ts';
import { createRemote } from '../remote/remote.ts';
import { type Clock, systemClock } from '../sync/clock.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import { createFormerShops, type FormerShops } from './former-shops.ts';
import type { WantedApi } from './wanted-api.ts';

export interface Parts {
  readonly accounts: Accounts;
  readonly attention: Attention;
  readonly cache: CacheClient;
  readonly copies: Pick<Mirror, 'shopIds'>;
  readonly formerShops: FormerShops;
  readonly images: Pick<Images, 'deleteAccount'>;
  readonly sync: Sync;
  readonly views: ViewStore;
  readonly wanted: WantedApi;
  readonly window: ToldWindow;
}

interface Surroundings {
  readonly onException: (error: unknown) => void;
  /** Of the app. */
  readonly version: string;
  readonly clock?: Clock;
  readonly fetch: Fetch;
}

/** Ties sync and attention to the rest. Nothing runs before `sync.start()` and `attention.start()`. */
export function tieParts<Given extends Omit<Parts, 'attention' | 'formerShops' | 'sync'>>(
  given: Given,
  { onException, version, clock = systemClock, fetch }: Surroundings,
): Given & Parts {
  const { accounts, cache, window } = given;
  const { baseUrlOf, accessToken, tokenRefused } = accounts;
  const sync = createSync({
    remote: createRemote({ baseUrlOf, accessToken, onRefused: tokenRefused, fetch }),
    cache,
    accounts,
    version,
    clock,
    onChanged: (shop, collections) => {
      tellOfShop(given, 'changed', { shop, collections });
      attention.changed(shop);
    },
    onStatus: (shop, status) => tellOfShop(given, 'syncStatus', { shop, status }),
    onException,
  });
  const attention = createAttention({
    shops: () =>
      [...accounts.shops(), ...accounts.formerShops()].map(({ accountId, shop }) => ({
        accountId,
        shopId: shop.id,
      })),
    // By the clock of each shop's API, as every question is asked.
    ask: (shop) => {
      const policy = accounts.shop(shop)?.registrationPolicy;
      return policy ? cache.call('readAttention', { shop, policy, now: nowOf(sync, shop) }) : null;
    },
    onChange: (shop, count) => tellOfShop(given, 'attention', { shop, count }),
    clock,
  });
  accounts.onChange(() => {
    attention.shopsChanged();
    tellWindow(window, 'session', {});
  });
  return { ...given, sync, attention, formerShops: createFormerShops({ accounts, cache, onException }) };
}

/** Unix seconds by the clock of the shop's API. */
export function nowOf(sync: Sync, key: ShopKey): number {
  return Math.floor(Date.now() / 1000) + sync.status(key).clockOffset;
}

/** Tells the window of a shop. Of one that is gone nothing is told any more. */
export function tellOfShop<Name extends 'changed' | 'syncStatus' | 'attention'>(
  { accounts, window }: Pick<Parts, 'accounts' | 'window'>,
  name: Name,
  payload: DeskEvent<Name>,
): void {
  if (accounts.shop(payload.shop)) tellWindow(window, name, payload);
}
