// Which rows of a list of equal rows are drawn, and how far the grid scrolls for one.
import { describe, expect, it } from 'vitest';
import {
  offsetToReveal,
  offsetToShow,
  reachableOffset,
  rowsInView,
  rowsToDraw,
} from '#desk/components/virtual-grid/row-window.ts';

describe('rowsInView', () => {
  it('are those that the view is high enough for, a cut one at its end included', () => {
    expect(rowsInView(0, 100, 36, 1_000)).toEqual({ first: 0, last: 3 });
    expect(rowsInView(50, 100, 36, 1_000)).toEqual({ first: 50, last: 53 });
  });

  it('end with the list', () => {
    expect(rowsInView(997, 100, 36, 1_000)).toEqual({ first: 997, last: 999 });
    expect(rowsInView(0, 100, 36, 2)).toEqual({ first: 0, last: 1 });
  });

  it('are the last ones where a list became shorter than it is scrolled', () => {
    expect(rowsInView(900, 100, 36, 10)).toEqual({ first: 7, last: 9 });
  });

  it('are none of an empty list', () => {
    const { first, last } = rowsInView(0, 100, 36, 0);
    expect(last).toBeLessThan(first);
  });
});

describe('rowsToDraw', () => {
  it('are some more on either side, within the list', () => {
    expect(rowsToDraw({ first: 5, last: 7 }, 2, 5, 100)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(rowsToDraw({ first: 0, last: 1 }, 2, 0, 3)).toEqual([0, 1, 2]);
  });

  it('hold the row with the keyboard wherever it is, in the order of the list', () => {
    expect(rowsToDraw({ first: 50, last: 51 }, 0, 3, 100)).toEqual([3, 50, 51]);
    expect(rowsToDraw({ first: 50, last: 51 }, 0, 90, 100)).toEqual([50, 51, 90]);
    expect(rowsToDraw({ first: 50, last: 51 }, 0, 51, 100)).toEqual([50, 51]);
  });

  it('hold no row that is not in the list', () => {
    expect(rowsToDraw({ first: 0, last: -1 }, 4, 0, 0)).toEqual([]);
    expect(rowsToDraw({ first: 0, last: 1 }, 4, 7, 2)).toEqual([0, 1]);
  });
});

describe('offsetToShow', () => {
  it('stays where the row is wholly in view', () => {
    expect(offsetToShow(3, 72, 108, 36)).toBe(72);
    expect(offsetToShow(4, 72, 108, 36)).toBe(72);
  });

  it('goes back until the row begins at the top', () => {
    expect(offsetToShow(1, 72, 108, 36)).toBe(36);
  });

  it('goes on until the row ends at the bottom', () => {
    expect(offsetToShow(5, 72, 108, 36)).toBe(108);
    expect(offsetToShow(999, 0, 108, 36)).toBe(999 * 36 + 36 - 108);
  });
});

describe('where a list was left', () => {
  it('is reached as far as the list is long', () => {
    expect(reachableOffset(2_000, 12, 52, 600)).toBe(24);
    expect(reachableOffset(2_000, 500, 52, 600)).toBe(2_000);
    expect(reachableOffset(2_000, 0, 52, 600)).toBe(0);
  });
});

describe('a row that a person is led to', () => {
  it('stays where it is when it is wholly in view, and comes to the middle when it is not', () => {
    expect(offsetToReveal(12, 360, 360, 36)).toBe(360);
    expect(offsetToReveal(100, 0, 396, 36)).toBe(3_600 - 180);
    expect(offsetToReveal(1, 720, 396, 36)).toBe(0);
  });
});
