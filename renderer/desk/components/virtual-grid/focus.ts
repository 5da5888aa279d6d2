/**
 * Where the keyboard is in a grid, and where a key takes it: the ARIA grid pattern as a pure function.
 * Knows no element.
 */

/** A whole row, or with a column one of its cells. Row and column count from 0; row -1 is the header. */
export interface GridPosition {
  readonly row: number;
  readonly column: number | null;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page key moves. */
  readonly page: number;
}

export const HEADER_ROW = -1;

/** The position that a key leads to, or null when the key is not the grid's. */
export function moveFocus(
  at: GridPosition,
  key: { readonly name: string; readonly ctrl: boolean },
  size: GridSize,
): GridPosition | null {
  const lastRow = size.rows - 1;
  // Columns of the header are columns to sort by: below it begins with whole rows.
  const column = at.row === HEADER_ROW ? null : at.column;
  const toRow = (row: number): GridPosition =>
    size.rows === 0 ? header(at, size) : { row: Math.min(Math.max(row, 0), lastRow), column };
  switch (key.name) {
    case 'ArrowDown':
      return toRow(at.row + 1);
    case 'ArrowUp':
      return at.row <= 0 ? header(at, size) : toRow(at.row - 1);
    case 'PageDown':
      return toRow(Math.max(at.row, 0) + size.page);
    case 'PageUp':
      return toRow(at.row - size.page);
    case 'Home':
      return at.column !== null && !key.ctrl ? { row: at.row, column: 0 } : toRow(0);
    case 'End':
      return at.column !== null && !key.ctrl ? { row: at.row, column: size.columns - 1 } : toRow(lastRow);
    case 'ArrowRight':
      return { row: at.row, column: Math.min(at.column === null ? 0 : at.column + 1, size.columns - 1) };
    case 'ArrowLeft':
      return toTheLeft(at);
    default:
      return null;
  }
}

/** The header has no whole row to stand on: its first column does. */
function header(at: GridPosition, size: GridSize): GridPosition {
  return { row: HEADER_ROW, column: Math.min(at.column ?? 0, size.columns - 1) };
}

/** Left of a row's first cell is the row itself. */
function toTheLeft(at: GridPosition): GridPosition {
  if (at.column === null || at.column > 0)
    return { row: at.row, column: at.column === null ? null : at.column - 1 };
  return at.row === HEADER_ROW ? at : { row: at.row, column: null };
}
