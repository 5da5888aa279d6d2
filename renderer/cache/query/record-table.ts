/**
 * The records of a collection in memory, each in a numbered slot that it keeps while it lives. What is derived from
 * them (columns, orders, folded text) is kept by slot and caught up from the log of changed slots, so that its cost
 * grows with what changed. Knows nothing of storage.
 */

interface Identified {
  readonly id: string;
}

export interface RecordTable<Entry extends Identified> {
  readonly slotOf: Map<string, number>;
  /** By slot; undefined where a record was deleted and its slot waits for another. */
  readonly records: (Entry | undefined)[];
  readonly free: number[];
  readonly log: { dropped: number; slots: number[] };
}

/** A follower this far behind starts afresh: the log need not be longer. */
const SHORTEST_LOG = 1024;

export function emptyTable<Entry extends Identified>(): RecordTable<Entry> {
  return { slotOf: new Map(), records: [], free: [], log: { dropped: 0, slots: [] } };
}

export function sizeOf(table: RecordTable<Identified>): number {
  return table.slotOf.size;
}

export function recordOf<Entry extends Identified>(table: RecordTable<Entry>, id: string): Entry | undefined {
  const slot = table.slotOf.get(id);
  return slot === undefined ? undefined : table.records[slot];
}

/** Writes a record over the one of the same id, if there is one. */
export function putRecord<Entry extends Identified>(table: RecordTable<Entry>, record: Entry): void {
  const slot = table.slotOf.get(record.id) ?? table.free.pop() ?? table.records.length;
  table.slotOf.set(record.id, slot);
  table.records[slot] = record;
  noteChange(table, slot);
}

export function deleteRecord(table: RecordTable<Identified>, id: string): void {
  const slot = table.slotOf.get(id);
  if (slot === undefined) return;
  table.slotOf.delete(id);
  table.records[slot] = undefined;
  table.free.push(slot);
  noteChange(table, slot);
}

function noteChange({ log, records }: RecordTable<Identified>, slot: number): void {
  log.slots.push(slot);
  if (log.slots.length <= Math.max(SHORTEST_LOG, records.length)) return;
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
