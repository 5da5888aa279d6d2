/** One row of a grid: named, selectable, with its cells in their columns; or its place while it is on its way. */
import { type CSSProperties, type MouseEvent, useMemo } from 'react';
import { shownName } from '#shared/domain/plain-text.ts';
import { Checkbox } from '../checkbox.tsx';
import { classNames } from '../class-names.ts';
import { describedBy } from '../field-parts.tsx';
import { Skeleton } from '../skeleton.tsx';
import type { GridColumn } from './column.ts';
import type { GridPosition } from './focus.ts';

export interface RowCheck {
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  /** The row is there for more than to be chosen: where it cannot be, the rest of it can be used. */
  readonly leavesRowEnabled?: boolean;
  /** The id of the element that says why it is disabled, where the row does not. */
  readonly describedBy?: string | undefined;
  readonly onToggle: () => void;
}

interface GridRowProps<Row> {
  /** Undefined while it is on its way: the row keeps its place, and the focus if it has it. */
  readonly row: Row | undefined;
  readonly id: string;
  readonly label: string;
  readonly index: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** The grid has a checkbox a row. */
  readonly hasCheck: boolean;
  readonly check?: RowCheck | undefined;
  readonly focused: (position: GridPosition) => void;
  readonly onPress?: ((row: Row, index: number) => void) | undefined;
  readonly style?: CSSProperties | undefined;
}

export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, id, label, index, columns, isSelected, isActive, hasCheck, check, focused, onPress, style } =
    props;
  const shift = hasCheck ? 1 : 0;
  // Scrolling draws the same rows many times: what they hold is made once.
  const cells = useMemo(
    () =>
      columns.map((column, position) => (
        <div
          // The place keeps its elements while rows take turns in it: only what they say changes.
          key={column.id}
          role="gridcell"
          className={classNames('grid-cell', column.align === 'end' && 'grid-cell-end')}
          aria-colindex={position + shift + 1}
          data-column={position + shift}
          tabIndex={-1}
        >
          {row === undefined ? <Skeleton width={placeWidth(index, position)} /> : column.cell(row)}
        </div>
      )),
    [columns, row, index, shift],
  );
  const press = (event: MouseEvent): void => {
    if (row === undefined || isControl(event.target)) return;
    if (!check) onPress?.(row, index);
    else if (!check.isDisabled) check.onToggle();
  };
  return (
    <div
      role="row"
      className={classNames('grid-row', onPress && 'grid-row-pressable')}
      aria-label={shownName(label)}
      aria-rowindex={index + 2}
      aria-selected={check ? check.isChecked : isSelected}
      aria-disabled={(check?.isDisabled && !check.leavesRowEnabled) || undefined}
      {...describedBy(check?.describedBy)}
      // A place that nobody stands on is only for the eye.
      aria-hidden={(row === undefined && !isActive) || undefined}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      style={style}
      onClick={press}
      onFocus={(event) => focused({ row: index, column: columnOf(event.target) })}
    >
      {hasCheck && (
        <div
          role="gridcell"
          className="grid-cell grid-cell-check"
          aria-colindex={1}
          data-column={0}
          tabIndex={-1}
        >
          {check && <RowCheckbox key={id} label={label} check={check} />}
        </div>
      )}
      {cells}
    </div>
  );
}

function RowCheckbox({ label, check }: { label: string; check: RowCheck }) {
  return (
    <Checkbox
      label={label}
      hideLabel
      isSelected={check.isChecked}
      isDisabled={check.isDisabled}
      {...describedBy(check.describedBy)}
      onChange={check.onToggle}
      excludeFromTabOrder
    />
  );
}

/** What is pressed inside a row has a meaning of its own. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, label, a, summary') !== null;
}

/** The column that an element of a row is in, or null for the row itself. */
function columnOf(target: Element): number | null {
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return column === undefined ? null : Number(column);
}

/** Uneven, like the texts that will stand there, and the same each time. */
function placeWidth(index: number, position: number): string {
  return `${40 + ((index * 7 + position * 13) % 40)}%`;
}
