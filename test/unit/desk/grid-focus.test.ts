// The keyboard in a grid: every key of the ARIA grid pattern, at every edge.
import { describe, expect, it } from 'vitest';
import { HEADER_ROW, moveFocus } from '#desk/components/virtual-grid/focus.ts';

const SIZE = { rows: 100, columns: 6, page: 10 };
const press = (row: number, column: number | null, name: string, ctrl = false, size = SIZE) =>
  moveFocus({ row, column }, { name, ctrl }, size);

describe('moveFocus', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 15],
    ['PageDown', 95, 99],
    ['PageUp', 15, 5],
    ['PageUp', 3, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s takes row %i to row %i', (key, from, to) => {
    expect(press(from, null, key)).toEqual({ row: to, column: null });
  });

  it('goes from a row into its cells and back', () => {
    expect(press(5, null, 'ArrowRight')).toEqual({ row: 5, column: 0 });
    expect(press(5, 0, 'ArrowRight')).toEqual({ row: 5, column: 1 });
    expect(press(5, 5, 'ArrowRight')).toEqual({ row: 5, column: 5 });
    expect(press(5, 1, 'ArrowLeft')).toEqual({ row: 5, column: 0 });
    expect(press(5, 0, 'ArrowLeft')).toEqual({ row: 5, column: null });
    expect(press(5, null, 'ArrowLeft')).toEqual({ row: 5, column: null });
  });

  it('keeps the column when rows change, and Home and End stay in the row there', () => {
    expect(press(5, 3, 'ArrowDown')).toEqual({ row: 6, column: 3 });
    expect(press(5, 3, 'Home')).toEqual({ row: 5, column: 0 });
    expect(press(5, 3, 'End')).toEqual({ row: 5, column: 5 });
    expect(press(5, 3, 'Home', true)).toEqual({ row: 0, column: 3 });
    expect(press(5, 3, 'End', true)).toEqual({ row: 99, column: 3 });
  });

  it('goes to the header above the first row, and from it to whole rows', () => {
    expect(press(0, null, 'ArrowUp')).toEqual({ row: HEADER_ROW, column: 0 });
    expect(press(0, 2, 'ArrowUp')).toEqual({ row: HEADER_ROW, column: 2 });
    expect(press(HEADER_ROW, 2, 'ArrowDown')).toEqual({ row: 0, column: null });
    expect(press(HEADER_ROW, 0, 'ArrowLeft')).toEqual({ row: HEADER_ROW, column: 0 });
  });

  it('stays in the header of an empty grid', () => {
    const empty = { ...SIZE, rows: 0 };
    expect(press(HEADER_ROW, 2, 'ArrowDown', false, empty)).toEqual({ row: HEADER_ROW, column: 2 });
    expect(press(0, null, 'End', false, empty)).toEqual({ row: HEADER_ROW, column: 0 });
  });

  it('leaves other keys alone', () => {
    expect(press(5, null, 'Enter')).toBeNull();
    expect(press(5, null, 'a')).toBeNull();
  });
});
