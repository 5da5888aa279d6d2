// Sync put together for a test: a scripted API over real HTTP, a cache in memory, a clock in the hand.

import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { campaignFromWire } from '#electron/remote/records.ts';
import { type AccessToken, createRemote } from '#electron/remote/remote.ts';
import type { EditingSamples, Registering } from '#electron/sync/settlement.ts';
import { createSync, type Sync } from '#electron/sync/sync.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
import { wireCampaignExample } from '../remote/wire-examples.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { createMemoryCache, type MemoryCache } from './memory-cache.ts';
import { type ScriptedApi, startScriptedApi } from './scripted-api.ts';

const ACCOUNT = 'account1';
export const SHOP: ShopKey = { accountId: ACCOUNT, shopId: '100' };

export interface Scene {
  readonly api: ScriptedApi;
  readonly cache: MemoryCache;
  readonly clock: HandClock;
  readonly sync: Sync;
  /** Every status that was told, oldest first. */
  readonly told: { shop: ShopKey; status: SyncStatus }[];
  readonly changed: { shop: ShopKey; collections: readonly string[] }[];
  readonly exceptions: unknown[];
  /** The accounts and shops that there are; call `accountsChanged` after a change. */
  readonly accounts: {
    id: string;
    state: 'signedIn' | 'needsSignIn';
    shopIds: string[];
    formerShopIds?: string[];
  }[];
  accountsChanged(): void;
  phase(shop?: ShopKey): SyncStatus['phase']['kind'];
}

export interface SceneOptions {
  readonly accounts?: Scene['accounts'];
  readonly accessToken?: AccessToken;
  readonly cache?: MemoryCache;
  /** The address of an account's API; the scripted API by default. */
  readonly baseUrlOf?: (accountId: string, api: ScriptedApi) => string;
  readonly requestTimeout?: number;
  /** Of the app. */
  readonly version?: string;
}

/** Everything in place; `sync.start()` is the test's. Stops with the test. */
export async function setScene(options: SceneOptions = {}): Promise<Scene> {
  const api = await startScriptedApi();
  const clock = createHandClock();
  const cache = options.cache ?? createMemoryCache();
  const accounts = options.accounts ?? [{ id: ACCOUNT, state: 'signedIn', shopIds: [SHOP.shopId] }];
  const listeners = new Set<() => void>();
  const [told, changed, exceptions]: [Scene['told'], Scene['changed'], unknown[]] = [[], [], []];
  const remote = createRemote({
    fetch,
    baseUrlOf: (accountId) => options.baseUrlOf?.(accountId, api) ?? api.url,
    after: clock.after,
    accessToken: options.accessToken ?? (async () => success('token')),
    ...(options.requestTimeout && { timeout: options.requestTimeout }),
  });
  const sync = createSync({
    remote,
    cache: cache.client,
    version: options.version ?? '1.0.0',
    clock,
    random: () => 0.5,
    accounts: {
      list: () => accounts,
      formerShops: () =>
        accounts.flatMap(({ id, formerShopIds = [] }) =>
          formerShopIds.map((shopId) => ({ accountId: id, shop: { id: shopId } })),
        ),
      shops: () =>
        accounts.flatMap(({ id, shopIds }) =>
          shopIds.map((shopId) => ({ accountId: id, shop: { id: shopId } })),
        ),
      refreshShops: async () => success(null),
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    onChanged: (shop, collections) => changed.push({ shop, collections }),
    onStatus: (shop, status) => told.push({ shop, status }),
    onException: (error) => exceptions.push(error),
  });
  onTestFinished(() => sync.stop());
  return {
    api,
    cache,
    clock,
    sync,
    told,
    changed,
    exceptions,
    accounts,
    accountsChanged: () => {
      for (const listener of listeners) listener();
    },
    phase: (shop = SHOP) => sync.status(shop).phase.kind,
  };
}

/** A registration that waits to be sent. */
export function registering(
  campaignId: string,
  productIds: string[],
  changes: Partial<Registering> = {},
): Registering {
  return {
    id: randomUUID(),
    kind: 'registerProducts',
    campaignId,
    createdTime: 1_700_000_000,
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
    readTerms: campaignFromWire({ ...wireCampaignExample, id: campaignId }),
    sellerContact: { email: 'shop@example.com' },
    offers: productIds.map((productId) => ({
      productId,
      totalCommissionRate: 1500,
      sampleQuantity: 3,
      productName: `Product ${productId}`,
      mainImageUrl: '',
      refusal: null,
    })),
    ...changes,
  };
}

/** An edit of a sample quantity that waits to be sent. */
export function editingSamples(registrationId: string, sampleQuantity: number): EditingSamples {
  return {
    id: randomUUID(),
    kind: 'editSampleQuantity',
    campaignId: '7',
    createdTime: 1_700_000_000,
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
    registrationId,
    productId: '5',
    productName: 'Product 5',
    sampleQuantity,
  };
}
