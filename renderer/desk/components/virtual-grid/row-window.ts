/**
 * Which rows of a list are in view, and how far to scroll for one that is not: every row is as high as the others, so
 * it is arithmetic. Knows no element. Heights and offsets are in pixels.
 */

/** Where a grid asks for no other. */
export const ROW_HEIGHT = 36;

export interface RowRange {
  readonly first: number;
  /** Included; before `first` when there are no rows. */
  readonly last: number;
}

/** The rows that a view of a height shows, from the row that is at its top. */
export function rowsInView(top: number, viewHeight: number, rowHeight: number, rowCount: number): RowRange {
  // A list that became shorter is scrolled back by the browser; until then its end is shown.
  const most = Math.ceil(viewHeight / rowHeight);
  const first = Math.max(0, Math.min(top, rowCount - most));
  return { first, last: Math.min(first + most, rowCount - 1) };
}

/** The indices to draw: what is in view, `beyond` rows on either side, and the row that has the keyboard, wherever it is. */
export function rowsToDraw(
  { first, last }: RowRange,
  beyond: number,
  active: number,
  rowCount: number,
): number[] {
  const start = Math.max(0, first - beyond);
  const end = Math.min(last + beyond, rowCount - 1);
  const indices = Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index);
  if (active < 0 || active >= rowCount) return indices;
  if (active < start) return [active, ...indices];
  return active > end ? [...indices, active] : indices;
}

/** The scroll offset at which a row is wholly in view: the nearest one, which is where it is when the row can be seen. */
export function offsetToShow(row: number, offset: number, viewHeight: number, rowHeight: number): number {
  const start = row * rowHeight;
  if (start < offset) return start;
  return Math.max(offset, start + rowHeight - viewHeight);
}

/** Where a list can be scrolled to when it should be at `wanted`: no further than its last row. */
export function reachableOffset(
  wanted: number,
  rowCount: number,
  rowHeight: number,
  viewHeight: number,
): number {
  return Math.min(wanted, Math.max(0, rowCount * rowHeight - viewHeight));
}

/** The scroll offset at which a person sees a row that they were led to: as it is when the row is in view, else in the middle. */
export function offsetToReveal(row: number, offset: number, viewHeight: number, rowHeight: number): number {
  const start = row * rowHeight;
  if (start >= offset && start + rowHeight <= offset + viewHeight) return offset;
  return Math.max(0, start - Math.floor((viewHeight - rowHeight) / 2));
}

/** More than a tall window shows. */
const PLACES_IN_VIEW = 60;
/** No list is as long; a remembered offset that nobody can have scrolled to must not take the memory. */
const MOST_PLACES = 50_000;

/** How many places of rows are shown until the first answer says how many there are: enough to scroll back to where one was. */
export function placesBeforeAnswer(scrollOffset: number, rowHeight: number, least: number): number {
  const scrolled = scrollOffset === 0 ? 0 : Math.ceil(scrollOffset / rowHeight) + PLACES_IN_VIEW;
  return Math.min(Math.max(scrolled, least), MOST_PLACES);
}
