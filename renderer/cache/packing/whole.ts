/**
 * Whether what comes from the disk is columns as they were packed: another program, a damaged file or a mistake of an earlier version may have left
 * anything there. Looks at every column's form and length, at no value of it: answers are parsed by their contract besides.
 */
import { type Columns, isPlainRecord } from './columns.ts';

export function isWhole(value: unknown): value is Columns {
  if (!isPlainRecord(value)) return false;
  const { count, columns } = value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && areColumns(columns, count);
}

function areColumns(columns: unknown, count: number): boolean {
  if (!(columns instanceof Map)) return false;
  for (const [name, column] of columns)
    if (typeof name !== 'string' || !isColumn(column, count)) return false;
  return true;
}

function isColumn(column: unknown, count: number): boolean {
  if (Array.isArray(column) || column instanceof Uint16Array || column instanceof Float64Array)
    return column.length === count;
  if (!isPlainRecord(column)) return false;
  if ('columns' in column) return column['count'] === count && isWhole(column);
  const { distinct, places } = column;
  return (
    Array.isArray(distinct) &&
    distinct.every((text) => typeof text === 'string') &&
    places instanceof Uint8Array &&
    places.length === count &&
    places.every((place) => place < distinct.length)
  );
}
