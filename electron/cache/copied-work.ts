/**
 * What a second copy of unsent work says, item by item: what cannot be read, since a newer version wrote it or a byte was flipped, is kept as it
 * stands beside what can. Pure: knows no file.
 */
import { z } from 'zod';
import { draftRecord, operationRecord, sellerDraftRecord } from '#shared/contract/record.ts';
import { type UnsentCounts, type UnsentWork, withFirstAttempt } from '#shared/domain/outbox.ts';

/** The version of the file's layout. What an item holds is its record's own matter. */
const VERSION = 1;

export interface Copied {
  /** The text was that of no copy: it is all that cannot be read. */
  readonly isTorn: boolean;
  readonly work: UnsentWork;
  /** Of the work: what an earlier version of the app could not read, and the database may never have had. */
  readonly recovered: UnsentWork;
  readonly unread: Unread;
}

interface Unread {
  readonly operations: readonly unknown[];
  readonly drafts: readonly unknown[];
  readonly sellerDrafts: readonly unknown[];
}

export const NO_WORK: UnsentWork = { operations: [], drafts: [], sellerDrafts: [] };
export const NOTHING_COPIED: Copied = { isTorn: false, work: NO_WORK, recovered: NO_WORK, unread: NO_WORK };

const items = z.array(z.unknown()).default([]);
const lists = z.object({ operations: items, drafts: items, sellerDrafts: items });
/** A copy of any version, told apart from a file that is none. Those before the first version say no version, and hold nothing unread. */
const storedCopy = lists.extend({ operations: z.array(z.unknown()), unread: lists.prefault({}) });

export function copiedIn(text: string): Copied {
  const stored = storedCopy.safeParse(jsonIn(text));
  if (!stored.success) return { ...NOTHING_COPIED, isTorn: true, unread: { ...NO_WORK, operations: [text] } };
  const { unread: kept, ...lists } = stored.data;
  const read = readItems(lists);
  const again = readItems(kept);
  return {
    isTorn: false,
    work: onceEach(joined(read.work, again.work)),
    recovered: again.work,
    unread: joined(read.unread, again.unread),
  };
}

export function textOf(work: UnsentWork, { unread }: Pick<Copied, 'unread'>): string {
  return JSON.stringify({ version: VERSION, ...work, ...(hasAny(unread) && { unread }) });
}

export function countOf({ operations, drafts, sellerDrafts }: Unread): UnsentCounts {
  return { operations: operations.length, drafts: drafts.length + sellerDrafts.length };
}

export function hasAny(lists: Unread): boolean {
  const { operations, drafts } = countOf(lists);
  return operations + drafts > 0;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readItems(lists: Unread): Pick<Copied, 'work' | 'unread'> {
  // What versions before the mark of a first attempt have written has none.
  const operations = split(lists.operations.map(withFirstAttempt), operationRecord);
  const drafts = split(lists.drafts, draftRecord);
  const sellerDrafts = split(lists.sellerDrafts, sellerDraftRecord);
  return {
    work: { operations: operations.read, drafts: drafts.read, sellerDrafts: sellerDrafts.read },
    unread: {
      operations: operations.unread,
      drafts: drafts.unread,
      sellerDrafts: sellerDrafts.unread,
    },
  };
}

/** An operation that is there twice would keep all of it from being put back. */
function onceEach(work: UnsentWork): UnsentWork {
  return { ...work, operations: [...new Map(work.operations.map((one) => [one.id, one])).values()] };
}

function split<Item>(
  values: readonly unknown[],
  schema: z.ZodType<Item>,
): { read: Item[]; unread: unknown[] } {
  const read: Item[] = [];
  const unread: unknown[] = [];
  for (const value of values) {
    const parsed = schema.safeParse(value);
    if (parsed.success) read.push(parsed.data);
    else unread.push(value);
  }
  return { read, unread };
}

function joined<Lists extends Unread>(a: Lists, b: Lists): { [Part in keyof Unread]: Lists[Part][number][] } {
  return {
    operations: [...a.operations, ...b.operations],
    drafts: [...a.drafts, ...b.drafts],
    sellerDrafts: [...a.sellerDrafts, ...b.sellerDrafts],
  };
}
