// Whether a page still answers: Electron tells the app of one that hangs ('unresponsive'), and of its coming to itself.

/** How often a page is asked, and how long it may take, in milliseconds: Chromium's own patience with a page is 30 s. */
const EVERY = 10_000;
const PATIENCE = 30_000;

export interface HangWatch {
  stop(): void;
}

interface Watched {
  /** Settles when the page has answered. */
  ask(): Promise<unknown>;
  changed(isHanging: boolean): void;
}

/** Asks the page again and again until it is stopped. A page that has died hangs no more. */
export function watchForHang(
  { ask, changed }: Watched,
  timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'> = globalThis,
): HangWatch {
  let isStopped = false;
  let isHanging = false;
  let next: ReturnType<typeof setTimeout> | undefined;

  function tell(to: boolean): void {
    if (isStopped || to === isHanging) return;
    isHanging = to;
    changed(to);
  }

  function begin(): void {
    const impatient = timers.setTimeout(() => tell(true), PATIENCE);
    const answered = (): void => {
      timers.clearTimeout(impatient);
      tell(false);
      if (!isStopped) next = timers.setTimeout(begin, EVERY);
    };
    ask().then(answered, answered);
  }
  next = timers.setTimeout(begin, EVERY);

  return {
    stop() {
      isStopped = true;
      timers.clearTimeout(next);
    },
  };
}
