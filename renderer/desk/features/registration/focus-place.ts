/**
 * Gives the focus to a place in a form, as the form asks for it. Elements carry their place's key in data-place. Knows no form.
 */
import { type RefObject, useEffect } from 'react';

/** Asks the step on show to give the focus to a place; `turn` makes each request a new one. */
export interface FocusRequest {
  readonly key: string;
  readonly turn: number;
}

export function useFocusRequest(root: RefObject<HTMLElement | null>, request: FocusRequest | null): void {
  useEffect(() => (request ? focusPlace(root.current, request.key) : undefined), [root, request]);
}

/** A row of a long list appears a frame or two after it was asked for. */
const MOST_FRAMES = 10;

/** The segments of a date are spin buttons; the input behind them is hidden. */
const CONTROLS = 'input:not([type=hidden], [hidden]), textarea, [role=spinbutton], button';

/** Gives the focus to a place as soon as it is there. Answers the way to stop waiting for it. */
function focusPlace(root: HTMLElement | null, key: string): () => void {
  let frame = 0;
  const tryToFocus = (framesLeft: number): void => {
    const place = root?.querySelector<HTMLElement>(`[data-place="${CSS.escape(key)}"]`);
    const control = place?.querySelector<HTMLElement>(CONTROLS);
    if (place) (control ?? place).focus();
    else if (framesLeft > 0) frame = requestAnimationFrame(() => tryToFocus(framesLeft - 1));
  };
  tryToFocus(MOST_FRAMES);
  return () => cancelAnimationFrame(frame);
}
