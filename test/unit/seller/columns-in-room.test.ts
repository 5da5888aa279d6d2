// Which columns a list of the seller's campaigns has room for.

import { expect, it } from 'vitest';
import { COLUMN_WIDTHS, columnsInRoom, LEAST_NAME_WIDTH } from '#desk/features/seller/columns-in-room.ts';

const all = ['name', 'participation', 'registrationPeriod', 'campaignPeriod', 'partners', 'status'];

it.each([
  [null, all, false],
  [1_000, all, false],
  [740, all, true],
  [664, all.filter((name) => name !== 'campaignPeriod'), true],
  [556, ['name', 'registrationPeriod', 'partners', 'status'], true],
  [408, ['name', 'partners', 'status'], true],
  [100, ['name', 'partners', 'status'], true],
])('has at a width of %s px the columns %s', (width, columns, isCompact) => {
  const room = columnsInRoom(width);
  expect([...room.columns]).toEqual(columns);
  expect(room.isCompact).toBe(isCompact);
});

it('leaves the name its room at every width of a window', () => {
  for (let width = 400; width < 1_600; width += 1) {
    const { columns, isCompact } = columnsInRoom(width);
    let left = width;
    for (const [id, widths] of Object.entries(COLUMN_WIDTHS))
      if (new Set<string>(columns).has(id)) left -= isCompact ? widths.compact : widths.whole;
    expect(left).toBeGreaterThanOrEqual(LEAST_NAME_WIDTH);
  }
});
