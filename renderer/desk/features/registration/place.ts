/** Finds the element of a place in the form, and gives it the focus. Elements carry the place's key in data-place. */

/** A row of a long list appears a frame or two after it was asked for. */
const MOST_FRAMES = 10;

/** The segments of a date are spin buttons; the input behind them is hidden. */
const CONTROLS = 'input:not([type=hidden], [hidden]), textarea, [role=spinbutton], button';

/** Gives the focus to a place as soon as it is there. Answers the way to stop waiting for it. */
export function focusPlace(root: HTMLElement | null, key: string): () => void {
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
