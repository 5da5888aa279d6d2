/**
 * The synchronisation of one shop: what is known of it, and its two turns. When a turn comes, and what else is
 * going on at the same time, is for sync.ts.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CacheOutput, PullState } from '#shared/contract/cache.ts';
import type { Collection } from '#shared/contract/record.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { lineOf, mayHaveArrived } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { Outcome } from '#shared/errors.ts';
import type { CacheClient } from '../cache/client.ts';
import type { Remote } from '../remote/remote.ts';
import { POLL_OF_OTHER_SHOPS, POLL_OF_VISIBLE_SHOP, pollDelay } from './backoff.ts';
import { type Clock, createDating } from './clock.ts';
import { createHolds } from './holds.ts';
import { createPaging } from './paging.ts';
import { type PulledPage, pullPage } from './pull.ts';
import { type Outbox, pushOperations } from './push.ts';
import { createSending } from './sending.ts';
import type { Operation, Settlement } from './settlement.ts';
import { deriveStatus } from './status.ts';
import { type Fault, isUnreachable, type Trouble, troubleAfter } from './trouble.ts';

export type ChangedCollection = Collection | 'outbox';

export interface ShopSyncOptions {
  readonly remote: Remote;
  readonly cache: CacheClient;
  /** Of the app. */
  readonly version: string;
  readonly clock: Clock;
  /** From 0 up to but not 1. */
  readonly random: () => number;
  readonly isVisible: (shop: ShopKey) => boolean;
  readonly onChanged: (shop: ShopKey, collections: readonly ChangedCollection[]) => void;
  readonly onStatus: (shop: ShopKey, status: SyncStatus) => void;
  /** Whether the API of the account answered, whatever it answered. */
  readonly onReached: (accountId: string, isReached: boolean) => void;
  /** Since when the API of the account cannot be reached, in milliseconds of `elapsed`; null while it can. */
  readonly unreachableSince: (accountId: string) => number | null;
  /** A fault that is to be logged. */
  readonly onException: (error: unknown) => void;
}

/** The API answered about something else than the operation that is named. */
class UnrelatedAnswerError extends Error {
  override readonly name = 'UnrelatedAnswerError';
}

/** When a lane's next turn is due, in milliseconds of `elapsed`; null when nothing is to be done. */
export interface LaneState {
  due: number | null;
  isRunning: boolean;
  lastTurn: number;
}

export interface ShopSync {
  readonly key: ShopKey;
  readonly lanes: { readonly pull: LaneState; readonly push: LaneState };
  /** Does one turn of a lane, and leaves in it when the next is due. Rejects for bugs only. */
  turn(kind: 'pull' | 'push'): Promise<void>;
  status(): SyncStatus;
  /** There is something to pull. A wait that the API asked for goes on. */
  nudge(): void;
  /** Unsent work was added or taken back. */
  wake(): Promise<void>;
  /** Reads again what is unsent, for the status. */
  lookAtUnsent(): Promise<void>;
  /** Runs `work` while an operation is not sent, after an attempt that is under way; null, and nothing is run, when it has been answered. */
  whileUnsent<Value>(operationId: string, work: () => Promise<Value>): Promise<Value | null>;
  /** A person asks: whatever was waited for, it is tried now. */
  askNow(): void;
  /** What kept the shop waiting is over: waits that `ends` accepts end. */
  release(ends: (trouble: Trouble) => boolean): void;
  /** The API of the account can be reached, or cannot any more. */
  reachChanged(): void;
  /** The shop goes away: what is under way is given up. */
  abort(): void;
}

type Ends = (trouble: Trouble) => boolean;

const NOTHING_PULLED: PullState = {
  cursor: null,
  snapshot: null,
  lastSuccessTime: null,
  setAside: 0,
  version: '',
};

export function createShopSync(key: ShopKey, options: ShopSyncOptions): ShopSync {
  const { remote, cache, version, clock, random } = options;
  const controller = new AbortController();
  const { signal } = controller;
  const dated = createDating(clock);
  const holds = createHolds();
  const unsettled = new Map<string, Settlement>();
  const sending = createSending();
  const paging = createPaging();
  const lanes = { pull: lane(clock.elapsed()), push: lane(clock.elapsed()) };
  let isOpen = false;
  let pull = NOTHING_PULLED;
  let hasMore = false;
  /** The cursor had expired, and the snapshot that was begun for that is not complete. */
  let isBegunAnew = false;
  let isAsked = false;
  let pullTrouble: Trouble | null = null;
  /** The cache does not say what is unsent. */
  let outboxTrouble: Trouble | null = null;
  let operations: readonly Operation[] = [];
  let unreadable: SyncStatus['unreadable'] = { operations: 0, drafts: 0 };
  let told: SyncStatus | null = null;
  /** What ended while a turn was under way: a failure of that kind in the same turn is old news, and tried again at once. */
  const ended: Record<'pull' | 'push', Ends[]> = { pull: [], push: [] };

  const poll = () => (options.isVisible(key) ? POLL_OF_VISIBLE_SHOP : POLL_OF_OTHER_SHOPS);
  const circumstances = () => ({ now: clock.elapsed(), chance: random(), poll: poll() });
  /** The API's clock as its last answer showed it, and when that was. The clock of this machine may be set meanwhile. */
  let apiClock: { readonly time: number; readonly at: number } | null = null;
  const apiTime = () => apiClock && apiClock.time + Math.floor((clock.elapsed() - apiClock.at) / 1000);
  const apiNow = () => Math.max(0, Math.floor(clock.now() / 1000) + remote.clockOffset(key.accountId));

  function status(): SyncStatus {
    const trouble = pullTrouble ?? unreachable(options.unreachableSince(key.accountId));
    const isFirst = pull.lastSuccessTime === null && trouble === null && lanes.pull.isRunning;
    return deriveStatus({
      isPulling: (hasMore && trouble === null) || isAsked || isFirst,
      progress: pull.snapshot,
      lastSuccessTime: pull.lastSuccessTime,
      pullTrouble: trouble,
      pushTrouble: holds.first(operations),
      queued: operations.filter(({ state }) => state === 'queued').length,
      parked: operations.filter(({ state }) => state === 'parked').length,
      unreadable,
      setAside: pull.setAside,
      clockOffset: remote.clockOffset(key.accountId),
      dated,
    });
  }

  /** What has been sent is sent again only when it is known how long ago that was: an API forgets its key in the end. */
  function waitsForApiClock(line: string): boolean {
    if (apiClock) return false;
    return operations.some((one) => lineOf(one) === line && one.state === 'queued' && mayHaveArrived(one));
  }

  /** When something can be sent; who takes something back wakes the shop afterwards. */
  function pushDue(): number | null {
    const sendable = operations.filter((one) => !sending.isHeld(one.id) && !waitsForApiClock(lineOf(one)));
    return holds.due(sendable, clock.elapsed());
  }

  /** Right after an answer of the API's own, its clock is known. */
  function readApiClock(page: PulledPage): void {
    const isAnswer = page.kind !== 'failed' || page.error.reference !== undefined;
    if (!isAnswer) return;
    const isFirst = apiClock === null;
    apiClock = { time: apiNow(), at: clock.elapsed() };
    if (isFirst) lanes.push.due = earliest(lanes.push.due, pushDue());
  }

  function tell(): void {
    const current = status();
    if (signal.aborted || isDeepStrictEqual(current, told)) return;
    told = current;
    options.onStatus(key, current);
  }

  /** Of a shop that goes away nothing is told any more. */
  function tellChanged(collections: readonly ChangedCollection[]): void {
    if (!signal.aborted) options.onChanged(key, collections);
  }

  function know(unsent: readonly Operation[]): void {
    operations = unsent;
    tell();
  }

  /** Reads what is unsent, and how much of it is damaged: a change may find damage, or end it. */
  async function readUnsent(): Promise<Outcome<CacheOutput<'readUnsent'>>> {
    const read = await cache.call('readUnsent', { shop: key });
    if (read.ok) knowUnsent(read.data);
    return read;
  }

  function knowUnsent(read: CacheOutput<'readUnsent'>): void {
    ({ unreadable } = read);
    know(read.unsent.operations);
  }

  /** Reads where the shop stands from the cache, once, and again after the cache page was lost. */
  async function open(): Promise<Fault | null> {
    if (isOpen) return null;
    const opened = await cache.call('openShop', { shop: key });
    if (!opened.ok) return { error: opened.error, retryAfter: null };
    isOpen = true;
    pull = opened.data.pull;
    // Another version of the app may read what was set aside: it pulls again.
    if (pull.setAside > 0 && pull.version !== version) pull = { ...pull, cursor: null };
    hasMore = pull.snapshot !== null;
    knowUnsent(opened.data);
    lanes.push.due ??= pushDue();
    return null;
  }

  function pullFailed(fault: Fault): void {
    const { code } = fault.error;
    if (code === 'CACHE_UNAVAILABLE') isOpen = false;
    const isTooMuch = code === 'ANSWER_TOO_LARGE' || code === 'TIMED_OUT';
    // A page that is too large would be so after any wait; one that is too slow may be for the network.
    if (isTooMuch && paging.halve() && code === 'ANSWER_TOO_LARGE') {
      lanes.pull.due = clock.elapsed() + paging.distance();
      return;
    }
    const trouble = troubleAfter(pullTrouble, fault, circumstances());
    if (ended.pull.some((ends) => ends(trouble))) {
      lanes.pull.due = clock.elapsed();
      return;
    }
    pullTrouble = trouble;
    // A nudge that came meanwhile does not shorten the wait.
    lanes.pull.due = trouble.until;
    isAsked = false;
  }

  /** Begins again at once; when that expires as well before it is complete, after a wait. */
  function cursorExpired(fault: Fault): void {
    pull = { ...pull, cursor: null };
    paging.restart();
    hasMore = true;
    if (isBegunAnew) {
      pullFailed(fault);
      return;
    }
    isBegunAnew = true;
    pullTrouble = null;
    lanes.pull.due = clock.elapsed();
  }

  async function pullTurn(): Promise<void> {
    const closed = await open();
    if (closed) return pullFailed(closed);
    tell();
    const page = await pullPage({ remote, cache, apiNow, signal, paging, version }, key, pull);
    if (page.kind === 'aborted') return;
    readApiClock(page);
    options.onReached(key.accountId, page.kind !== 'failed' || !isUnreachable(page.error.code));
    if (page.kind === 'failed') return pullFailed(page);
    if (page.kind === 'expired') return cursorExpired(page);
    pullTrouble = null;
    ({ pull, hasMore } = page);
    if (!hasMore) isAsked = isBegunAnew = false;
    lanes.pull.due = hasMore
      ? clock.elapsed() + paging.distance()
      : earliest(lanes.pull.due, clock.elapsed() + pollDelay(poll(), random()));
    if (page.collections.length > 0) tellChanged(page.collections);
  }

  const outbox: Outbox = {
    shop: key,
    remote,
    cache,
    signal,
    unsettled,
    refusedOnTheWay: new Map(),
    now: () => apiTime() ?? apiNow(),
    operations: () => operations,
    isReached: () => pullTrouble === null,
    onMarked: know,
    onUnrelated: ({ id, kind }) => options.onException(new UnrelatedAnswerError(`${kind} ${id}`)),
    isHeld: (line) => holds.isHeld(line, clock.elapsed()) || waitsForApiClock(line),
    whileSending: sending.whileSending,
    // Whether the API can be reached is for pulls to say: one request that never gets through must not end its own wait.
    onFault: (operation, fault) => {
      const isOldNews = ended.push.some((ends) => ends(troubleAfter(null, fault, circumstances())));
      if (!isOldNews) holds.add(operation, fault, circumstances());
    },
    onSettled: (operation, settlement, unsent) => {
      if (settlement.operation?.state !== 'queued') {
        options.onReached(key.accountId, true);
        holds.clear(lineOf(operation), clock.elapsed());
      }
      know(unsent);
      if (settlement.leavesToPull)
        lanes.pull.due = earliest(lanes.pull.due, pullTrouble?.until ?? clock.elapsed());
      tellChanged(changedBy(settlement));
    },
  };

  async function pushTurn(): Promise<void> {
    const unsent = await readUnsent();
    if (!unsent.ok) {
      const fault = { error: unsent.error, retryAfter: null };
      outboxTrouble = troubleAfter(outboxTrouble, fault, circumstances());
      lanes.push.due = outboxTrouble.until;
      return;
    }
    outboxTrouble = null;
    await pushOperations(outbox);
    lanes.push.due = earliest(lanes.push.due, pushDue());
  }

  return {
    key,
    lanes,
    status,
    turn: async (kind) => {
      const current = lanes[kind];
      current.isRunning = true;
      current.due = null;
      ended[kind] = [];
      try {
        await (kind === 'pull' ? pullTurn() : pushTurn());
      } catch (error) {
        current.due = clock.elapsed() + pollDelay(poll(), random());
        throw error;
      } finally {
        current.isRunning = false;
        tell();
      }
    },
    nudge: () => {
      if (!pullTrouble?.isAsked) lanes.pull.due = clock.elapsed();
    },
    wake: async () => {
      await readUnsent();
      holds.release((trouble) => isUnreachable(trouble.error.code));
      lanes.push.due = clock.elapsed();
    },
    lookAtUnsent: async () => {
      await readUnsent();
    },
    // What has been answered is sent, also while the cache cannot take the answer.
    whileUnsent: (operationId, work) =>
      sending.whileUnsent(operationId, async () => (unsettled.has(operationId) ? null : work())),
    askNow: () => {
      isAsked = true;
      holds.release();
      lanes.pull.due = clock.elapsed();
      lanes.push.due = clock.elapsed();
      tell();
    },
    release: (ends) => {
      ended.pull.push(ends);
      ended.push.push(ends);
      holds.release(ends);
      if (pullTrouble && ends(pullTrouble)) lanes.pull.due = clock.elapsed();
      lanes.push.due = earliest(lanes.push.due, pushDue());
    },
    reachChanged: tell,
    abort: () => controller.abort(),
  };
}

/** What another shop of the account met, as this shop's own trouble. */
function unreachable(since: number | null): Trouble | null {
  return since === null
    ? null
    : { error: { code: 'OFFLINE' }, since, until: since, attempts: 0, isAsked: false };
}

function lane(due: number): LaneState {
  return { due, isRunning: false, lastTurn: 0 };
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function changedBy(settlement: Settlement): ChangedCollection[] {
  return [
    'outbox',
    ...(settlement.registrations.length > 0 ? (['registration'] as const) : []),
    ...(settlement.campaigns.length > 0 ? (['campaign'] as const) : []),
    ...(settlement.sellerCampaigns.length > 0 ? (['sellerCampaign'] as const) : []),
    ...(settlement.participants.length > 0 ? (['participant'] as const) : []),
  ];
}
