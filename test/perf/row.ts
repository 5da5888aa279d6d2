/** One line of the bench's table. */
export interface Row {
  readonly name: string;
  /** Records in the cache. */
  readonly size: number;
  readonly unit: 'ms' | 'MB';
  readonly ours: number;
  /** Dexie with one row a record, in the same run; null where there is nothing to compare. */
  readonly dexie: number | null;
  /** How many times ours Dexie takes. */
  readonly ratio: number | null;
}

export function rowOf(
  name: string,
  size: number,
  unit: Row['unit'],
  ours: number,
  dexie: number | null,
): Row {
  return { name, size, unit, ours, dexie, ratio: dexie === null ? null : dexie / ours };
}
