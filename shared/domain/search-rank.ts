/**
 * How well a campaign fits what was typed: names come first, then partners, then what is written in detail. Pure: texts and words are folded
 * (fold-text.ts) by the caller.
 */

/** In their order: the name begins with the text; it has all its words; name and partner together have them; only the detail has. */
export const SEARCH_RANKS = ['nameBegins', 'name', 'partner', 'detail'] as const;
export type SearchRank = (typeof SEARCH_RANKS)[number];

/** Of a campaign that has all words somewhere. `beginning` is the whole text as it was typed, folded. */
export function searchRank(
  { name, partner }: { readonly name: string; readonly partner: string },
  beginning: string,
  words: readonly string[],
): SearchRank {
  if (name.startsWith(beginning)) return 'nameBegins';
  if (words.every((word) => name.includes(word))) return 'name';
  return words.every((word) => name.includes(word) || partner.includes(word)) ? 'partner' : 'detail';
}

/** A run of what one shop has found, in its own order. */
export interface FoundRange {
  /** The shop's place in the order of shops. */
  readonly shop: number;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Which runs of which shops make up a window of everything that was found, in order: rank by rank, and within a rank shop by shop.
 * @param counts by shop: how much it found of each rank
 */
export function rangesInWindow(
  counts: readonly (readonly number[])[],
  offset: number,
  limit: number,
): FoundRange[] {
  const ranges: FoundRange[] = [];
  const taken = counts.map(() => 0);
  let before = 0;
  for (const rank of SEARCH_RANKS.keys()) {
    for (const [shop, ofShop] of counts.entries()) {
      const count = ofShop[rank] ?? 0;
      const first = Math.max(0, offset - before);
      const end = Math.min(count, offset + limit - before);
      if (end > first) ranges.push({ shop, offset: (taken[shop] ?? 0) + first, limit: end - first });
      taken[shop] = (taken[shop] ?? 0) + count;
      before += count;
    }
  }
  return ranges;
}
