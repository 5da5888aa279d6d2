/** F6 and Shift+F6 go from one region of the window to the next. */
import { useEffect } from 'react';

/** In the order of the screen; each gives the focus to its first stop. */
const REGIONS = ['.side-bar', '.list-pane', '.details-pane'];
const STOPS = 'button:not([disabled]), input:not([disabled]), a[href], [tabindex="0"]';

export function useRegionKeys(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      // A dialog keeps the focus to itself.
      if (event.key !== 'F6' || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      const regions = REGIONS.flatMap((selector) => document.querySelector(selector) ?? []);
      const at = regions.findIndex((region) => region.contains(document.activeElement));
      const next = regions.at((at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length);
      next?.querySelector<HTMLElement>(STOPS)?.focus();
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);
}
