/**
 * How much in each shop needs a person: asked at start and when shops come or go, then as the main process tells it.
 * What it is, is shown by features/overview.
 */
import { create } from 'zustand';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { deskCall, onDeskEvent } from '../desk-client.ts';
import { shopsOf, useSession } from './session.ts';

interface Attention {
  readonly byShop: Readonly<Record<string, number>>;
}

/** How much there is in each shop, and no row. */
const COUNTS = { kinds: [], shop: null, offset: 0, limit: 0 };

const useAttention = create<Attention>(() => ({ byShop: {} }));

/** Reads the counts and keeps them true. Answers the way to stop. */
export function followAttention(): () => void {
  /** What was told while a question was under way is newer than its answer. */
  let told: Record<string, number> = {};
  let round = 0;
  let shops = '';
  const read = async (): Promise<void> => {
    round += 1;
    const mine = round;
    told = {};
    const answer = await deskCall('readOverview', { query: COUNTS });
    if (!answer.ok || mine !== round) return;
    const counts = answer.data.shops.map(({ shop, attention }) => [shopText(shop), attention] as const);
    useAttention.setState({ byShop: { ...Object.fromEntries(counts), ...told } });
  };
  const stopHearing = [
    onDeskEvent('attention', ({ shop, count }) => {
      told[shopText(shop)] = count;
      useAttention.setState(({ byShop }) => ({ byShop: { ...byShop, [shopText(shop)]: count } }));
    }),
    useSession.subscribe(({ session }) => {
      const now = session
        ? shopsOf(session)
            .map(({ key }) => shopText(key))
            .join()
        : '';
      if (now === shops) return;
      shops = now;
      void read();
    }),
  ];
  return () => {
    round += 1;
    for (const stop of stopHearing) stop();
  };
}

export function useAttentionOf(shop: ShopKey): number {
  return useAttention(({ byShop }) => byShop[shopText(shop)] ?? 0);
}

export function useAttentionOfAll(): number {
  return useAttention(({ byShop }) => Object.values(byShop).reduce((sum, count) => sum + count, 0));
}
