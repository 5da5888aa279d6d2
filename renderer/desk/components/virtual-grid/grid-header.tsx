/** The header row of a grid: names of columns, sorting, and the checkbox for all rows. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Checkbox } from '../checkbox.tsx';
import { classNames } from '../class-names.ts';
import type { GridColumn, GridSort } from './column.ts';
import { type GridPosition, HEADER_ROW } from './focus.ts';

export interface CheckAll {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly isDisabled?: boolean;
  readonly onToggle: () => void;
}

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly checkAll?: CheckAll | undefined;
  readonly sort?: GridSort | undefined;
  readonly onSort?: ((column: string) => void) | undefined;
  readonly active: GridPosition;
  readonly focused: (position: GridPosition) => void;
}

export function GridHeader<Row>({ columns, checkAll, sort, onSort, active, focused }: GridHeaderProps<Row>) {
  const shift = checkAll ? 1 : 0;
  // One header cell is in the tab order: the one that the keyboard left, else the first.
  const tabStop = active.row === HEADER_ROW ? (active.column ?? 0) : 0;
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" className="grid-row grid-row-head" aria-rowindex={1} data-row={HEADER_ROW}>
        {checkAll && (
          <div role="columnheader" className="grid-cell grid-cell-check" aria-colindex={1} data-column={0}>
            <Checkbox
              label={checkAll.label}
              hideLabel
              isSelected={checkAll.state === 'all'}
              isIndeterminate={checkAll.state === 'some'}
              isDisabled={checkAll.isDisabled ?? false}
              onChange={checkAll.onToggle}
              onFocus={() => focused({ row: HEADER_ROW, column: 0 })}
            />
          </div>
        )}
        {columns.map((column, index) => {
          const position = index + shift;
          const sorted = sort?.column === column.id ? sort.direction : null;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classNames(
                'grid-cell',
                column.align === 'end' && 'grid-cell-end',
                column.hideHeader && 'visually-hidden',
              )}
              aria-colindex={position + 1}
              aria-sort={column.sortable ? (sorted ?? 'none') : undefined}
              data-column={position}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className="grid-sort"
                  tabIndex={position === tabStop ? 0 : -1}
                  onClick={() => onSort?.(column.id)}
                  onFocus={() => focused({ row: HEADER_ROW, column: position })}
                >
                  <SortableName name={column.header} sorted={sorted} arrowFirst={column.align === 'end'} />
                </button>
              ) : (
                <span>{column.header}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface SortableNameProps {
  readonly name: string;
  readonly sorted: GridSort['direction'] | null;
  /** Before the name, where the name stands at the end of its column. */
  readonly arrowFirst: boolean;
}

/** A name that may wrap, with an arrow beside its first or its last word. */
function SortableName({ name, sorted, arrowFirst }: SortableNameProps) {
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  const arrow = sorted && <Arrow size={12} aria-hidden />;
  const words = name.split(' ');
  const glued = arrowFirst ? words.shift() : words.pop();
  const beside = (
    <span className="grid-glued">
      {arrow}
      {glued}
    </span>
  );
  return arrowFirst ? (
    <>
      {beside} {words.join(' ')}
    </>
  ) : (
    <>
      {words.join(' ')} {beside}
    </>
  );
}
