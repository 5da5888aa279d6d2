/**
 * Chance that repeats: a stream of numbers named by a text, so that the same seed draws the same world.
 * Knows nothing of what is drawn with it.
 */

export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Several different items, at most as many as there are. */
  several<Item>(items: readonly Item[], count: number): Item[];
  /** An item as often as its weight says. */
  weighted<Item>(items: readonly [Weighted<Item>, ...Weighted<Item>[]]): Item;
  /** A 19-digit id: never a number in JavaScript. */
  id(): string;
}

export type Weighted<Item> = readonly [item: Item, weight: number];

/** FNV-1a: the 32 bits that a stream's name starts from. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A stream of its own for each combination of parts, such as (seed, "campaigns", "TH"). Mulberry32. */
export function randomOf(...parts: readonly (string | number)[]): Random {
  let state = hashOf(parts.join('\u0000'));

  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number): number =>
    least + Math.floor(fraction() * (most - least + 1));
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[integer(0, items.length - 1)] ?? items[0];

  return {
    fraction,
    integer,
    pick,
    chance: (probability) => fraction() < probability,
    several(items, count) {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(integer(0, left.length - 1), 1),
      ).flat();
    },
    weighted(items) {
      let left = fraction() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items[0][0];
    },
    id: () => `17${integer(10_000_000, 99_999_999)}${integer(100_000_000, 999_999_999)}`,
  };
}
