/**
 * Records by column: the values of a property in one array, nested records as columns of columns. Records as they are
 * repeat the names of their properties each time; by column a segment is smaller, and quicker to write and to read.
 */

type Column = readonly unknown[] | PackedRecords;

interface PackedRecords {
  readonly count: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** Records of one kind, packed. The kind is known to the types only. */
export interface Packed<Entry> extends PackedRecords {
  readonly kind?: Entry;
}

/** Packs plain records. A property that is undefined comes back as one that is not there. */
export function pack<Entry extends object>(records: readonly Entry[]): Packed<Entry> {
  const plain: readonly unknown[] = records;
  return packColumns(plain.filter(isPlainRecord));
}

/** The records that were packed, in their order. */
export function unpack<Entry extends object>(packed: Packed<Entry>): Entry[] {
  // What pack took apart and nothing has changed since: a test holds the two against each other.
  return unpackColumns(packed) as Entry[];
}

type PlainRecord = Readonly<Record<string, unknown>>;

function isPlainRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function packColumns(records: readonly PlainRecord[]): PackedRecords {
  const names = new Set<string>();
  for (const record of records) for (const name in record) names.add(name);
  const columns = new Map<string, Column>();
  for (const name of names) {
    const values = records.map((record) => record[name]);
    columns.set(name, values.every(isPlainRecord) ? packColumns(values) : values);
  }
  return { count: records.length, columns };
}

function unpackColumns({ count, columns }: PackedRecords): Record<string, unknown>[] {
  const records = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  for (const [name, column] of columns) {
    const values = isPacked(column) ? unpackColumns(column) : column;
    for (let row = 0; row < count; row++) {
      const [record, value] = [records[row], values[row]];
      if (record && value !== undefined) record[name] = value;
    }
  }
  return records;
}

function isPacked(column: Column): column is PackedRecords {
  return !Array.isArray(column);
}
