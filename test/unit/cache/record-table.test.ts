// The table of packed records: what lies where, and who is told of a change.
import { describe, expect, it } from 'vitest';
import { pack } from '#cache-page/packing/records.ts';
import {
  changedSince,
  deleteRecord,
  eachRecord,
  emptyTable,
  moveRecords,
  putRecords,
  recordAt,
  recordOf,
  sizeOf,
  valueAt,
  versionOf,
} from '#cache-page/query/record-table.ts';

interface Note {
  readonly id: string;
  readonly text: string;
}

function notes(...texts: string[]) {
  const table = emptyTable<Note>();
  putRecords(table, pack(texts.map((text, index) => ({ id: String(index), text }))));
  return table;
}

describe('a table of packed records', () => {
  it('reads a record by its id, and a value without the record', () => {
    const table = notes('a', 'b');
    expect(recordOf(table, '1')).toEqual({ id: '1', text: 'b' });
    expect(valueAt(table, 0, 'text')).toBe('a');
    expect(recordOf(table, '2')).toBeUndefined();
  });

  it('shows what was written last, also after the record was read', () => {
    const table = notes('a', 'b');
    recordAt(table, 0);
    putRecords(table, pack([{ id: '0', text: 'later' }]));
    expect(recordOf(table, '0')?.text).toBe('later');
    expect([...eachRecord(table)].map(({ text }) => text)).toEqual(['later', 'b']);
  });

  it('has nothing where a record was deleted, until another takes the slot', () => {
    const table = notes('a', 'b');
    recordAt(table, 0);
    deleteRecord(table, '0');
    expect([recordAt(table, 0), valueAt(table, 0, 'text'), sizeOf(table)]).toEqual([undefined, undefined, 1]);
    putRecords(table, pack([{ id: '7', text: 'new' }]));
    expect(recordAt(table, 0)).toEqual({ id: '7', text: 'new' });
  });

  it('tells of what was written and deleted, and not of what only lies elsewhere', () => {
    const table = notes('a', 'b', 'c');
    const seen = versionOf(table);
    const [first] = table.segments;
    moveRecords(table, pack([...eachRecord(table)]));
    expect(versionOf(table)).toBe(seen);
    expect(table.segments.every((segment) => segment !== first)).toBe(true);
    putRecords(table, pack([{ id: '2', text: 'changed' }]));
    deleteRecord(table, '0');
    expect(changedSince(table, seen)).toEqual(new Set([2, 0]));
    expect([...eachRecord(table)].map(({ text }) => text)).toEqual(['b', 'changed']);
  });

  it('does not move a record that is gone meanwhile', () => {
    const table = notes('a', 'b');
    const packed = pack([...eachRecord(table)]);
    deleteRecord(table, '0');
    moveRecords(table, packed);
    expect(recordOf(table, '0')).toBeUndefined();
    expect(sizeOf(table)).toBe(1);
  });
});
