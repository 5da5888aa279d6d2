/** One row of a grid: named, selectable, with its cells in their columns; or its place while it is on its way. */
import type { CSSProperties, MouseEvent } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { classNames } from '../class-names.ts';
import { Skeleton } from '../skeleton.tsx';
import type { GridColumn } from './column.ts';
import type { GridPosition } from './focus.ts';

export interface RowCheck {
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: () => void;
}

interface GridRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly check?: RowCheck | undefined;
  readonly focused: (position: GridPosition) => void;
  readonly onPress?: ((row: Row, index: number) => void) | undefined;
  readonly style?: CSSProperties | undefined;
}

export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, label, columns, isSelected, isActive, check, focused, onPress, style } = props;
  const shift = check ? 1 : 0;
  const press = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button, input, label, a')) return;
    if (check) check.onToggle();
    else onPress?.(row, index);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's, which hears them for every row.
    <div
      role="row"
      className={classNames('grid-row', onPress && 'grid-row-pressable')}
      aria-label={label}
      aria-rowindex={index + 2}
      aria-selected={check ? check.isChecked : isSelected}
      aria-disabled={check?.isDisabled || undefined}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      style={style}
      onClick={press}
      onFocus={(event) => focused({ row: index, column: columnOf(event.target) })}
    >
      {check && (
        <div role="gridcell" className="grid-cell grid-cell-check" aria-colindex={1} data-column={0}>
          <Checkbox
            label={label}
            hideLabel
            isSelected={check.isChecked}
            isDisabled={check.isDisabled}
            onChange={check.onToggle}
            excludeFromTabOrder
          />
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          className={classNames('grid-cell', column.align === 'end' && 'grid-cell-end')}
          aria-colindex={position + shift + 1}
          data-column={position + shift}
          tabIndex={-1}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** The column that an element of a row is in, or null for the row itself. */
function columnOf(target: Element): number | null {
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return column === undefined ? null : Number(column);
}

interface SkeletonRowProps {
  readonly index: number;
  readonly columnCount: number;
  readonly style: CSSProperties;
}

export function SkeletonRow({ index, columnCount, style }: SkeletonRowProps) {
  return (
    <div role="row" className="grid-row" aria-rowindex={index + 2} aria-label="Loading" style={style}>
      {Array.from({ length: columnCount }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places of columns do not move.
        <div role="gridcell" className="grid-cell" key={column} aria-colindex={column + 1}>
          <Skeleton width={`${40 + ((index * 7 + column * 13) % 40)}%`} />
        </div>
      ))}
    </div>
  );
}
