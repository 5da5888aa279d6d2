/**
 * React Aria's announcer, which speaks the values of date segments, empties its logs by assigning innerHTML. The page's policy allows no
 * such assignment, not even of nothing, so its logs take one as the text that it is.
 */
function takeHtmlAsText(log: Element): void {
  if (Object.hasOwn(log, 'innerHTML')) return;
  Object.defineProperty(log, 'innerHTML', {
    set: (text: string) => {
      log.textContent = text;
    },
  });
}

/** The announcer comes with the first thing that it says, as a child of the body. */
const arrivals = new MutationObserver(() => {
  for (const log of document.querySelectorAll('body > [data-live-announcer] > *')) takeHtmlAsText(log);
});

/** Keeps the announcer within the page's policy from now on. */
export function keepAnnouncerToText(): void {
  arrivals.observe(document.body, { childList: true });
}
