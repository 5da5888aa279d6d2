/**
 * The rows in view of a scroller that stays while its list changes: another list is drawn where it was left, in the same
 * frame. Arithmetic is in row-window.ts; what rows hold is not known here.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { offsetToReveal, offsetToShow, type RowRange, reachableOffset, rowsInView } from './row-window.ts';

interface RowWindowOptions {
  /** In pixels; every row has it. */
  readonly rowHeight: number;
  readonly rowCount: number;
  /** The row count is the list's own, and no guess. */
  readonly isKnown: boolean;
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
  /** The nearest way. */
  readonly bringIntoView: (row: number) => void;
  /** For a row that a person was led to: a row out of view comes to the middle. */
  readonly reveal: (row: number) => void;
}

export function useRowWindow(scroller: RefObject<HTMLElement | null>, options: RowWindowOptions): RowWindow {
  const { rowHeight, rowCount, headerHeight, list, onScrollOffset } = options;
  const beginning = { list, row: Math.floor(options.initialOffset / rowHeight) };
  const [scrolled, setScrolled] = useState(beginning);
  const top = scrolled.list === list ? scrolled.row : beginning.row;
  const measured = useMeasuredHeight(scroller);
  // As high as the window until it is measured: a few rows more, never fewer.
  const viewHeight = Math.max(0, (measured ?? window.innerHeight) - headerHeight);
  /** As the browser last told: asking it would make it lay out what is about to change. */
  const offset = useRef(0);
  /** Where the list should be and is not yet, because it is not long enough yet; null when it is where it should be. */
  const wanted = useRef<number | null>(null);

  const follow = useCallback(
    (at: number) => {
      offset.current = at;
      const row = Math.floor(at / rowHeight);
      setScrolled((before) => (before.list === list && before.row === row ? before : { list, row }));
    },
    [list, rowHeight],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = (): void => {
      // Whoever scrolls has gone on from where the list should have been.
      if (Math.abs(element.scrollTop - offset.current) > 1) wanted.current = null;
      // Rows are there when the frame is painted that shows their places.
      flushSync(() => follow(element.scrollTop));
    };
    element.addEventListener('scroll', onScroll);
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller, follow]);

  useScrollBeginning(wanted, offset, options);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const reached = reachableOffset(wanted.current, rowCount, rowHeight, viewHeight);
    if (reached === wanted.current || (options.isKnown && measured !== null)) wanted.current = null;
    scroller.current?.scrollTo({ top: reached });
    follow(reached);
  });
  useTellOffset(scroller, offset, wanted, onScrollOffset);

  const scrollWith = useCallback(
    (next: typeof offsetToShow) => (row: number) => {
      const element = scroller.current;
      if (!element) return;
      wanted.current = null;
      const height = element.clientHeight - headerHeight;
      element.scrollTop = next(row, element.scrollTop, height, rowHeight);
    },
    [scroller, headerHeight, rowHeight],
  );
  const bringIntoView = useMemo(() => scrollWith(offsetToShow), [scrollWith]);
  const reveal = useMemo(() => scrollWith(offsetToReveal), [scrollWith]);
  const inView = rowsInView(top, viewHeight, rowHeight, rowCount);
  const page = Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
  return { inView, page, bringIntoView, reveal };
}

/** Says where a list should be scrolled to: its own offset with another list, the top with another key. */
function useScrollBeginning(
  wanted: RefObject<number | null>,
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
    wanted.current = top === offset.current ? null : top;
  }, [wanted, offset, list, initialOffset, scrollKey]);
}

/** Tells where a person has scrolled the list to. */
function useTellOffset(
  scroller: RefObject<HTMLElement | null>,
  offset: RefObject<number>,
  wanted: RefObject<number | null>,
  onScrollOffset: RowWindowOptions['onScrollOffset'],
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !onScrollOffset) return;
    let told: number | null = null;
    const tell = (): void => {
      // A list that is not where it should be yet has not been scrolled.
      if (wanted.current !== null || told === offset.current) return;
      told = offset.current;
      onScrollOffset(told);
    };
    for (const event of TOLD_AT) element.addEventListener(event, tell);
    return () => {
      for (const event of TOLD_AT) element.removeEventListener(event, tell);
    };
  }, [scroller, offset, wanted, onScrollOffset]);
}

/** When scrolling has come to rest; and before what may lead away from a list that still moves. */
const TOLD_AT = ['scrollend', 'pointerdown', 'pointerleave', 'keydown'] as const;

/** How high the scroller is, in pixels; null until it is measured. */
function useMeasuredHeight(scroller: RefObject<HTMLElement | null>): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return height;
}
