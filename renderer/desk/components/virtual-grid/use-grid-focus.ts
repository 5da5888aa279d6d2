/**
 * Roving focus over a grid's elements: one of them is in the tab order, keys move it. Elements are found
 * by data-row and data-column; the rules of movement are in focus.ts.
 */
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { isTextField } from '../window-keys.ts';
import { type GridPosition, type GridSize, HEADER_ROW, moveFocus } from './focus.ts';

interface GridFocus {
  readonly active: GridPosition;
  /** Tells that an element took the focus by other means (pointer, Tab). */
  readonly focused: (position: GridPosition) => void;
  /** Makes a row the one that the keyboard is at, and gives it the focus if asked to. */
  readonly goTo: (row: number, takesFocus: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const FIRST_ROW: GridPosition = { row: 0, column: null };

export function useGridFocus(
  grid: RefObject<HTMLElement | null>,
  size: () => GridSize,
  bringIntoView: (row: number) => void,
  /** Which list the grid shows: another one has the keyboard at its first row. */
  list = '',
): GridFocus {
  const [at, setAt] = useState({ list, position: FIRST_ROW });
  const asked = at.list === list ? at.position : FIRST_ROW;
  const { rows } = size();
  const active = asked.row >= rows && rows > 0 ? { ...asked, row: rows - 1 } : asked;
  const moving = useRef(false);

  useLayoutEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    elementAt(grid.current, active)?.focus({ preventScroll: active.row !== HEADER_ROW });
    if (active.row !== HEADER_ROW) bringIntoView(active.row);
  });

  const focused = useCallback(
    (position: GridPosition) => {
      setAt((before) =>
        before.list === list &&
        before.position.row === position.row &&
        before.position.column === position.column
          ? before
          : { list, position },
      );
    },
    [list],
  );

  const goTo = useCallback(
    (row: number, takesFocus: boolean) => {
      moving.current = takesFocus;
      setAt({ list, position: { row, column: null } });
    },
    [list],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.shiftKey || isTextField(event.target)) return;
    const next = moveFocus(active, { name: event.key, ctrl: event.ctrlKey || event.metaKey }, size());
    if (next === null) return;
    event.preventDefault();
    moving.current = true;
    setAt({ list, position: next });
  };

  return { active, focused, goTo, onKeyDown };
}

/** A cell that holds a control gives the focus to it; one that is disabled cannot take it. */
function elementAt(grid: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  const line = grid?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null;
  if (column === null) return line;
  const cell = line?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? null;
  return cell?.querySelector<HTMLElement>('button:enabled, input:enabled') ?? cell;
}
