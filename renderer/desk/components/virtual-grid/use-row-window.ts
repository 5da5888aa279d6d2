/**
 * The rows in view of a scroller that stays while its list changes: another list is drawn where it was left, in the same
 * frame. Arithmetic is in row-window.ts; what rows hold is not known here.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { offsetToShow, type RowRange, rowsInView } from './row-window.ts';

interface RowWindowOptions {
  /** In pixels; every row has it. */
  readonly rowHeight: number;
  readonly rowCount: number;
  /** In pixels: what covers the top of the scroller. */
  readonly headerHeight: number;
  /** Which list is shown: another one begins at its own offset. */
  readonly list: string;
  /** Where a list begins, in pixels. */
  readonly initialOffset: number;
  /** Another key within the same list begins at its top. */
  readonly scrollKey: string | undefined;
  readonly onScrollOffset: ((offset: number) => void) | undefined;
}

interface RowWindow {
  readonly inView: RowRange;
  /** How many rows a page key moves. */
  readonly page: number;
  readonly bringIntoView: (row: number) => void;
}

export function useRowWindow(scroller: RefObject<HTMLElement | null>, options: RowWindowOptions): RowWindow {
  const { rowHeight, rowCount, headerHeight, list, initialOffset, onScrollOffset } = options;
  const beginning = { list, row: Math.floor(initialOffset / rowHeight) };
  const [scrolled, setScrolled] = useState(beginning);
  const top = scrolled.list === list ? scrolled.row : beginning.row;
  const viewHeight = useViewHeight(scroller, headerHeight);
  /** As the browser last told: asking it would make it lay out what is about to change. */
  const offset = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = (): void => {
      offset.current = element.scrollTop;
      const row = Math.floor(offset.current / rowHeight);
      const next = (before: typeof scrolled) =>
        before.list === list && before.row === row ? before : { list, row };
      // Rows are there when the frame is painted that shows their places.
      flushSync(() => setScrolled(next));
    };
    element.addEventListener('scroll', follow);
    return () => element.removeEventListener('scroll', follow);
  }, [scroller, list, rowHeight]);

  useScrollBeginning(scroller, offset, options);
  useEffect(() => {
    const element = scroller.current;
    if (!element || !onScrollOffset) return;
    const tell = (): void => onScrollOffset(element.scrollTop);
    element.addEventListener('scrollend', tell);
    return () => element.removeEventListener('scrollend', tell);
  }, [onScrollOffset, scroller]);

  const bringIntoView = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (!element) return;
      const height = element.clientHeight - headerHeight;
      element.scrollTop = offsetToShow(row, element.scrollTop, height, rowHeight);
    },
    [scroller, headerHeight, rowHeight],
  );
  const inView = rowsInView(top, viewHeight, rowHeight, rowCount);
  return { inView, page: Math.max(1, Math.floor(viewHeight / rowHeight) - 1), bringIntoView };
}

/** Scrolls to where a list begins: its own offset with another list, the top with another key. */
function useScrollBeginning(
  scroller: RefObject<HTMLElement | null>,
  offset: RefObject<number>,
  { list, initialOffset, scrollKey }: Pick<RowWindowOptions, 'list' | 'initialOffset' | 'scrollKey'>,
): void {
  const shown = useRef<{ list: string | null; scrollKey: string | undefined }>({ list: null, scrollKey });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { list, scrollKey };
    const isOther = before.list !== list;
    if (!isOther && before.scrollKey === scrollKey) return;
    const top = isOther ? initialOffset : 0;
    if (top !== offset.current) scroller.current?.scrollTo({ top });
  }, [scroller, offset, list, initialOffset, scrollKey]);
}

/** How high the part below the header is, in pixels. As high as the window until it is measured: a few rows more, never fewer. */
function useViewHeight(scroller: RefObject<HTMLElement | null>, headerHeight: number): number {
  const [height, setHeight] = useState(() => window.innerHeight);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return Math.max(0, height - headerHeight);
}
