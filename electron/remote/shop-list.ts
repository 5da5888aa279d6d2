/**
 * The list of an account's shops as it comes. A shop that this version of the app cannot read must not cost the others, nor the sign-in. Pure.
 */
import { z } from 'zod';
import { type WireShop, wireId, wireShop } from '#shared/contract/api/wire.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { shopFromWire } from './records.ts';

interface ReadShops {
  readonly shops: readonly WireShop[];
  /** The ids of those that cannot be read. */
  readonly unreadable: readonly string[];
}

export const shopList = z.object({ shops: z.array(z.unknown()) }).transform(({ shops }): ReadShops => {
  const entries = shops.map((entry) => ({ entry, shop: wireShop.safeParse(entry).data }));
  return {
    shops: entries.flatMap(({ shop }) => shop ?? []),
    unreadable: entries.flatMap(({ entry, shop }) =>
      shop ? [] : (identified.safeParse(entry).data?.id ?? []),
    ),
  };
});

const identified = z.object({ id: wireId });

/** The shops of an account after the list has come: one that cannot be read stays as it was `known`. */
export function shopsAfter<Known extends Shop>(
  { shops, unreadable }: ReadShops,
  known: readonly Known[],
): (ReturnType<typeof shopFromWire> | Known)[] {
  return [...shops.map(shopFromWire), ...known.filter(({ id }) => unreadable.includes(id))];
}
