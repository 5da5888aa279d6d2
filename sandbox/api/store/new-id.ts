/** Ids of records that are made while the API runs. Those of a sown world come from its seed. */

/** 19 digits: the second, then chance. Ids of one second are in no order, and need none. */
export function newId(now: number): string {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${now.toString().padStart(10, '0').slice(-10)}${String(chance % 1_000_000_000).padStart(9, '0')}`;
}
