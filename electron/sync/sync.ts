/**
 * Synchronisation of every shop of every account: who exists, whose turn it is, and what wakes whom. It owns all timers.
 * What a turn does is in shop-sync.ts; HTTP and IndexedDB are behind `remote` and `cache`.
 */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import type { ErrorCode, Outcome } from '#shared/errors.ts';
import type { CacheClient } from '../cache/client.ts';
import type { Remote } from '../remote/remote.ts';
import { type Clock, systemClock } from './clock.ts';
import { keepListening } from './events.ts';
import { chooseTurns, type Lane, nextDue } from './schedule.ts';
import { type ChangedCollection, createShopSync, type LaneState, type ShopSync } from './shop-sync.ts';
import { deriveStatus } from './status.ts';
import { isUnreachable } from './trouble.ts';

/** What sync needs of the accounts. */
export interface SyncAccounts {
  list(): readonly { readonly id: string; readonly state: 'signedIn' | 'needsSignIn' }[];
  shops(): readonly { readonly accountId: string; readonly shop: { readonly id: string } }[];
  /** Shops that stay for their unsent work: nothing is pulled or sent for them. */
  formerShops(): readonly { readonly accountId: string; readonly shop: { readonly id: string } }[];
  refreshShops(accountId: string, signal?: AbortSignal): Promise<Outcome<null>>;
  onChange(listener: () => void): () => void;
}

export interface SyncOptions {
  readonly remote: Remote;
  readonly cache: CacheClient;
  readonly accounts: SyncAccounts;
  readonly onChanged: (shop: ShopKey, collections: readonly ChangedCollection[]) => void;
  readonly onStatus: (shop: ShopKey, status: SyncStatus) => void;
  /** A bug: it is logged, and the turn comes again with the poll. */
  readonly onException: (error: unknown) => void;
  /** Of the app: a newer one may read records that this one sets aside. */
  readonly version: string;
  readonly clock?: Clock;
  /** From 0 up to but not 1. */
  readonly random?: () => number;
}

export interface Sync {
  start(): void;
  /** Gives up what is under way and settles when nothing runs any more. */
  stop(): Promise<void>;
  /** Settles when nothing runs any more for an account that is gone. */
  left(accountId: string): Promise<void>;
  /** The shop that the window shows goes first from now on. */
  watch(shop: ShopKey): void;
  /** Unsent work of the shop was added or taken back. */
  wake(shop: ShopKey): void;
  /** Drafts of the shop changed: there is nothing to send, but the status may be another. */
  draftsChanged(shop: ShopKey): void;
  /** Runs `work` while an operation is not sent, after an attempt that is under way; null, and nothing is run, when it has been answered. */
  whileUnsent<Value>(shop: ShopKey, operationId: string, work: () => Promise<Value>): Promise<Value | null>;
  /** Tries now, whatever the wait. */
  syncNow(shop: ShopKey): void;
  /** The network may be back (the machine woke up): whoever waits for it tries now. */
  resume(): void;
  /** The network may have gone: it is found out now, and not with the next poll. */
  probe(): void;
  status(shop: ShopKey): SyncStatus;
}

interface AccountSync {
  controller: AbortController;
  state: 'signedIn' | 'needsSignIn';
}

interface Turn extends Lane {
  readonly shop: ShopSync;
  readonly state: LaneState;
}

export function createSync(options: SyncOptions): Sync {
  const { remote, cache, accounts, version, clock = systemClock, random = Math.random } = options;
  const shops = new Map<string, ShopSync>();
  /** Which of them have no turns: their unsent work is counted, and that is all. */
  const former = new Set<string>();
  const listening = new Map<string, AccountSync>();
  /** Accounts whose API cannot be reached, and since when (milliseconds of `elapsed`). */
  const unreachable = new Map<string, number>();
  /** What runs, and for which account. */
  const underWay = new Map<Promise<void>, string>();
  let visible: string | null = null;
  let turns = 0;
  let isRunning = false;
  let cancelTimer = () => {};
  let unsubscribe = () => {};

  /** Runs work that `stop` and `left` wait for. */
  function run(accountId: string, work: Promise<unknown>): void {
    const done = work.then(() => undefined, options.onException).finally(() => underWay.delete(done));
    underWay.set(done, accountId);
  }

  function lanes(): Turn[] {
    return [...shops]
      .filter(([id]) => !former.has(id))
      .flatMap(([id, shop]) =>
        (['pull', 'push'] as const).map((kind) => {
          const state = shop.lanes[kind];
          return { ...state, kind, shop, state, accountId: shop.key.accountId, isVisible: id === visible };
        }),
      );
  }

  /** Begins every turn that can begin now, and sets the one timer for the next. */
  function pump(): void {
    cancelTimer();
    if (!isRunning) return;
    for (const { shop, kind, state } of chooseTurns(lanes(), clock.elapsed(), unreachable)) {
      turns += 1;
      state.lastTurn = turns;
      run(shop.key.accountId, shop.turn(kind).finally(pump));
    }
    const next = nextDue(lanes(), clock.elapsed());
    cancelTimer = next === null ? () => {} : clock.after(next - clock.elapsed(), pump);
  }

  function onReached(accountId: string, isReached: boolean): void {
    if (!isReached) lost(accountId);
    else if (found(accountId)) endWaits(accountId, isUnreachable);
  }

  /** What one shop met is so for all shops of the account: none of them is told to be up to date. */
  function lost(accountId: string): void {
    if (unreachable.has(accountId)) return;
    unreachable.set(accountId, clock.elapsed());
    for (const shop of shopsOf(accountId)) shop.reachChanged();
  }

  function found(accountId: string): boolean {
    const wasLost = unreachable.delete(accountId);
    if (wasLost) for (const shop of shopsOf(accountId)) shop.reachChanged();
    return wasLost;
  }

  function shopsOf(accountId: string): ShopSync[] {
    return [...shops.values()].filter(({ key }) => key.accountId === accountId);
  }

  /** Finds out at once whether the API can be reached, by a look for changes in one shop: the visible one, if it is of the account. */
  function probe(accountId: string): void {
    const asked = shopsOf(accountId).filter(({ key }) => !former.has(shopText(key)));
    (asked.find(({ key }) => shopText(key) === visible) ?? asked[0])?.nudge();
    pump();
  }

  function endWaits(accountId: string, ends: (code: ErrorCode) => boolean): void {
    for (const shop of shopsOf(accountId)) shop.release(({ error }) => ends(error.code));
    pump();
  }

  function listen(accountId: string): AbortController {
    const controller = new AbortController();
    const onOpen = () => {
      found(accountId);
      endWaits(accountId, isUnreachable);
      for (const shop of shopsOf(accountId)) shop.nudge();
      pump();
      run(accountId, accounts.refreshShops(accountId, controller.signal));
    };
    const onNudge = (_: string, shopId: string) => {
      shops.get(shopText({ accountId, shopId }))?.nudge();
      pump();
    };
    const events = { remote, clock, random, onOpen, onNudge, onEnded: probe, onUnanswered: lost };
    run(accountId, keepListening(accountId, events, controller.signal));
    return controller;
  }

  /** Brings shops and streams in line with the accounts. A shop that gains or loses access begins anew. */
  function reconcile(): void {
    const wanted = new Map(
      [...accounts.shops(), ...accounts.formerShops()].map(({ accountId, shop }) => {
        const key = { accountId, shopId: shop.id };
        return [shopText(key), key];
      }),
    );
    const formerNow = new Set(
      accounts.formerShops().map(({ accountId, shop }) => shopText({ accountId, shopId: shop.id })),
    );
    for (const [id, shop] of shops) {
      if (wanted.has(id) && former.has(id) === formerNow.has(id)) continue;
      shop.abort();
      shops.delete(id);
      former.delete(id);
    }
    for (const [id, key] of wanted) if (!shops.has(id)) begin(id, key, formerNow.has(id));
    reconcileStreams();
    pump();
  }

  function begin(id: string, key: ShopKey, isFormer: boolean): void {
    const shop = shopSync(key);
    shops.set(id, shop);
    if (!isFormer) return;
    former.add(id);
    run(key.accountId, shop.lookAtUnsent());
  }

  function asShown(shop: ShopKey, status: SyncStatus): SyncStatus {
    if (!former.has(shopText(shop))) return status;
    return { ...status, phase: { kind: 'failed', error: { code: 'SHOP_NOT_FOUND' } } };
  }

  function reconcileStreams(): void {
    const current = new Map(accounts.list().map((account) => [account.id, account.state]));
    for (const [accountId, account] of listening) {
      if (current.has(accountId)) continue;
      account.controller.abort();
      listening.delete(accountId);
    }
    for (const [accountId, state] of current) {
      const known = listening.get(accountId);
      if (known && (known.state === state || state === 'needsSignIn')) known.state = state;
      else {
        // New here, or signed in again: what was held for that goes on.
        known?.controller.abort();
        listening.set(accountId, { controller: listen(accountId), state });
        endWaits(accountId, (code) => code === 'SIGN_IN_REQUIRED' || code === 'SCOPE_MISSING');
      }
    }
  }

  function shopSync(key: ShopKey): ShopSync {
    const isVisible = (shop: ShopKey) => shopText(shop) === visible;
    const { onChanged, onException } = options;
    const onStatus: SyncOptions['onStatus'] = (shop, status) => options.onStatus(shop, asShown(shop, status));
    const unreachableSince = (accountId: string) => unreachable.get(accountId) ?? null;
    const parts = { remote, cache, version, clock, random, isVisible, unreachableSince };
    return createShopSync(key, { ...parts, onChanged, onStatus, onReached, onException });
  }

  return {
    start: () => {
      isRunning = true;
      unsubscribe = accounts.onChange(reconcile);
      reconcile();
    },
    stop: async () => {
      isRunning = false;
      unsubscribe();
      cancelTimer();
      for (const shop of shops.values()) shop.abort();
      for (const account of listening.values()) account.controller.abort();
      await Promise.all(underWay.keys());
    },
    left: async (accountId) => {
      await Promise.all([...underWay].flatMap(([done, owner]) => (owner === accountId ? [done] : [])));
    },
    watch: (shop) => {
      const id = shopText(shop);
      if (visible === id) return;
      visible = id;
      shops.get(id)?.nudge();
      pump();
    },
    wake: (shop) => {
      const known = shops.get(shopText(shop));
      if (known) run(shop.accountId, known.wake().finally(pump));
    },
    draftsChanged: (shop) => {
      const known = shops.get(shopText(shop));
      if (known) run(shop.accountId, known.lookAtUnsent());
    },
    whileUnsent: async (shop, operationId, work) => {
      const known = shops.get(shopText(shop));
      return known ? known.whileUnsent(operationId, work) : work();
    },
    syncNow: (shop) => {
      shops.get(shopText(shop))?.askNow();
      pump();
    },
    resume: () => {
      for (const [accountId, account] of listening) {
        account.controller.abort();
        account.controller = listen(accountId);
        endWaits(accountId, isUnreachable);
      }
    },
    probe: () => {
      for (const accountId of listening.keys()) probe(accountId);
    },
    status: (shop) => asShown(shop, shops.get(shopText(shop))?.status() ?? UNKNOWN_SHOP),
  };
}

const UNKNOWN_SHOP = deriveStatus({
  isPulling: false,
  progress: null,
  lastSuccessTime: null,
  pullTrouble: null,
  pushTrouble: null,
  queued: 0,
  parked: 0,
  unreadable: { operations: 0, drafts: 0 },
  setAside: 0,
  clockOffset: 0,
  dated: (elapsed) => elapsed,
});
