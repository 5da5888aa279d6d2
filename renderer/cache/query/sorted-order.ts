/**
 * The slots of a table in the order of one column, kept from query to query: only changed slots are sorted again and merged in.
 * Knows nothing of the columns' meaning.
 */
import { changedSince, type RecordTable, versionOf } from './record-table.ts';

export interface SortedOrder {
  seen: number;
  slots: Uint32Array;
}

/** Never 0 for two slots: the id decides in the end. */
export type SlotComparison = (left: number, right: number) => number;

/** Sorting more than this share again is no cheaper than sorting all. */
const LARGEST_MERGED_SHARE = 0.25;

export function unsorted(): SortedOrder {
  return { seen: 0, slots: new Uint32Array() };
}

/**
 * Brings an order up to date and answers it.
 * @param forAll a comparison that is dearer to make and cheaper to call, for when everything is sorted
 */
export function sortedSlots(
  order: SortedOrder,
  table: RecordTable<{ readonly id: string }>,
  compare: SlotComparison,
  forAll: () => SlotComparison = () => compare,
): Uint32Array {
  const version = versionOf(table);
  if (order.seen === version) return order.slots;
  const changed = changedSince(table, order.seen);
  order.slots =
    changed === 'all' || changed.size > table.slotOf.size * LARGEST_MERGED_SHARE
      ? Uint32Array.from(table.slotOf.values()).sort(forAll())
      : merged(
          order.slots.filter((slot) => !changed.has(slot)),
          [...changed].filter((slot) => table.records[slot] !== undefined).sort(compare),
          compare,
        );
  order.seen = version;
  return order.slots;
}

function merged(kept: Uint32Array, added: readonly number[], compare: SlotComparison): Uint32Array {
  const result = new Uint32Array(kept.length + added.length);
  let from = 0;
  let to = 0;
  for (const slot of added) {
    const position = insertionPoint(kept, from, slot, compare);
    result.set(kept.subarray(from, position), to);
    to += position - from;
    from = position;
    result[to++] = slot;
  }
  result.set(kept.subarray(from), to);
  return result;
}

/** Where `slot` belongs among the sorted slots from `from` on. */
function insertionPoint(sorted: Uint32Array, from: number, slot: number, compare: SlotComparison): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] ?? 0, slot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ids are digits: a longer one is larger. */
export function compareIds(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

/** The place of each distinct text among all, so that sorting compares numbers instead of asking the collator again. */
export function ranksOf(texts: Iterable<string>, collator: Intl.Collator): Map<string, number> {
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | undefined;
  for (const text of [...new Set(texts)].sort(collator.compare)) {
    if (before !== undefined && collator.compare(before, text) !== 0) rank += 1;
    ranks.set(text, rank);
    before = text;
  }
  return ranks;
}
