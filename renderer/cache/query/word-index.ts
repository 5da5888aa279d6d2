/**
 * Text search over a table: every word of the question must be part of the record's text, whatever the case and the accents.
 * Records are told apart by the words they hold, of which there are far fewer than there is text: a question looks
 * through the distinct words for those that contain it, and marks the records of each. Those that are not indexed yet
 * are looked through as they are, so that no answer waits for the index.
 */
import { foldedWords, foldText, wordsOf } from '#shared/domain/fold-text.ts';
import { changedSince, hasRecord, type RecordTable, type TextOf, versionOf } from './record-table.ts';

/**
 * Each time a record is indexed it becomes a new document; the one it was before is dead. So the lists of documents only
 * grow, and stay sorted, until most are dead and the index is made anew.
 */
export interface WordIndex {
  /** The table's version up to which changes are indexed or waiting. */
  seen: number;
  /** The slots that are not indexed yet, with their folded texts where a search has asked for them. */
  readonly waiting: Map<number, string | null>;
  /** How many of them have been folded. */
  folded: number;
  readonly numbers: Map<string, number>;
  readonly words: string[];
  /** By the word's number: the documents that hold it. */
  readonly documents: number[][];
  /** By document: its slot, or DEAD. */
  readonly slots: number[];
  readonly documentOfSlot: Map<number, number>;
  /** The last answer: scrolling asks the same again. */
  last: { readonly seen: number; readonly words: readonly string[]; readonly slots: Uint32Array } | null;
}

const DEAD = -1;
/** A smaller index is not worth making anew. */
const FEWEST_DOCUMENTS = 1024;
/** Marks are bytes, and a question of 200 characters has at most 100 words. */
const MOST_WORDS = 200;

export function emptyIndex(): WordIndex {
  return {
    seen: 0,
    waiting: new Map(),
    folded: 0,
    numbers: new Map(),
    words: [],
    documents: [],
    slots: [],
    documentOfSlot: new Map(),
    last: null,
  };
}

function clear(index: WordIndex): void {
  index.waiting.clear();
  index.folded = 0;
  index.numbers.clear();
  index.documentOfSlot.clear();
  index.words.length = 0;
  index.documents.length = 0;
  index.slots.length = 0;
}

/** Indexes at most `most` changed records. Answers whether all are. */
export function indexChanged<Entry extends { readonly id: string }>(
  index: WordIndex,
  table: RecordTable<Entry>,
  textOf: TextOf<Entry>,
  most = Number.POSITIVE_INFINITY,
): boolean {
  noteChanges(index, table);
  let indexed = 0;
  for (const [slot, folded] of index.waiting) {
    if (indexed++ >= most) return false;
    index.waiting.delete(slot);
    if (folded !== null) index.folded -= 1;
    if (hasRecord(table, slot)) addDocument(index, slot, folded ?? foldText(textOf(table, slot)));
  }
  return true;
}

/**
 * Folds the texts of at most `most` records that are not indexed yet: what a search among them needs, and most of what it
 * costs. Answers whether all are folded.
 */
export function foldWaiting<Entry extends { readonly id: string }>(
  index: WordIndex,
  table: RecordTable<Entry>,
  textOf: TextOf<Entry>,
  most = Number.POSITIVE_INFINITY,
): boolean {
  noteChanges(index, table);
  if (index.folded === index.waiting.size) return true;
  let folded = 0;
  for (const [slot, text] of index.waiting) {
    if (text !== null) continue;
    if (folded++ >= most) return false;
    index.waiting.set(slot, hasRecord(table, slot) ? foldText(textOf(table, slot)) : '');
    index.folded += 1;
  }
  return true;
}

function noteChanges(index: WordIndex, table: RecordTable<{ readonly id: string }>): void {
  const version = versionOf(table);
  if (index.seen === version) return;
  const changed = changedSince(table, index.seen);
  const documents = index.slots.length;
  const isMostlyDead = documents > FEWEST_DOCUMENTS && documents > 2 * index.documentOfSlot.size;
  if (changed === 'all' || isMostlyDead) {
    clear(index);
    for (const slot of table.slotOf.values()) index.waiting.set(slot, null);
  } else {
    for (const slot of changed) letWait(index, slot);
  }
  index.seen = version;
}

/** What is indexed of a slot, or folded, is of the record that it held before. */
function letWait(index: WordIndex, slot: number): void {
  forgetSlot(index, slot);
  if (typeof index.waiting.get(slot) === 'string') index.folded -= 1;
  index.waiting.set(slot, null);
}

function forgetSlot({ slots, documentOfSlot }: WordIndex, slot: number): void {
  const document = documentOfSlot.get(slot);
  if (document === undefined) return;
  slots[document] = DEAD;
  documentOfSlot.delete(slot);
}

function addDocument(index: WordIndex, slot: number, folded: string): void {
  const document = index.slots.push(slot) - 1;
  index.documentOfSlot.set(slot, document);
  for (const word of wordsOf(folded)) {
    const documents = index.documents[numberOf(index, word)];
    if (documents && documents.at(-1) !== document) documents.push(document);
  }
}

function numberOf(index: WordIndex, word: string): number {
  const known = index.numbers.get(word);
  if (known !== undefined) return known;
  const number = index.words.push(word) - 1;
  index.numbers.set(word, number);
  index.documents.push([]);
  return number;
}

/** The folded words of a question, the longest first: it rules out the most. */
export function searchWords(text: string): string[] {
  const words = [...new Set(foldedWords(text))].slice(0, MOST_WORDS);
  return words.sort((left, right) => right.length - left.length);
}

/** The slots whose text has all the words, in no order: by the index, and by the texts of those that wait for it. */
export function findSlots<Entry extends { readonly id: string }>(
  index: WordIndex,
  table: RecordTable<Entry>,
  textOf: TextOf<Entry>,
  words: readonly string[],
): Uint32Array {
  foldWaiting(index, table, textOf);
  if (index.last?.seen === index.seen && index.last.words.join(' ') === words.join(' '))
    return index.last.slots;
  const slots = new Uint32Array(index.documentOfSlot.size + index.waiting.size);
  const indexed = markedSlots(index, markDocuments(index, words), words.length, slots);
  const candidates = wideLast(index, words) ?? index.waiting.keys();
  const found = slots.slice(0, addWaiting(index, table, words, candidates, slots, indexed));
  index.last = { seen: index.seen, words, slots: found };
  return found;
}

/** The last answer, if all that the words find is in it: as a person types on, fewer texts are left to look through. */
function wideLast({ last, seen }: WordIndex, words: readonly string[]): Uint32Array | undefined {
  if (last?.seen !== seen) return undefined;
  const isNarrower = last.words.every((before) => words.some((word) => word.includes(before)));
  return isNarrower ? last.slots : undefined;
}

/** By document: how many of the words, in their turn, it holds. One that lacks a word stays behind. */
function markDocuments(index: WordIndex, words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(index.slots.length);
  let left = marks.length;
  for (const [turn, part] of words.entries()) left = markHolders(index, part, marks, turn, left);
  return marks;
}

/**
 * Marks those of the `left` documents with `turn` words that hold a part, and answers how many do. When all do, the rest of the
 * words cannot add any: a single letter is in half of the words, and soon in every document.
 */
function markHolders(
  { words, documents }: WordIndex,
  part: string,
  marks: Uint8Array,
  turn: number,
  left: number,
): number {
  let marked = 0;
  for (let number = 0; number < words.length && marked < left; number++) {
    if (!words[number]?.includes(part)) continue;
    const holders = documents[number] ?? [];
    for (let holder = 0; holder < holders.length; holder++) {
      const document = holders[holder] ?? 0;
      if (marks[document] !== turn) continue;
      marks[document] = turn + 1;
      marked += 1;
    }
  }
  return marked;
}

/** Writes the slots of the marked documents from the beginning of `found`. Answers how many. */
function markedSlots({ slots }: WordIndex, marks: Uint8Array, wanted: number, found: Uint32Array): number {
  let count = 0;
  for (let document = 0; document < slots.length; document++) {
    const slot = slots[document] ?? DEAD;
    if (slot !== DEAD && marks[document] === wanted) found[count++] = slot;
  }
  return count;
}

/** Writes those candidates that wait and whose folded text has all the words, after the first `count`. Answers how many there are then. */
function addWaiting(
  { waiting }: WordIndex,
  table: RecordTable<{ readonly id: string }>,
  words: readonly string[],
  candidates: Iterable<number>,
  found: Uint32Array,
  count: number,
): number {
  if (waiting.size === 0) return count;
  let next = count;
  for (const slot of candidates) {
    const text = waiting.get(slot) ?? null;
    if (text !== null && hasRecord(table, slot) && hasWords(text, words)) found[next++] = slot;
  }
  return next;
}

/** Whether a folded text has all the words. */
export function hasWords(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
