/**
 * Roving focus over a grid's elements: one of them is in the tab order, keys move it. Elements are found
 * by data-row and data-column; the rules of movement are in focus.ts.
 */
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type GridPosition, type GridSize, HEADER_ROW, moveFocus } from './focus.ts';

interface GridFocus {
  readonly active: GridPosition;
  /** Tells that an element took the focus by other means (pointer, Tab). */
  readonly focused: (position: GridPosition) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useGridFocus(
  grid: RefObject<HTMLElement | null>,
  size: () => GridSize,
  bringIntoView: (row: number) => void,
): GridFocus {
  const [asked, setActive] = useState<GridPosition>({ row: 0, column: null });
  const { rows } = size();
  const active = asked.row >= rows && rows > 0 ? { ...asked, row: rows - 1 } : asked;
  const moving = useRef(false);

  useLayoutEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    elementAt(grid.current, active)?.focus({ preventScroll: active.row !== HEADER_ROW });
    if (active.row !== HEADER_ROW) bringIntoView(active.row);
  });

  const focused = useCallback((position: GridPosition) => {
    setActive((before) =>
      before.row === position.row && before.column === position.column ? before : position,
    );
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.shiftKey || isTyping(event.target)) return;
    const next = moveFocus(active, { name: event.key, ctrl: event.ctrlKey || event.metaKey }, size());
    if (next === null) return;
    event.preventDefault();
    moving.current = true;
    setActive({ ...next });
  };

  return { active, focused, onKeyDown };
}

function isTyping(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

/** A cell that holds a control gives the focus to it. */
function elementAt(grid: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  const line = grid?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null;
  if (column === null) return line;
  const cell = line?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? null;
  return cell?.querySelector<HTMLElement>('button, input') ?? cell;
}
