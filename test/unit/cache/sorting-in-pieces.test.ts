import { describe, expect, it } from 'vitest';
import { deleteRecord, emptyTable, type RecordTable, valueAt } from '#cache-page/query/record-table.ts';
import { slotsByText, sortPiece, unsorted } from '#cache-page/query/sorted-order.ts';
import { sortingInPieces } from '#cache-page/query/sorting-in-pieces.ts';
import { putRecord } from '#test/fixtures/tables.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
}
const nameOf = (table: RecordTable<Entry>, slot: number): string => valueAt(table, slot, 'name') ?? '';

/** The same numbers each time, below `limit`, in no order. */
const scattered = (count: number, limit: number): number[] =>
  Array.from({ length: count }, (_, index) => (index * 7_919 + 13) % limit);

describe('sorting in pieces', () => {
  it.each([0, 1, 4_096, 4_097, 20_500])('gives the order of sorting %i at once', (count) => {
    const values = scattered(count, 50_021);
    const pieces = sortingInPieces(values, (left, right) => left - right);
    let step = pieces.next();
    let number = 0;
    for (; !step.done; step = pieces.next()) number += 1;
    expect(step.value).toEqual([...values].sort((left, right) => left - right));
    expect(number).toBeGreaterThanOrEqual(Math.ceil(count / 4_096));
  });

  it('keeps equals in their order', () => {
    const values = scattered(9_000, 9_001).map((place) => ({ place, key: place % 3 }));
    const pieces = sortingInPieces(values, (left, right) => left.key - right.key);
    let step = pieces.next();
    while (!step.done) step = pieces.next();
    expect(step.value).toEqual([...values].sort((left, right) => left.key - right.key));
  });
});

describe('the first order by a text, made ahead', () => {
  const table = (): RecordTable<Entry> => {
    const entries = emptyTable<Entry>();
    for (const [row, number] of scattered(9_000, 6_007).entries())
      putRecord(entries, { id: String(row + 1), name: `Campaign ${number}` });
    return entries;
  };

  it('is the one that would have been made when it is asked for', () => {
    const entries = table();
    const order = unsorted();
    let pieces = 1;
    while (!sortPiece(order, entries, nameOf)) pieces += 1;
    expect(pieces).toBeGreaterThan(3);
    const ahead = order.slots;
    expect(slotsByText(order, entries, nameOf)).toBe(ahead);
    expect(ahead).toEqual(slotsByText(unsorted(), entries, nameOf));
  });

  it('begins again when the records change meanwhile, and later changes are merged in', () => {
    const entries = table();
    const order = unsorted();
    for (let piece = 0; piece < 3; piece++) expect(sortPiece(order, entries, nameOf)).toBe(false);
    putRecord(entries, { id: '5', name: 'Aardvark' });
    deleteRecord(entries, '6');
    while (!sortPiece(order, entries, nameOf)) expect(order.seen).toBe(0);
    expect(order.slots).toEqual(slotsByText(unsorted(), entries, nameOf));
    putRecord(entries, { id: '7', name: 'Aardwolf' });
    expect(sortPiece(order, entries, nameOf)).toBe(true);
    expect(slotsByText(order, entries, nameOf)).toEqual(slotsByText(unsorted(), entries, nameOf));
  });

  it('of no records is made at once', () => {
    expect(sortPiece(unsorted(), emptyTable<Entry>(), nameOf)).toBe(true);
  });
});
