/** The line between a list and the pane at its right: dragged by pointer, moved by arrow keys. */
import { type KeyboardEvent, type PointerEvent, useState, useSyncExternalStore } from 'react';
import { type PaneBounds, paneWidth, widestPane } from './pane-width.ts';
import './splitter.css';

const STEP = 24;

/** The pane's width, and how a person chooses it; it follows the window until then, and again after null is chosen. */
export function usePaneWidth(bounds: PaneBounds): [number, (width: number | null) => void] {
  const [chosen, choose] = useState<number | null>(null);
  return [paneWidth(chosen, useWindowWidth(), bounds), choose];
}

function useWindowWidth(): number {
  return useSyncExternalStore(onResize, () => window.innerWidth);
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

interface SplitterProps {
  readonly label: string;
  /** Of the pane at the right. */
  readonly width: number;
  readonly onWidth: (width: number | null) => void;
  readonly bounds: PaneBounds;
}

export function Splitter({ label, width, onWidth, bounds }: SplitterProps) {
  const most = widestPane(bounds, useWindowWidth());
  const set = (next: number): void => onWidth(paneWidth(next, window.innerWidth, bounds));
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
    set(right - event.clientX);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: bounds.least,
      End: most,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={bounds.least}
      aria-valuemax={most}
      tabIndex={0}
      className="splitter"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={press}
    />
  );
}
