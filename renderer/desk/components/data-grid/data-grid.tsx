/**
 * A small grid with all of its rows in the document: the look and the keys of the virtual grid, rows as high as
 * what they hold, and room for buttons in cells.
 */
import { useRef } from 'react';
import { type GridColumn, gridTracks } from '../virtual-grid/column.ts';
import { GridHeader } from '../virtual-grid/grid-header.tsx';
import { GridRow } from '../virtual-grid/grid-row.tsx';
import { useGridFocus } from '../virtual-grid/use-grid-focus.ts';
import '../virtual-grid/grid.css';
import './data-grid.css';

interface DataGridProps<Row> {
  /** The grid's accessible name. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** A row's accessible name. */
  readonly rowLabel: (row: Row) => string;
}

const ROWS_OF_A_PAGE = 10;

export function DataGrid<Row>({ label, columns, rows, rowId, rowLabel }: DataGridProps<Row>) {
  const grid = useRef<HTMLDivElement>(null);
  const { active, focused, onKeyDown } = useGridFocus(
    grid,
    () => ({ rows: rows.length, columns: columns.length, page: ROWS_OF_A_PAGE }),
    (row) => grid.current?.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: 'nearest' }),
  );
  return (
    <div
      ref={grid}
      role="grid"
      className="grid grid-small"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      style={gridTracks(columns.map(({ track }) => track))}
      onKeyDown={onKeyDown}
    >
      <GridHeader columns={columns} active={active} focused={focused} />
      <div role="rowgroup" className="grid-body">
        {rows.map((row, index) => (
          <GridRow
            key={rowId(row)}
            row={row}
            id={rowId(row)}
            label={rowLabel(row)}
            index={index}
            columns={columns}
            isSelected={false}
            hasCheck={false}
            isActive={index === Math.max(0, active.row)}
            focused={focused}
          />
        ))}
      </div>
    </div>
  );
}
