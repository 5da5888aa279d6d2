import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleteRecord, emptyTable, valueAt } from '#cache-page/query/record-table.ts';
import { byId, slotsByText, sortedSlots, unsorted } from '#cache-page/query/sorted-order.ts';
import { putRecord, recordsOf } from '#test/fixtures/tables.ts';

interface Entry {
  readonly id: string;
  readonly value: number;
}

const id = fc.integer({ min: 1, max: 40 }).map(String);
/** Small ones that tie, times, and some that do not fit beside a slot. */
const value = fc.constantFrom(0, 1, 2, 1_793_491_200, 1_793_491_201, 253_402_300_799);
const change = fc.oneof(fc.record({ id, value }), id);

describe('a kept order', () => {
  it('is that of sorting everything again, whatever has changed', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 60 }), { maxLength: 6 }), (rounds) => {
        const table = emptyTable<Entry>();
        const order = unsorted();
        const numbers: number[] = [];
        for (const changes of rounds) {
          for (const entry of changes) {
            if (typeof entry === 'string') deleteRecord(table, entry);
            else putRecord(table, entry);
          }
          for (const [slot, record] of recordsOf(table).entries()) numbers[slot] = record?.value ?? 0;
          const compare = byId(table, (left, right) => (numbers[left] ?? 0) - (numbers[right] ?? 0));
          const slots = sortedSlots(order, table, compare, () => numbers);
          const expected = recordsOf(table)
            .filter((record) => record !== undefined)
            .sort((a, b) => a.value - b.value || Number(a.id) - Number(b.id));
          expect([...slots].map((slot) => recordsOf(table)[slot])).toEqual(expected);
        }
      }),
      { seed: 1_793_491_200 },
    );
  });

  it('takes texts as people sort them, and ids by their length first', () => {
    const table = emptyTable<{ id: string; name: string }>();
    const names = [
      ['10', 'ähnlich'],
      ['9', 'Ähnlich'],
      ['100', 'zebra'],
      ['8', 'Zebra'],
      ['7', 'apple'],
      ['3', 'apple'],
      ['20', 'apple'],
    ];
    for (const [key = '', name = ''] of names) putRecord(table, { id: key, name });
    const sorted = [...slotsByText(unsorted(), table, (_, slot) => valueAt(table, slot, 'name') ?? '')].map(
      (slot) => table.ids[slot],
    );
    expect(sorted).toEqual(['10', '9', '3', '7', '20', '100', '8']);
  });
});
