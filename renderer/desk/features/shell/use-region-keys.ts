/** F6 and Shift+F6 go from one region of the window to the next. */
import { useEffect } from 'react';
import { isDialogOpen } from '../../components/open-dialogs.ts';

const STOPS = 'button:not([disabled]), input:not([disabled]), a[href], [tabindex="0"]';
/** In the order of the screen, each with the elements that may take the focus, the best first. */
const REGIONS = [
  { region: '.side-bar', stops: [STOPS] },
  { region: '.list-pane:not([inert])', stops: ['.grid-body [role="row"][tabindex="0"]', STOPS] },
  // Its heading: reading goes on from there, and nothing is scrolled past.
  { region: '.details-pane', stops: ['h2, .empty-title', STOPS] },
  { region: '.notices', stops: [STOPS] },
];

const OVER_DIALOGS = [
  { region: '.dialog', stops: ['input:not([disabled])', STOPS] },
  { region: '.notices', stops: [STOPS] },
];

export function useRegionKeys(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      // A dialog keeps the focus to itself and to the notices over it.
      const stops = (isDialogOpen() ? OVER_DIALOGS : REGIONS).flatMap((region) => stopOf(region) ?? []);
      const at = stops.findIndex(({ region }) => region.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const next = stops.at((Math.max(at, event.shiftKey ? 0 : -1) + step) % stops.length)?.stop;
      // A heading can take the focus only when it says so.
      if (next && next.tabIndex < 0) next.tabIndex = -1;
      next?.focus();
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);
}

/** Where the focus goes in a region; null when the region is not there, or has nothing to focus. */
function stopOf({ region, stops }: (typeof REGIONS)[number]): { region: Element; stop: HTMLElement } | null {
  const element = document.querySelector(region);
  for (const selector of stops) {
    const stop = element?.querySelector<HTMLElement>(selector);
    if (element && stop) return { region: element, stop };
  }
  return null;
}
