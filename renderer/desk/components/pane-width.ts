/**
 * How wide a pane at the right of a list is: what the person chose, else a share of the window, and never so wide that
 * nothing is left of the list. Pure.
 */

/** In pixels. */
export interface PaneBounds {
  readonly least: number;
  readonly most: number;
  /** The share of the window that the pane takes until a person chooses, from 0 to 1. */
  readonly share: number;
}

/** What stays beside the pane: the side bar, and the beginning of every row. */
const BESIDE = 208 + 240;

/** The widest that the pane may be in a window of this width. */
export function widestPane({ least, most }: PaneBounds, windowWidth: number): number {
  return Math.max(least, Math.min(most, windowWidth - BESIDE));
}

/** @param chosen by the person; null until then */
export function paneWidth(chosen: number | null, windowWidth: number, bounds: PaneBounds): number {
  const wanted = chosen ?? windowWidth * bounds.share;
  return Math.round(Math.min(Math.max(wanted, bounds.least), widestPane(bounds, windowWidth)));
}
