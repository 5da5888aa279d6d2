/**
 * How many partners are invited, of those that were before and those that are chosen now, and who else there is room for. A partner who
 * declined and is invited again counts once. Pure.
 */

export function invitedInAll(before: readonly string[], chosen: readonly string[]): number {
  return new Set([...before, ...chosen]).size;
}

/** Whether one more partner may be chosen: there is room, or the partner counts already. */
export function hasRoomFor(
  partnerId: string,
  before: readonly string[],
  chosen: readonly string[],
  most: number,
): boolean {
  return before.includes(partnerId) || invitedInAll(before, chosen) < most;
}

/** Those chosen with as many more as there is room for, in their order. */
export function chosenWith(
  more: readonly string[],
  before: readonly string[],
  chosen: readonly string[],
  most: number,
): string[] {
  const all = [...chosen];
  for (const id of more) if (!all.includes(id) && hasRoomFor(id, before, all, most)) all.push(id);
  return all;
}
