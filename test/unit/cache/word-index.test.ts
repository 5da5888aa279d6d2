import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleteRecord, emptyTable, type RecordTable, valueAt } from '#cache-page/query/record-table.ts';
import {
  emptyIndex,
  findSlots,
  foldWaiting,
  indexChanged,
  searchWords,
} from '#cache-page/query/word-index.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { putRecord } from '#test/fixtures/tables.ts';

describe('folding', () => {
  it.each([
    ['ÉCLAT Crème', 'eclat creme'],
    ['Đặc Biệt Tết', 'dac biet tet'],
    ['ＦＵＬＬ width', 'full width'],
    ['İstanbul', 'istanbul'],
    ['ครีมกันแดด', 'ครีมกันแดด'],
    ['ครีม\u200bกันแดด', 'ครีมกันแดด'],
    ['Mother’s', 'mothers'],
    ["Mother's “Day”", 'mothers day'],
    ['12–12 ‑ sale', '12-12 - sale'],
    ['Łódź Straße Ærø', 'lodz strasse aero'],
    ['مُحَمَّد', 'محمد'],
    ['soft\u00adhyphen\u202e', 'softhyphen'],
    ['می\u200cخواهم', 'میخواهم'],
  ])('%s becomes %s', (text, folded) => {
    expect(foldText(text)).toBe(folded.normalize('NFKD'));
  });

  it('keeps the vowels that tell Thai words apart', () => {
    expect(foldText('ดี')).not.toBe(foldText('ดู'));
  });

  it('leaves no word of blanks', () => {
    expect(searchWords(' \t\n ')).toEqual([]);
    expect(searchWords('a  bb a')).toEqual(['bb', 'a']);
  });
});

interface Note {
  readonly id: string;
  readonly text: string;
}

function textOf(table: RecordTable<Note>, slot: number): string {
  return valueAt(table, slot, 'text') ?? '';
}

describe('finding', () => {
  function notes(...texts: string[]) {
    const table = emptyTable<Note>();
    for (const [index, text] of texts.entries()) putRecord(table, { id: String(index), text });
    const index = emptyIndex();
    const looked: string[] = [];
    const find = (question: string): number[] => [
      ...findSlots(
        index,
        table,
        (_, slot) => {
          looked.push(table.ids[slot] ?? '');
          return textOf(table, slot);
        },
        searchWords(question),
      ),
    ];
    return { table, find, looked };
  }

  it('asks for every word, anywhere in the text', () => {
    const { find } = notes('Rice milk sunscreen', 'milk rice', 'ricemilk');
    expect(find('MILK rice')).toEqual([0, 1, 2]);
    expect(find('sun milk')).toEqual([0]);
    expect(find('sun  cocoa')).toEqual([]);
  });

  it.each([
    ['Mother’s Day', "mother's"],
    ["Mother's Day", 'mother’s'],
    ['Mother’s Day', 'mothers'],
    ['ครีม\u200bกันแดด', 'ครีมกันแดด'],
    ['ครีมกันแดด', 'กัน\u200bแดด'],
    ['12‑12 Sale', '12-12'],
    ['Crème brûlée', 'CREME BRULEE'],
    ['ｆｕｌｌ', 'full'],
  ])('%j is found by %j', (text, question) => {
    expect(notes(text).find(question)).toEqual([0]);
  });

  it('goes on from a narrower question to a wider and back', () => {
    const { find } = notes('abc', 'ab', 'b');
    expect(find('abc')).toEqual([0]);
    expect(find('ab')).toEqual([0, 1]);
    expect(find('b')).toEqual([0, 1, 2]);
    expect(find('abc')).toEqual([0]);
  });

  it('sees what changed since it was last asked, and reads nothing else again', () => {
    const { table, find, looked } = notes('abc', 'abd', 'x');
    expect(find('ab')).toEqual([0, 1]);
    putRecord(table, { id: '2', text: 'abx' });
    deleteRecord(table, '0');
    looked.length = 0;
    expect(find('ab')).toEqual([1, 2]);
    expect(find('abx')).toEqual([2]);
    expect(looked).toEqual(['2']);
  });

  it('does not find a word of nothing but what a regular expression would read', () => {
    const { find } = notes('plain (.*) text', 'plain');
    expect(find('(.*)')).toEqual([0]);
  });

  it('indexes in pieces, and finds the same', () => {
    const { table, find } = notes('one', 'two', 'three');
    const index = emptyIndex();
    expect(indexChanged(index, table, textOf, 2)).toBe(false);
    expect(indexChanged(index, table, textOf, 2)).toBe(true);
    expect([...findSlots(index, table, textOf, ['o'])]).toEqual(find('o'));
  });

  it('is made anew when most of it is dead', () => {
    const { table, find } = notes('kept');
    for (let round = 0; round < 1_500; round++) {
      putRecord(table, { id: '1', text: `round ${round}` });
      if (round % 10 === 0) expect(find('round')).toEqual([1]);
    }
    expect(find('kept')).toEqual([0]);
    expect(find('1499')).toEqual([1]);
    expect(find('1498')).toEqual([]);
  });
});

describe('searching while the index is made', () => {
  const words = ['Glow', 'glowing', 'ÉCLAT', 'sun milk', 'เซรั่มบำรุงผิว', 'zz'];
  const text = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
    .map((list) => list.join(' '));
  const id = fc.integer({ min: 0, max: 12 }).map(String);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), id, text }),
    fc.record({ kind: fc.constant('delete' as const), id }),
    fc.record({ kind: fc.constantFrom('index' as const, 'fold' as const), most: fc.nat(5) }),
    fc.record({
      kind: fc.constant('find' as const),
      question: fc.constantFrom('g', 'glow', 'Éclat', 'sun', 'milk glow', 'ผิว', 'zz eclat', 'none'),
    }),
  );

  it('answers as looking through every text does, however far it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const table = emptyTable<Note>();
        const model = new Map<string, string>();
        const index = emptyIndex();
        for (const step of steps) {
          if (step.kind === 'put') {
            putRecord(table, step);
            model.set(step.id, foldText(step.text));
          } else if (step.kind === 'delete') {
            deleteRecord(table, step.id);
            model.delete(step.id);
          } else if (step.kind === 'find') {
            const asked = searchWords(step.question);
            const found = [...findSlots(index, table, textOf, asked)].map((slot) => table.ids[slot]);
            const expected = [...model].filter(([, folded]) => asked.every((word) => folded.includes(word)));
            expect(found.sort()).toEqual(expected.map(([id]) => id).sort());
          } else if (step.kind === 'index') indexChanged(index, table, textOf, step.most);
          else foldWaiting(index, table, textOf, step.most);
        }
      }),
      { numRuns: 1_000, seed: 1_793_491_200 },
    );
  });

  it('folds a piece at a time, and an indexed text no more', () => {
    const table = emptyTable<{ readonly id: string }>();
    for (const id of ['1', '2', '3']) putRecord(table, { id });
    const index = emptyIndex();
    const looked: string[] = [];
    const textOf = ({ ids }: RecordTable<{ readonly id: string }>, slot: number): string => {
      const id = ids[slot] ?? '';
      looked.push(id);
      return id;
    };
    expect(foldWaiting(index, table, textOf, 2)).toBe(false);
    expect(foldWaiting(index, table, textOf, 2)).toBe(true);
    expect(indexChanged(index, table, textOf)).toBe(true);
    expect([...findSlots(index, table, textOf, ['2'])]).toEqual([1]);
    expect(looked).toEqual(['1', '2', '3']);
  });
});
