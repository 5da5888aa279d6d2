/**
 * A list, and the details of what is chosen in it: beside it, or over it where the window has no room for both. It says where the details
 * lie, and gives the keyboard back to the list when they are left. Knows neither what is listed nor what its details are.
 */
import { type ReactNode, useRef } from 'react';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import type { PaneBounds } from '../../components/pane-width.ts';
import { Splitter, usePaneWidth } from '../../components/splitter.tsx';
import { useMediaQuery } from '../../components/use-media-query.ts';
import { useWidth } from '../../components/use-width.ts';
import type { DetailsPaneProps } from './details-pane.tsx';
import './list-and-details.css';

/** Below this the details lie over the whole list. */
const NARROW = '(width < 1000px)';
/** Below this not every column has room beside the details: they lie over the end of the list, which can be used on. */
const MEDIUM = '(width < 1240px)';

interface ListAndDetailsProps {
  /** @param width in pixels that the list has; null until it is drawn */
  readonly list: (width: number | null) => ReactNode;
  /** Whether something is chosen: details that lie over the list are not there otherwise. */
  readonly isOpen: boolean;
  readonly details: (place: Omit<DetailsPaneProps, 'children'>) => ReactNode;
  /** How wide the details are beside the list. */
  readonly bounds: PaneBounds;
  /** Which list it is, where several take turns: a fault in one is none of another. */
  readonly shown: string;
  /** Nothing is to be chosen any more. */
  readonly onClose: () => void;
}

export function ListAndDetails({ list, isOpen, details, bounds, shown, onClose }: ListAndDetailsProps) {
  const isNarrow = useMediaQuery(NARROW);
  const isMedium = useMediaQuery(MEDIUM) && !isNarrow;
  const [width, setWidth] = usePaneWidth(bounds);
  const listPane = useRef<HTMLDivElement>(null);
  const listWidth = useWidth(listPane);
  const isBeside = !isNarrow && !isMedium;
  const close = (): void => {
    const wasInList = listPane.current?.contains(document.activeElement) ?? false;
    onClose();
    if (wasInList) return;
    // The row that was open has the grid's one tab stop: the keyboard goes back to it.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.list-pane .grid-body [tabindex="0"]')?.focus(),
    );
  };
  return (
    <div className="list-and-details" style={{ '--details-width': `${width}px` }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears only the key that closes what lies over the list. */}
      <div
        ref={listPane}
        className="list-pane"
        inert={isNarrow && isOpen}
        onKeyDown={({ key, target, defaultPrevented }) => {
          const isRow = target instanceof Element && target.closest('[role="row"]') !== null;
          if (isMedium && isOpen && key === 'Escape' && isRow && !defaultPrevented) close();
        }}
      >
        <FaultBoundary part="The list" shown={shown}>
          {list(listWidth)}
        </FaultBoundary>
      </div>
      {isBeside && <Splitter label="Width of the details" width={width} onWidth={setWidth} bounds={bounds} />}
      {(isBeside || isOpen) &&
        details({ lies: isBeside ? 'beside' : isNarrow ? 'overAll' : 'overEnd', onClose: close })}
    </div>
  );
}
