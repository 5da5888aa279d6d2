/**
 * Text search over a table: every word of the question must be part of the record's text, whatever the case and the
 * accents. Words are found anywhere, because Thai writes them without blanks. A question that extends an earlier one looks
 * only at what that one found.
 */
import { changedSince, type RecordTable, versionOf } from './record-table.ts';

interface Found {
  readonly words: readonly string[];
  readonly seen: number;
  readonly slots: Uint32Array;
}

export interface TextSearch {
  /** Folded texts by slot. */
  readonly folded: string[];
  seen: number;
  /** Answers of the last questions, newest last: a person types on, and takes back. */
  readonly recent: Found[];
}

const RECENT_ANSWERS = 12;
// Marks that NFKD separates from Latin, Greek and Cyrillic letters. Thai vowels are marks too, and are kept.
const ACCENTS = /[\u0300-\u036f]/g;
const HAS_MORE_THAN_ASCII = /[^\0-\x7f]/;

export function emptySearch(): TextSearch {
  return { folded: [], seen: 0, recent: [] };
}

/** A text without case and accents, as it is compared: "Đặc Biệt" becomes "dac biet". */
export function foldText(text: string): string {
  if (!HAS_MORE_THAN_ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').replaceAll('đ', 'd');
}

/** The folded words of a question, the longest first: it rules out the most. */
export function searchWords(text: string): string[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  return [...new Set(words)].sort((left, right) => right.length - left.length);
}

export function hasWords(folded: string | undefined, words: readonly string[]): boolean {
  return folded !== undefined && words.every((word) => folded.includes(word));
}

/** The slots whose text has all the words, in the order of slots. */
export function findSlots<Entry extends { readonly id: string }>(
  search: TextSearch,
  table: RecordTable<Entry>,
  textOf: (record: Entry) => string,
  words: readonly string[],
): Uint32Array {
  foldChanged(search, table, textOf);
  const known = search.recent.findLast((found) => sameWords(found.words, words));
  const wider = known ?? narrowest(search.recent.filter((found) => extendsWords(words, found.words)));
  const slots = known?.seen === search.seen ? known.slots : scan(search, table, wider, words);
  remember(search, known, { words, slots, seen: search.seen });
  return slots;
}

/** Folds what changed since the last question. */
export function foldChanged<Entry extends { readonly id: string }>(
  search: TextSearch,
  table: RecordTable<Entry>,
  textOf: (record: Entry) => string,
): void {
  const version = versionOf(table);
  if (search.seen === version) return;
  const changed = changedSince(table, search.seen);
  for (const slot of changed === 'all' ? table.records.keys() : changed) {
    const record = table.records[slot];
    search.folded[slot] = record === undefined ? '' : foldText(textOf(record));
  }
  search.seen = version;
}

/** Looks through what a wider question found, and what has changed since; through everything when there is none. */
function scan(
  search: TextSearch,
  table: RecordTable<{ readonly id: string }>,
  wider: Found | undefined,
  words: readonly string[],
): Uint32Array {
  const changed = wider ? changedSince(table, wider.seen) : 'all';
  if (!wider || changed === 'all') return matching(search.folded.keys(), search.folded, words);
  if (changed.size === 0) return matching(wider.slots, search.folded, words);
  return matching(new Set([...wider.slots, ...changed]), search.folded, words).sort();
}

function matching(slots: Iterable<number>, folded: readonly string[], words: readonly string[]): Uint32Array {
  const found: number[] = [];
  for (const slot of slots) if (hasWords(folded[slot], words)) found.push(slot);
  return Uint32Array.from(found);
}

function remember(search: TextSearch, replaced: Found | undefined, found: Found): void {
  if (replaced) search.recent.splice(search.recent.indexOf(replaced), 1);
  search.recent.push(found);
  if (search.recent.length > RECENT_ANSWERS) search.recent.shift();
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

/** Whether everything that has `words` also has `fewer`. */
function extendsWords(words: readonly string[], fewer: readonly string[]): boolean {
  return fewer.every((part) => words.some((word) => word.includes(part)));
}

function narrowest(answers: readonly Found[]): Found | undefined {
  return answers.reduce<Found | undefined>(
    (best, found) => (best === undefined || found.slots.length < best.slots.length ? found : best),
    undefined,
  );
}
