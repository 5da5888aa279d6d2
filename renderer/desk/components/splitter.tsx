/** The line between a list and the pane at its right: dragged by pointer, moved by arrow keys. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import './splitter.css';

/** In pixels. */
export interface PaneBounds {
  readonly least: number;
  readonly most: number;
  /** The share of the window that the pane begins with, from 0 to 1. */
  readonly share: number;
}

const STEP = 24;

export function usePaneWidth(bounds: PaneBounds): [number, (width: number) => void] {
  return useState(() => startWidth(bounds));
}

function startWidth({ least, share }: PaneBounds): number {
  return Math.round(Math.max(least, window.innerWidth * share));
}

interface SplitterProps {
  readonly label: string;
  /** Of the pane at the right. */
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly bounds: PaneBounds;
}

export function Splitter({ label, width, onWidth, bounds }: SplitterProps) {
  const set = (next: number): void =>
    onWidth(Math.round(Math.min(Math.max(next, bounds.least), bounds.most)));
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
      End: bounds.most,
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
      aria-valuemax={bounds.most}
      tabIndex={0}
      className="splitter"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => set(startWidth(bounds))}
      onKeyDown={press}
    />
  );
}
