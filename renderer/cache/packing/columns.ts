/**
 * The values of one property of many records, each kind of value in the form that the disk gives back soonest: numbers in typed arrays, repeated
 * texts once, long texts as bytes, nested records as columns of columns. Knows nothing of what the records mean.
 */
import { isPackable, type PackedTexts, packTexts, textAt } from './texts.ts';

export type Column = readonly unknown[] | Numbers | RepeatedTexts | PackedTexts | Columns;

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
const MOST_DISTINCT = 2 ** 8;
const LARGEST_SHORT_NUMBER = 2 ** 16 - 1;
/** Shorter texts are read from bytes no sooner than they are made. */
const LONG_TEXT = 100;

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
  if (values.every((value) => typeof value === 'string')) return textsOf(values);
  return values;
}

function numbersOf(values: readonly number[]): Numbers {
  const areShort = values.every(
    (value) =>
      Number.isInteger(value) && value >= 0 && value <= LARGEST_SHORT_NUMBER && !Object.is(value, -0),
  );
  return areShort ? Uint16Array.from(values) : Float64Array.from(values);
}

function textsOf(values: readonly string[]): Column {
  const units = values.reduce((sum, { length }) => sum + length, 0);
  if (units < LONG_TEXT * values.length) return repeatedTextsOf(values) ?? values;
  return values.every(isPackable) ? packTexts(values) : values;
}

/** Undefined where too few texts are repeated to gain by it. */
function repeatedTextsOf(values: readonly string[]): RepeatedTexts | undefined {
  const most = Math.min(MOST_DISTINCT, values.length / 2);
  const placeOf = new Map<string, number>();
  const places = new Uint8Array(values.length);
  for (const [row, value] of values.entries()) {
    const place = placeOf.get(value) ?? placeOf.size;
    if (place >= most) return undefined;
    placeOf.set(value, place);
    places[row] = place;
  }
  return { distinct: [...placeOf.keys()], places };
}

/** The value of a row; undefined where its record does not have the property. */
export function valueIn(column: Column, row: number): unknown {
  if ('columns' in column) return recordIn(column, row);
  if ('bytes' in column) return textAt(column, row);
  if ('places' in column) return column.distinct[column.places[row] ?? 0];
  return column[row];
}

export function recordIn({ columns }: Columns, row: number): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [name, column] of columns) {
    const value = valueIn(column, row);
    if (value !== undefined) record[name] = value;
  }
  return record;
}
