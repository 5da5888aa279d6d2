/**
 * The slots of a table in the order of one column, kept from query to query: only changed slots are sorted again and merged in.
 * Knows nothing of the columns' meaning.
 */
import { changedSince, hasRecord, type RecordTable, sizeOf, type TextOf, versionOf } from './record-table.ts';
import { sortingInPieces } from './sorting-in-pieces.ts';

export interface SortedOrder {
  seen: number;
  slots: Uint32Array;
  /** The first sort by a text, while it is made in pieces. */
  ahead: { readonly version: number; readonly texts: Generator<undefined, string[]> } | null;
}

/** Never 0 for two slots: the id decides in the end. */
export type SlotComparison = (left: number, right: number) => number;

const COLLATOR = new Intl.Collator('en');
/** Sorting more than this share again is no cheaper than sorting all. */
const LARGEST_MERGED_SHARE = 0.25;
/** So many slots make one number with another that is a time in seconds. */
const SLOTS = 2 ** 20;

export function unsorted(): SortedOrder {
  return { seen: 0, slots: new Uint32Array(), ahead: null };
}

/**
 * Brings an order up to date and answers it.
 * @param numbersOf by slot, whole numbers from 0 that agree with the comparison as far as they differ; asked for when
 *   everything is sorted, where they spare most comparisons
 */
export function sortedSlots(
  order: SortedOrder,
  table: RecordTable<{ readonly id: string }>,
  compare: SlotComparison,
  numbersOf: () => ArrayLike<number>,
): Uint32Array {
  const version = versionOf(table);
  if (order.seen === version) return order.slots;
  const changed = changedSince(table, order.seen);
  order.slots =
    changed === 'all' || changed.size > table.slotOf.size * LARGEST_MERGED_SHARE
      ? sorted(Uint32Array.from(table.slotOf.values()), compare, numbersOf())
      : merged(
          order.slots.filter((slot) => !changed.has(slot)),
          [...changed].filter((slot) => hasRecord(table, slot)).sort(compare),
          compare,
        );
  order.seen = version;
  return order.slots;
}

/** Sorts by the numbers first, which the engine does without asking anybody; then each run of equals by the comparison. */
function sorted(slots: Uint32Array, compare: SlotComparison, numbers: ArrayLike<number>): Uint32Array {
  const keys = new Float64Array(slots.length);
  let largest = 0;
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0;
    const key = (numbers[slot] ?? 0) * SLOTS + slot;
    keys[index] = key;
    // Beyond what a number holds exactly, the slots would be lost.
    largest = Math.max(largest, slot < SLOTS ? key : Number.POSITIVE_INFINITY);
  }
  if (largest > Number.MAX_SAFE_INTEGER) return slots.sort(compare);
  keys.sort();
  const result = new Uint32Array(keys.length);
  let start = 0;
  for (let end = 0; end < keys.length; end++) {
    result[end] = (keys[end] ?? 0) % SLOTS;
    if ((numbers[result[end] ?? 0] ?? 0) === (numbers[result[start] ?? 0] ?? 0)) continue;
    if (end - start > 1) result.subarray(start, end).sort(compare);
    start = end;
  }
  if (keys.length - start > 1) result.subarray(start).sort(compare);
  return result;
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

/** The slots in the order of a text, as people sort it, the id deciding between equals. */
export function slotsByText<Entry extends { readonly id: string }>(
  order: SortedOrder,
  table: RecordTable<Entry>,
  textOf: TextOf<Entry>,
  sortTexts = (texts: string[]): string[] => texts.sort(COLLATOR.compare),
): Uint32Array {
  const text = textBySlot(table, textOf);
  const compare = byId(table, (left, right) => COLLATOR.compare(text(left), text(right)));
  return sortedSlots(order, table, compare, () => {
    const texts = table.ids.map((_, slot) => text(slot));
    const ranks = ranksOf(sortTexts(distinct(texts)));
    return texts.map((one) => ranks.get(one) ?? 0);
  });
}

/**
 * Does a piece of the first sort by a text, a few milliseconds of work, so that who asks for it need not wait. Answers
 * whether that was all: what changes later is merged in when the order is asked for.
 */
export function sortPiece<Entry extends { readonly id: string }>(
  order: SortedOrder,
  table: RecordTable<Entry>,
  textOf: TextOf<Entry>,
): boolean {
  const version = versionOf(table);
  if (order.seen !== 0 || sizeOf(table) === 0) {
    order.ahead = null;
    return true;
  }
  if (order.ahead?.version !== version) {
    const texts = distinct(table.ids.map((_, slot) => textBySlot(table, textOf)(slot)));
    order.ahead = { version, texts: sortingInPieces(texts, COLLATOR.compare) };
    return false;
  }
  const step = order.ahead.texts.next();
  if (!step.done) return false;
  slotsByText(order, table, textOf, () => step.value);
  order.ahead = null;
  return true;
}

function textBySlot<Entry extends { readonly id: string }>(
  table: RecordTable<Entry>,
  textOf: TextOf<Entry>,
): (slot: number) => string {
  return (slot) => (hasRecord(table, slot) ? textOf(table, slot) : '');
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** A comparison that the id decides in the end. */
export function byId(table: RecordTable<{ readonly id: string }>, compare: SlotComparison): SlotComparison {
  return (left, right) => compare(left, right) || compareIds(table.ids[left] ?? '', table.ids[right] ?? '');
}

/** The place of each distinct text among all: the collator is asked once for each, however many records have it. */
function ranksOf(sortedTexts: readonly string[]): Map<string, number> {
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | undefined;
  for (const text of sortedTexts) {
    if (before !== undefined && COLLATOR.compare(before, text) !== 0) rank += 1;
    ranks.set(text, rank);
    before = text;
  }
  return ranks;
}
