/**
 * Records of one kind, packed by column: smaller, and quicker to write and to read than records that repeat the names of their properties.
 * They stay packed in memory too: a record is made when somebody reads it, and a single value without its record.
 */
import { type Columns, columnsOf, isPlainRecord, recordIn, valueIn } from './columns.ts';

/** The kind is known to the types only. */
export interface Packed<Entry> extends Columns {
  readonly kind?: Entry;
}

/** Packs plain records. A property that is undefined comes back as one that is not there. */
export function pack<Entry extends object>(records: readonly Entry[]): Packed<Entry> {
  const plain: readonly unknown[] = records;
  return columnsOf(plain.filter(isPlainRecord));
}

/** The records that were packed, in their order. */
export function unpack<Entry extends object>(packed: Packed<Entry>): Entry[] {
  return Array.from({ length: packed.count }, (_, row) => unpackRow(packed, row));
}

/** The record of a row. */
export function unpackRow<Entry extends object>(packed: Packed<Entry>, row: number): Entry {
  // What pack took apart and nothing has changed since: a test holds the two against each other.
  return recordIn(packed, row) as Entry;
}

/** One value of a row; undefined where the record does not have it. */
export function unpackValue<Entry extends object, Name extends keyof Entry & string>(
  { columns }: Packed<Entry>,
  row: number,
  name: Name,
): Entry[Name] {
  const column = columns.get(name);
  return (column === undefined ? undefined : valueIn(column, row)) as Entry[Name];
}
