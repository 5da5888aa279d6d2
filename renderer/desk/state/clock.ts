/**
 * The time by a shop's API, ticking each minute: what the window derives "closes in 2 days" from.
 */
import { useEffect, useRef, useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { syncStatusOf, useSyncStatus } from './sync-statuses.ts';

const MINUTE = 60_000;

/** Unix seconds by the API's clock, new at the start of each minute. */
export function useNow(shop: ShopKey): number {
  const offset = useSyncStatus(shop)?.clockOffset ?? 0;
  return useMachineNow() + offset;
}

/** Unix seconds by the API's clock at this moment, for what is decided once. */
export function nowOf(shop: ShopKey): number {
  return Math.floor(Date.now() / 1000) + (syncStatusOf(shop)?.clockOffset ?? 0);
}

/** Unix seconds by this machine's clock, new at the start of each minute. */
export function useMachineNow(): number {
  const [milliseconds, setMilliseconds] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setMilliseconds(Date.now()), MINUTE - (milliseconds % MINUTE));
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return Math.floor(milliseconds / 1000);
}

/** Asks again each minute, for what the clock changes: orders, tabs and counts. Another way to ask begins anew. */
export function useEachMinute(now: number, refresh: () => void): void {
  const asked = useRef({ refresh, now });
  useEffect(() => {
    const before = asked.current;
    asked.current = { refresh, now };
    if (before.refresh === refresh && before.now !== now) refresh();
  }, [now, refresh]);
}
