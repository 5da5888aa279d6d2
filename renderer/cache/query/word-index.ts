/**
 * Text search over a table: every word of the question must be part of the record's text, whatever the case and the accents.
 * Records are told apart by the words they hold, of which there are far fewer than there is text: a question looks
 * through the distinct words for those that contain it, and marks the records of each.
 */
import { foldedWords } from '#shared/domain/fold-text.ts';
import { changedSince, type RecordTable, versionOf } from './record-table.ts';

/**
 * Each time a record is indexed it becomes a new document; the one it was before is dead. So the lists of documents only
 * grow, and stay sorted, until most are dead and the index is made anew.
 */
export interface WordIndex {
  /** The table's version up to which changes are indexed or waiting. */
  seen: number;
  readonly waiting: Set<number>;
  readonly numbers: Map<string, number>;
  readonly words: string[];
  /** By the word's number: the documents that hold it. */
  readonly documents: number[][];
  /** By document: its slot, or DEAD. */
  readonly slots: number[];
  readonly documentOfSlot: Map<number, number>;
  /** The last answer: scrolling asks the same again. */
  last: { readonly seen: number; readonly question: string; readonly slots: Uint32Array } | null;
}

const DEAD = -1;
/** A smaller index is not worth making anew. */
const FEWEST_DOCUMENTS = 1024;
/** Marks are bytes, and a question of 200 characters has at most 100 words. */
const MOST_WORDS = 200;

export function emptyIndex(): WordIndex {
  return {
    seen: 0,
    waiting: new Set(),
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
  textOf: (record: Entry) => string,
  most = Number.POSITIVE_INFINITY,
): boolean {
  noteChanges(index, table);
  let indexed = 0;
  for (const slot of index.waiting) {
    if (indexed++ >= most) return false;
    index.waiting.delete(slot);
    const record = table.records[slot];
    forgetSlot(index, slot);
    if (record !== undefined) addDocument(index, slot, textOf(record));
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
    for (const slot of table.slotOf.values()) index.waiting.add(slot);
  } else {
    for (const slot of changed) index.waiting.add(slot);
  }
  index.seen = version;
}

function forgetSlot({ slots, documentOfSlot }: WordIndex, slot: number): void {
  const document = documentOfSlot.get(slot);
  if (document === undefined) return;
  slots[document] = DEAD;
  documentOfSlot.delete(slot);
}

function addDocument(index: WordIndex, slot: number, text: string): void {
  const document = index.slots.push(slot) - 1;
  index.documentOfSlot.set(slot, document);
  for (const word of foldedWords(text)) {
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

/** The slots whose text has all the words, in no order. Indexes first what is still waiting. */
export function findSlots<Entry extends { readonly id: string }>(
  index: WordIndex,
  table: RecordTable<Entry>,
  textOf: (record: Entry) => string,
  words: readonly string[],
): Uint32Array {
  indexChanged(index, table, textOf);
  const question = words.join(' ');
  if (index.last?.seen === index.seen && index.last.question === question) return index.last.slots;
  const slots = marked(index, markDocuments(index, words), words.length);
  index.last = { seen: index.seen, question, slots };
  return slots;
}

/** By document: how many of the words, in their turn, it holds. One that lacks a word stays behind. */
function markDocuments(index: WordIndex, words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(index.slots.length);
  for (const [turn, part] of words.entries()) {
    for (let number = 0; number < index.words.length; number++) {
      if (!index.words[number]?.includes(part)) continue;
      for (const document of index.documents[number] ?? []) {
        if (marks[document] === turn) marks[document] = turn + 1;
      }
    }
  }
  return marks;
}

function marked({ slots }: WordIndex, marks: Uint8Array, wanted: number): Uint32Array {
  const found = new Uint32Array(slots.length);
  let count = 0;
  for (let document = 0; document < slots.length; document++) {
    const slot = slots[document] ?? DEAD;
    if (slot !== DEAD && marks[document] === wanted) found[count++] = slot;
  }
  return found.slice(0, count);
}
