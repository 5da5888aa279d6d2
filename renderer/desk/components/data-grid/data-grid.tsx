/**
 * A small grid with all of its rows in the document: the look and the keys of the virtual grid, rows as high as
 * what they hold, and room for buttons in cells.
 */
import { useLayoutEffect, useRef } from 'react';
import { type GridColumn, gridTracks } from '../virtual-grid/column.ts';
import { GridHeader } from '../virtual-grid/grid-header.tsx';
import { GridRow } from '../virtual-grid/grid-row.tsx';
import { RowMenu } from '../virtual-grid/row-menu.tsx';
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
  /** The row that a person was led to. */
  readonly markedId?: string | null;
  /** It is still to be brought into view and focused; `onLed` says that it is. */
  readonly led?: boolean;
  readonly onLed?: () => void;
}

const ROWS_OF_A_PAGE = 10;

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rows, rowId, rowLabel, markedId = null, led = false, onLed } = props;
  const grid = useRef<HTMLDivElement>(null);
  const { active, focused, goTo, onKeyDown } = useGridFocus(
    grid,
    () => ({ rows: rows.length, columns: columns.length, page: ROWS_OF_A_PAGE }),
    (row) => grid.current?.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: 'nearest' }),
  );
  const markedIndex = markedId === null ? -1 : rows.findIndex((row) => rowId(row) === markedId);
  useLayoutEffect(() => {
    if (!led || markedIndex < 0) return;
    goTo(markedIndex, true);
    onLed?.();
  }, [led, markedIndex, goTo, onLed]);
  return (
    <>
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
              isSelected={index === markedIndex}
              hasCheck={false}
              isActive={index === Math.max(0, active.row)}
              focused={focused}
            />
          ))}
        </div>
      </div>
      <RowMenu grid={grid} />
    </>
  );
}
