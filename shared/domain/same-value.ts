/**
 * Whether two values of plain data say the same. Knows nothing of what they mean.
 */

/** Equal as values: the order of an object's keys does not matter, and a key without a value is as good as none. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const ofA = new Map(Object.entries(a).filter(([, value]) => value !== undefined));
  const ofB = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return (
    ofA.size === ofB.size && [...ofA].every(([key, value]) => ofB.has(key) && sameValue(value, ofB.get(key)))
  );
}
