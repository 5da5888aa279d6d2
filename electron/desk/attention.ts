/**
 * Keeps what needs a person in every shop of every account: counted in the background a few shops at a time, again when
 * something of a shop changes or time passes. Knows neither the window nor what the items mean.
 */
import type { CacheOutput } from '#shared/contract/cache.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import type { Outcome } from '#shared/errors.ts';
import { type Clock, pause, systemClock } from '../sync/clock.ts';

export interface AttentionOptions {
  /** The shops of all accounts that there are now. */
  readonly shops: () => readonly ShopKey[];
  /** Asks the cache; null when no account has the shop any more. */
  readonly ask: (shop: ShopKey) => Promise<Outcome<CacheOutput<'readAttention'>>> | null;
  /** What needs a person in a shop is something else than before, or known for the first time. */
  readonly onChange: (shop: ShopKey, count: number) => void;
  readonly clock?: Clock;
}

export interface ShopAttention {
  readonly shop: ShopKey;
  readonly items: readonly AttentionItem[];
}

export interface Attention {
  /** Counts every shop, after a moment that belongs to the first questions of the window. */
  start(): void;
  stop(): void;
  /** Records or unsent work of a shop changed. */
  changed(shop: ShopKey): void;
  /** Accounts or shops came or went. */
  shopsChanged(): void;
  /**
   * What is known of each shop, after waiting a moment, once, for those that are not counted yet. What comes later is told
   * by `onChange`.
   */
  read(): Promise<ShopAttention[]>;
}

interface Counted {
  readonly key: ShopKey;
  /** Null until the cache has answered once. */
  items: readonly AttentionItem[] | null;
  isStale: boolean;
  isAsking: boolean;
  /** A reader has waited for it as long as one waits: the next does not. */
  isSlow: boolean;
}

/** Where the counting is, with its one timer. */
type Phase =
  | { readonly name: 'stopped' }
  /** `beginning`: the first questions of the window have their moment. */
  | { readonly name: 'beginning' | 'counting'; readonly wakeTime: number; readonly cancel: () => void };

/** Milliseconds. Pages of a pull come faster than this: a shop is counted at most so often. */
const AFTER_CHANGE = 500;
const AFTER_START = 2_000;
/** Deadlines come nearer without anything changing. */
const AT_THE_LATEST = 15 * 60_000;
/** The longest that a reader waits for shops that are not counted yet. */
const MOST_WAIT = 1_000;
const SHOPS_AT_ONCE = 2;

export function createAttention(options: AttentionOptions): Attention {
  const { shops, ask, onChange, clock = systemClock } = options;
  const counted = new Map<string, Counted>();
  const readers = new Set<AbortController>();
  let phase: Phase = { name: 'stopped' };
  /** When all shops are counted anew. */
  let roundTime = 0;

  /** Wakes after so many milliseconds, and not before. */
  function sleep(name: 'beginning' | 'counting', milliseconds: number): void {
    if (phase.name !== 'stopped') phase.cancel();
    phase = { name, wakeTime: clock.elapsed() + milliseconds, cancel: clock.after(milliseconds, wake) };
  }

  /** Wakes after so many milliseconds, or earlier when that is already due; while beginning not before its time. */
  function wakeIn(milliseconds: number): void {
    if (phase.name === 'counting' && clock.elapsed() + milliseconds < phase.wakeTime)
      sleep('counting', milliseconds);
  }

  /** Counts what is stale, and sees to it that there is a next time. */
  function wake(): void {
    if (clock.elapsed() >= roundTime) {
      roundTime = clock.elapsed() + AT_THE_LATEST;
      for (const entry of counted.values()) entry.isStale = true;
    }
    sleep('counting', roundTime - clock.elapsed());
    countNext();
  }

  /** Brings the list of shops in line with the accounts: what was known of others is forgotten. */
  function reconcile(): void {
    const keys = new Map(shops().map((key) => [shopText(key), key]));
    for (const id of counted.keys()) if (!keys.has(id)) counted.delete(id);
    for (const [id, key] of keys) {
      if (!counted.has(id))
        counted.set(id, { key, items: null, isStale: true, isAsking: false, isSlow: false });
    }
  }

  /** Asks about as many shops as there is room for. */
  function countNext(): void {
    if (phase.name !== 'counting') return;
    reconcile();
    const all = [...counted.values()];
    const free = SHOPS_AT_ONCE - all.filter(({ isAsking }) => isAsking).length;
    const next = all.filter(({ isStale, isAsking }) => isStale && !isAsking).slice(0, Math.max(0, free));
    for (const entry of next) void count(entry);
    if (!isWorthWaiting()) for (const reader of readers) reader.abort();
  }

  /** Whether a shop that is known nothing of will be counted in a moment. */
  function isWorthWaiting(): boolean {
    return [...counted.values()].some(
      ({ items, isStale, isAsking, isSlow }) => items === null && !isSlow && (isStale || isAsking),
    );
  }

  async function count(entry: Counted): Promise<void> {
    entry.isStale = false;
    const asking = ask(entry.key);
    if (!asking) return;
    entry.isAsking = true;
    const answer = await asking;
    entry.isAsking = false;
    entry.isSlow = false;
    // A shop that could not be read keeps what was known, until it changes or somebody reads again.
    if (answer.ok && counted.get(shopText(entry.key)) === entry) keep(entry, answer.data.items);
    countNext();
  }

  async function waitAMoment(): Promise<void> {
    const waiting = new AbortController();
    readers.add(waiting);
    await pause(clock, MOST_WAIT, waiting.signal);
    readers.delete(waiting);
    for (const entry of counted.values()) entry.isSlow ||= !waiting.signal.aborted && entry.isAsking;
  }

  function keep(entry: Counted, items: readonly AttentionItem[]): void {
    const isSame = entry.items !== null && JSON.stringify(entry.items) === JSON.stringify(items);
    entry.items = items;
    if (!isSame) onChange(entry.key, items.length);
  }

  return {
    start: () => sleep('beginning', AFTER_START),
    stop: () => {
      if (phase.name !== 'stopped') phase.cancel();
      phase = { name: 'stopped' };
      for (const reader of readers) reader.abort();
    },
    changed: (shop) => {
      const entry = counted.get(shopText(shop));
      if (entry) entry.isStale = true;
      wakeIn(AFTER_CHANGE);
    },
    shopsChanged: () => {
      reconcile();
      wakeIn(AFTER_CHANGE);
    },
    read: async () => {
      reconcile();
      for (const entry of counted.values()) entry.isStale ||= entry.items === null && !entry.isAsking;
      countNext();
      if (isWorthWaiting()) await waitAMoment();
      return [...counted.values()].flatMap(({ key, items }) => (items ? [{ shop: key, items }] : []));
    },
  };
}
