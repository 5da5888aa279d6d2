// Whether a list of campaigns has room for the partner's column.

import { expect, it } from 'vitest';
import { columnsShown, hasRoomForPartner } from '#desk/features/agency/columns-in-room.ts';

it.each([
  [null, true, true],
  [816, true, true],
  [758, true, false],
  [700, false, false],
])('at a width of %s px: %s under Available, %s under Joined', (width, available, joined) => {
  expect(hasRoomForPartner(width, 'available')).toBe(available);
  expect(hasRoomForPartner(width, 'joined')).toBe(joined);
});

it('leaves out nothing but the partner, and not what the list is sorted by', () => {
  const columns = [{ id: 'name' }, { id: 'partner' }, { id: 'status' }] as const;
  expect(columnsShown(columns, true, 'name')).toEqual(columns);
  expect(columnsShown(columns, false, 'name')).toEqual([columns[0], columns[2]]);
  expect(columnsShown(columns, false, 'partner')).toEqual(columns);
});
