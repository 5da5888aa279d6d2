/**
 * Records of one kind, packed by column: smaller, and quicker to write and to read than records that repeat the names of their properties.
 * They stay packed in memory too: a record is made when somebody reads it, and a single value without its record.
 */
import { type Columns, columnsOf, innerReaderOf, isPlainRecord, readerOf, recordIn } from './columns.ts';

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

// What pack took apart and nothing has changed since has the types that it had: tests hold the two against each other.

/** The record of a row. */
export function unpackRow<Entry extends object>(packed: Packed<Entry>, row: number): Entry {
  return recordIn(packed, row) as Entry;
}

/** Reads one property of row after row, without the records; undefined where a record does not have it. */
export function valuesOf<Entry extends object, Name extends keyof Entry & string>(
  { columns }: Packed<Entry>,
  name: Name,
): (row: number) => Entry[Name] {
  return readerOf(columns.get(name)) as (row: number) => Entry[Name];
}

/** Reads one property of a nested record of row after row. */
export function innerValuesOf<
  Entry extends object,
  Name extends keyof Entry & string,
  Inner extends keyof Entry[Name] & string,
>({ columns }: Packed<Entry>, name: Name, inner: Inner): (row: number) => Entry[Name][Inner] {
  return innerReaderOf(columns.get(name), inner) as (row: number) => Entry[Name][Inner];
}
