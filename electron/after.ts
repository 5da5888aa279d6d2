/** A wait that can be called off, as a parameter: tests hold the time in their hand. Knows nothing of what is waited for. */

/** Runs once after that many milliseconds; returns the way to call it off. */
export type After = (milliseconds: number, run: () => void) => () => void;

export const afterOnTimer: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
