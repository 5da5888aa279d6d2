/** What a grid needs to know of a column; shared by the virtual grid and the small one. */
import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  readonly id: string;
  /** The column header's words and accessible name. */
  readonly header: string;
  /** A CSS grid track, e.g. "minmax(200px, 2fr)". */
  readonly track: string;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The sort that choosing a column's header leads to: ascending first, then the other way. */
export function nextSort(sort: GridSort, column: string): GridSort {
  const turn = sort.column === column && sort.direction === 'ascending';
  return { column, direction: turn ? 'descending' : 'ascending' };
}
