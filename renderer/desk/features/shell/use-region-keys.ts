/** F6 and Shift+F6 go from one region of the window to the next. */
import { useEffect } from 'react';
import { isDialogOpen } from '../../components/open-dialogs.ts';

const STOPS = 'button:not([disabled]), input:not([disabled]), a[href], [tabindex="0"]';
/** In the order of the screen, each with the elements that may take the focus, the best first. */
const REGIONS = [
  { region: '.side-bar', stops: [STOPS] },
  { region: '.list-pane:not([inert])', stops: ['.grid-body [role="row"][tabindex="0"]', STOPS] },
  { region: '.details-pane', stops: [STOPS] },
];

export function useRegionKeys(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      // A dialog keeps the focus to itself.
      if (event.key !== 'F6' || isDialogOpen()) return;
      event.preventDefault();
      const stops = REGIONS.flatMap((region) => stopOf(region) ?? []);
      const at = stops.findIndex(({ region }) => region.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      stops.at((Math.max(at, event.shiftKey ? 0 : -1) + step) % stops.length)?.stop.focus();
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
