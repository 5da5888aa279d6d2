/** What a grid needs to know of a column; shared by the virtual grid and the small one. */
import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  readonly id: string;
  /** The column header's words and accessible name. */
  readonly header: string;
  /** Where its cells stand below the others, its header is only spoken. */
  readonly hideHeader?: boolean;
  /** A CSS grid track that begins with its least width in pixels: "minmax(200px, 2fr)", "80px". */
  readonly track: string;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/** The tracks of a grid and the least width of a row, as the custom properties that grid.css lays rows out by. */
export function gridTracks(tracks: readonly string[]): { '--grid-columns': string; '--grid-least': string } {
  const least = tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0);
  return { '--grid-columns': tracks.join(' '), '--grid-least': `${least + 2 * ROW_PADDING}px` };
}

/** In pixels, at either end of a row; grid.css says the same. */
const ROW_PADDING = 8;

export interface GridSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The sort that choosing a column's header leads to: ascending first, then the other way. */
export function nextSort(sort: GridSort, column: string): GridSort {
  const turn = sort.column === column && sort.direction === 'ascending';
  return { column, direction: turn ? 'descending' : 'ascending' };
}
