/**
 * A grid of any length under the ARIA grid pattern: only the rows in view are in the document, indices and counts
 * tell assistive technology the rest, one roving focus. Where rows come from is the caller's (see paged-rows.ts).
 */
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { isCommand, shortcutKey } from '../shortcut.ts';
import { isTextField } from '../window-keys.ts';
import { type GridColumn, type GridSort, gridTracks } from './column.ts';
import { type CheckAll, GridHeader } from './grid-header.tsx';
import { GridRow, type RowCheck } from './grid-row.tsx';
import { RowMenu } from './row-menu.tsx';
import { ROW_HEIGHT, type RowRange, rowsToDraw } from './row-window.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useRowWindow } from './use-row-window.ts';
import './grid.css';

export interface VirtualGridProps<Row> {
  /** The grid's accessible name. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  /** The row at an index, or undefined while it is on its way: its place is shown. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowId: (row: Row) => string;
  /** A row's accessible name. */
  readonly rowLabel: (row: Row) => string;
  /** Tells which rows are in view, both ends included. */
  readonly onRange?: (first: number, last: number) => void;
  /** In pixels; every row has it. */
  readonly rowHeight?: number;
  readonly sort?: GridSort;
  readonly onSort?: (column: string) => void;
  readonly selectedId?: string | null;
  /** The row that a person is led to, once it is known where it stands: it comes into view. */
  readonly led?: LedRow | null;
  /** Click, or Enter. */
  readonly onSelect?: (row: Row, index: number) => void;
  /** Gives each row a leading checkbox (Space toggles it). */
  readonly checks?: {
    readonly all: CheckAll;
    readonly of: (row: Row) => RowCheck;
  };
  /** A newer answer replaces what is shown. */
  readonly isBusy?: boolean;
  /**
   * Which list is shown, where one grid shows several in turn: another list has its own beginning and the keyboard at its
   * first row. Whatever is drawn of it is drawn at once.
   */
  readonly list?: string;
  readonly initialScrollOffset?: number;
  readonly onScrollOffset?: (offset: number) => void;
  /** Change it to begin the same list at the top again. */
  readonly scrollKey?: string;
  /** In place of rows when there are none. */
  readonly empty?: ReactNode;
}

interface LedRow {
  readonly index: number;
  /** It is in view. Answers whether the keyboard goes to it. */
  readonly onShown: () => boolean;
}

const HEADER_HEIGHT = 40;
const CHECK_TRACK = '40px';
/** Rows drawn beyond what is in view, on either side. */
const BEYOND = 4;

export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { label, columns, rowCount, rowAt, rowId, rowLabel, selectedId, onSelect, checks, sort, onSort } =
    props;
  const { rowHeight = ROW_HEIGHT, initialScrollOffset = 0, isBusy = false, list = '' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columnCount = columns.length + (checks ? 1 : 0);

  const { inView, page, bringIntoView, reveal } = useRowWindow(scroller, {
    rowHeight,
    rowCount,
    isKnown: !isBusy,
    headerHeight: HEADER_HEIGHT,
    list,
    initialOffset: initialScrollOffset,
    scrollKey: props.scrollKey,
    onScrollOffset: props.onScrollOffset,
  });
  const { active, focused, goTo, onKeyDown } = useGridFocus(
    scroller,
    () => ({ rows: rowCount, columns: columnCount, page }),
    bringIntoView,
    list,
  );
  // The row with the focus stays in the document however far it is scrolled away.
  const activeRow = Math.max(0, active.row);
  useTellRange(props, inView);
  useLed(props.led ?? null, rowCount, reveal, goTo);

  const actOnRow = (event: KeyboardEvent): void => {
    const onControl = event.target instanceof Element && event.target.closest('button, input') !== null;
    const row = active.row < 0 || onControl ? undefined : rowAt(active.row);
    if (row === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    const check = checks?.of(row);
    if (event.key === ' ' && check) {
      if (!check.isDisabled) check.onToggle();
    } else onSelect?.(row, active.row);
  };

  const tracks = [...(checks ? [CHECK_TRACK] : []), ...columns.map(({ track }) => track)];
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        role="grid"
        className="grid grid-virtual"
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columnCount}
        aria-multiselectable={checks ? true : undefined}
        aria-busy={isBusy}
        style={gridTracks(tracks)}
        onKeyDown={(event) => {
          onKeyDown(event);
          if (isSelectAll(event)) checkAll(checks?.all);
          else if (!event.defaultPrevented) actOnRow(event);
        }}
      >
        <GridHeader
          columns={columns}
          checkAll={checks?.all}
          sort={sort}
          onSort={onSort}
          active={active}
          focused={focused}
        />
        <div role="rowgroup" className="grid-body" style={{ height: rowCount * rowHeight }}>
          {rowsToDraw(inView, BEYOND, activeRow, rowCount).map((index) => {
            const row = rowAt(index);
            const id = row === undefined ? 'place' : rowId(row);
            return (
              <GridRow
                key={index}
                row={row}
                id={id}
                label={row === undefined ? 'Loading' : rowLabel(row)}
                index={index}
                columns={columns}
                isSelected={id === selectedId}
                isActive={index === activeRow}
                hasCheck={checks !== undefined}
                check={row === undefined ? undefined : checks?.of(row)}
                focused={focused}
                onPress={onSelect}
                style={{ height: rowHeight, top: index * rowHeight }}
              />
            );
          })}
        </div>
      </div>
      <RowMenu grid={scroller} />
      {rowCount === 0 && props.empty && <div className="grid-empty">{props.empty}</div>}
    </div>
  );
}

/** Ctrl+A in the grid: what is typed in a field of it is selected there. */
function isSelectAll(event: KeyboardEvent): boolean {
  return isCommand(event) && shortcutKey(event) === 'a' && !isTextField(event.target);
}

/** Where rows cannot be chosen, or all are, nothing happens. */
function checkAll(all: CheckAll | undefined): void {
  if (all && !all.isDisabled && all.state !== 'all') all.onToggle();
}

function useTellRange<Row>(
  { onRange }: Pick<VirtualGridProps<Row>, 'onRange'>,
  { first, last }: RowRange,
): void {
  useEffect(() => {
    if (last >= first) onRange?.(first, last);
  }, [onRange, first, last]);
}

/** Brings the row that a person is led to into view, once the list reaches so far. */
function useLed(
  led: LedRow | null,
  rowCount: number,
  reveal: (row: number) => void,
  goTo: (row: number, takesFocus: boolean) => void,
): void {
  useLayoutEffect(() => {
    if (led === null || led.index >= rowCount) return;
    reveal(led.index);
    goTo(led.index, led.onShown());
  }, [led, rowCount, reveal, goTo]);
}
