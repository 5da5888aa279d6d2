/**
 * The records of a collection in memory, each in a numbered slot that it keeps while it lives. They lie packed, as the disk
 * has them: a record is made when it is first read whole. What is derived from them (columns, orders, folded text) is kept by slot
 * and caught up from the log of changed slots, so that its cost grows with what changed. Knows nothing of storage.
 */
import { type Packed, unpackRow, valuesOf } from '../packing/records.ts';

interface Identified {
  readonly id: string;
}

export interface RecordTable<Entry extends Identified> {
  readonly slotOf: Map<string, number>;
  readonly ids: string[];
  /** By slot: what its record lies in, and where; undefined where a record was deleted and its slot waits for another. */
  readonly segments: (Packed<Entry> | undefined)[];
  readonly rows: number[];
  /** By slot: the record, once it has been read whole. */
  readonly read: (Entry | undefined)[];
  readonly free: number[];
  readonly log: { dropped: number; slots: number[] };
}

/** The text of a slot that has a record. */
export type TextOf<Entry extends Identified> = (table: RecordTable<Entry>, slot: number) => string;

/** A follower this far behind starts afresh: the log need not be longer. */
const SHORTEST_LOG = 1024;

export function emptyTable<Entry extends Identified>(): RecordTable<Entry> {
  return {
    slotOf: new Map(),
    ids: [],
    segments: [],
    rows: [],
    read: [],
    free: [],
    log: { dropped: 0, slots: [] },
  };
}

export function sizeOf(table: RecordTable<Identified>): number {
  return table.slotOf.size;
}

/** The slots of those ids that have a record. */
export function slotsOf({ slotOf }: RecordTable<Identified>, ids: Iterable<string>): number[] {
  return [...ids].flatMap((id) => slotOf.get(id) ?? []);
}

/** Whether a slot has a record. */
export function hasRecord({ segments }: RecordTable<Identified>, slot: number): boolean {
  return segments[slot] !== undefined;
}

export function recordOf<Entry extends Identified>(table: RecordTable<Entry>, id: string): Entry | undefined {
  const slot = table.slotOf.get(id);
  return slot === undefined ? undefined : recordAt(table, slot);
}

/** The record of a slot, or undefined where there is none. It is kept for whoever asks next. */
export function recordAt<Entry extends Identified>(
  table: RecordTable<Entry>,
  slot: number,
): Entry | undefined {
  const segment = table.segments[slot];
  if (segment === undefined) return undefined;
  const record = table.read[slot] ?? unpackRow(segment, table.rows[slot] ?? 0);
  table.read[slot] = record;
  return record;
}

/** One value of the record of a slot, without the record; undefined where there is none. */
export function valueAt<Entry extends Identified, Name extends keyof Entry & string>(
  table: RecordTable<Entry>,
  slot: number,
  name: Name,
): Entry[Name] | undefined {
  const segment = table.segments[slot];
  if (segment === undefined) return undefined;
  return valuesOf(segment, name)(table.rows[slot] ?? 0);
}

/** Every record in turn, made for whoever asks and not kept. */
export function* eachRecord<Entry extends Identified>(table: RecordTable<Entry>): Generator<Entry> {
  for (const slot of table.slotOf.values()) {
    const segment = table.segments[slot];
    if (segment) yield unpackRow(segment, table.rows[slot] ?? 0);
  }
}

/** Writes records over those of the same ids, where there are any. */
export function putRecords<Entry extends Identified>(table: RecordTable<Entry>, packed: Packed<Entry>): void {
  const idOf = valuesOf(packed, 'id');
  for (let row = 0; row < packed.count; row++) {
    const id = idOf(row);
    const slot = table.slotOf.get(id) ?? table.free.pop() ?? table.ids.length;
    table.slotOf.set(id, slot);
    table.ids[slot] = id;
    table.segments[slot] = packed;
    table.rows[slot] = row;
    table.read[slot] = undefined;
    noteChange(table, slot);
  }
}

/** The same records as they lie elsewhere now: nothing has changed for whoever follows, and what they lay in can go. */
export function moveRecords<Entry extends Identified>(
  table: RecordTable<Entry>,
  packed: Packed<Entry>,
): void {
  const idOf = valuesOf(packed, 'id');
  for (let row = 0; row < packed.count; row++) {
    const slot = table.slotOf.get(idOf(row));
    if (slot === undefined) continue;
    table.segments[slot] = packed;
    table.rows[slot] = row;
  }
}

export function deleteRecord(table: RecordTable<Identified>, id: string): void {
  const slot = table.slotOf.get(id);
  if (slot === undefined) return;
  table.slotOf.delete(id);
  table.segments[slot] = undefined;
  table.read[slot] = undefined;
  table.free.push(slot);
  noteChange(table, slot);
}

function noteChange({ log, ids }: RecordTable<Identified>, slot: number): void {
  log.slots.push(slot);
  if (log.slots.length <= Math.max(SHORTEST_LOG, ids.length)) return;
  log.dropped += log.slots.length;
  log.slots = [];
}

/** Rises with every change. */
export function versionOf({ log }: RecordTable<Identified>): number {
  return log.dropped + log.slots.length;
}

/** The slots changed since the table was of version `seen`, or 'all' when that is too long ago to tell. */
export function changedSince({ log }: RecordTable<Identified>, seen: number): Set<number> | 'all' {
  return seen < log.dropped || seen === 0 ? 'all' : new Set(log.slots.slice(seen - log.dropped));
}
