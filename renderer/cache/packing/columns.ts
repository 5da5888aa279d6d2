/**
 * The values of one property of many records, each kind of value in the form that the disk gives back soonest: numbers in typed arrays, texts
 * that are repeated once, nested records as columns of columns. Knows nothing of what the records mean.
 */

export type Column = readonly unknown[] | Numbers | RepeatedTexts | Columns;

/** Records by column. */
export interface Columns {
  readonly count: number;
  readonly columns: ReadonlyMap<string, Column>;
}

type Numbers = Uint16Array | Float64Array;

interface RepeatedTexts {
  readonly distinct: readonly string[];
  /** By row: the place of its text. */
  readonly places: Uint8Array;
}

type PlainRecord = Readonly<Record<string, unknown>>;

/** For fewer values a plain array is the smallest. */
const FEWEST_VALUES = 16;
/** More different texts are hardly repeated: looking for them costs more than it saves. */
const MOST_DISTINCT = 16;
const LARGEST_SHORT_NUMBER = 2 ** 16 - 1;

export function isPlainRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function columnsOf(records: readonly PlainRecord[]): Columns {
  const names = new Set<string>();
  for (const record of records) for (const name in record) names.add(name);
  const columns = new Map<string, Column>();
  for (const name of names) columns.set(name, columnOf(records.map((record) => record[name])));
  return { count: records.length, columns };
}

function columnOf(values: readonly unknown[]): Column {
  if (values.every(isPlainRecord)) return columnsOf(values);
  if (values.length < FEWEST_VALUES) return values;
  if (values.every((value) => typeof value === 'number')) return numbersOf(values);
  if (values.every((value) => typeof value === 'string')) return repeatedTextsOf(values) ?? values;
  return values;
}

function numbersOf(values: readonly number[]): Numbers {
  return values.every(isShort) ? new Uint16Array(values) : new Float64Array(values);
}

function isShort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LARGEST_SHORT_NUMBER && !Object.is(value, -0);
}

/** Undefined where too few texts are repeated to gain by it. */
function repeatedTextsOf(values: readonly string[]): RepeatedTexts | undefined {
  const distinct: string[] = [];
  const places = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? '';
    const known = distinct.indexOf(value);
    const place = known >= 0 ? known : distinct.push(value) - 1;
    if (place >= MOST_DISTINCT) return undefined;
    places[row] = place;
  }
  return { distinct, places };
}

/**
 * Reads row after row of a column; undefined where its record does not have the property. What kind of column it is, is found out once:
 * asking at every row costs more than reading.
 */
export function readerOf(column: Column | undefined): (row: number) => unknown {
  if (column === undefined) return () => undefined;
  if ('columns' in column) return (row) => recordIn(column, row);
  if (!('places' in column)) return (row) => column[row];
  const { distinct, places } = column;
  return (row) => distinct[places[row] ?? 0];
}

/** Reads a property of the nested records of a column. */
export function innerReaderOf(column: Column | undefined, name: string): (row: number) => unknown {
  if (column !== undefined && 'columns' in column) return readerOf(column.columns.get(name));
  const read = readerOf(column);
  return (row) => {
    const value = read(row);
    return isPlainRecord(value) ? value[name] : undefined;
  };
}

export function recordIn({ columns }: Columns, row: number): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [name, column] of columns) {
    const value = readerOf(column)(row);
    if (value !== undefined) record[name] = value;
  }
  return record;
}
