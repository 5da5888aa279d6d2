// What Electron sets for one session or one contents, and Chromium takes at its start only, for all of them: the first
// window starts it with what the app has chosen by then. A later choice must be the same.
import { notSupported } from './whole.ts';

const chosen = new Map<string, readonly string[]>();
let isStarted = false;

/** Chooses Chromium's flags for `what`. Throws by name when Chromium has been started with others. */
export function chooseAtStart(what: string, flags: readonly string[]): void {
  const isSame = (chosen.get(what) ?? []).join(' ') === flags.join(' ');
  if (isStarted && !isSame) throw notSupported(`${what} that differs from what the first window began with`);
  chosen.set(what, flags);
}

/** The flags to start Chromium with; from now on they stay. */
export function flagsAtStart(): string[] {
  isStarted = true;
  return [...chosen.values()].flat();
}
