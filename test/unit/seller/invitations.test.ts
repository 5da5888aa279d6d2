// How many partners are invited in all, and who else there is room for.

import { expect, it } from 'vitest';
import { chosenWith, hasRoomFor, invitedInAll } from '#desk/features/partner-directory/invitations.ts';

it('counts a partner who is invited again once', () => {
  expect(invitedInAll(['1', '2'], ['2', '3'])).toBe(3);
});

it('has room for one more, and for one who counts already', () => {
  expect(hasRoomFor('4', ['1', '2'], ['3'], 4)).toBe(true);
  expect(hasRoomFor('4', ['1', '2'], ['3'], 3)).toBe(false);
  expect(hasRoomFor('2', ['1', '2'], ['3'], 3)).toBe(true);
});

it('chooses as many more as there is room for, each once', () => {
  expect(chosenWith(['3', '4', '2', '5'], ['1', '2'], ['3'], 4)).toEqual(['3', '4', '2']);
});
