/**
 * What runs inside the desk window while the bench switches shops: from the key that asks for a shop until its list is on the
 * screen. Each function is sent to the page as text: it may use nothing but its arguments and the page.
 */

declare global {
  interface Window {
    /** Settles with the milliseconds from the key to the paint. */
    benchSwitch: Promise<number>;
  }
}

/**
 * Begins to watch for the next key with a digit, and for the list that follows it: the shop's name is shown, and ten rows that
 * are not those that were there before.
 */
export function watchSwitch(shopName: string): void {
  const rowNames = (): string[] =>
    [...document.querySelectorAll('[role="grid"][aria-label="Campaigns"] [role="row"][aria-label]')]
      .slice(0, 10)
      .map((row) => row.getAttribute('aria-label') ?? '');
  const before = rowNames().join('\n');
  const isNamed = (): boolean => {
    const button = document.querySelector('button[aria-label="Switch shop"]');
    const words = document.getElementById(button?.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    return words.includes(shopName);
  };
  const isShown = (): boolean => {
    if (!isNamed()) return false;
    const rows = rowNames();
    return rows.length === 10 && rows.join('\n') !== before;
  };
  window.benchSwitch = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`${shopName} is not shown, but ${rowNames().join(', ')}`)), 10_000);
    const begin = (event: KeyboardEvent): void => {
      if (!/^\d$/.test(event.key)) return;
      window.removeEventListener('keydown', begin, true);
      let isOver = false;
      // No frame may hold the shop's name above the rows of the one before, however soon the right ones follow.
      const lookAtFrame = (): void => {
        if (isNamed() && rowNames().join('\n') === before)
          reject(new Error(`${shopName} is shown with ${before}`));
        else if (!isOver) requestAnimationFrame(lookAtFrame);
      };
      requestAnimationFrame(lookAtFrame);
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        isOver = true;
        // The frame that holds the change has been made when a message posted in it arrives.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    };
    window.addEventListener('keydown', begin, true);
  });
}

/** Settles when the window has nothing to do, or never has. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 200 });
  });
}
