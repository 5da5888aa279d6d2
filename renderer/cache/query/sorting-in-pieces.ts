/**
 * Sorts in pieces of a few milliseconds: runs first, then the runs two by two. Whoever asks for the pieces decides what happens
 * between them. Knows nothing of what is sorted.
 */

const RUN = 4_096;

/** Yields after each piece, and returns the sorted values. */
export function* sortingInPieces<Value extends NonNullable<unknown>>(
  values: readonly Value[],
  compare: (left: Value, right: Value) => number,
): Generator<undefined, Value[]> {
  let runs: Value[][] = [];
  for (let start = 0; start < values.length; start += RUN) {
    runs.push(values.slice(start, start + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Value[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      longer.push(mergedRuns(runs[index] ?? [], runs[index + 1] ?? [], compare));
      yield;
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Of equals, those of the left run come first. */
function mergedRuns<Value extends NonNullable<unknown>>(
  left: readonly Value[],
  right: readonly Value[],
  compare: (left: Value, right: Value) => number,
): Value[] {
  const merged: Value[] = [];
  let next = 0;
  for (const value of right) {
    for (let before = left[next]; before !== undefined && compare(before, value) <= 0; before = left[next]) {
      merged.push(before);
      next += 1;
    }
    merged.push(value);
  }
  return merged.concat(left.slice(next));
}
