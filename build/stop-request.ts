// How a long-running script learns that it shall stop: a signal, or the end of the process that it belongs to.

import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Settles, with the exit code that a shell expects for it, when this process is asked to stop. Later requests are
 * ignored: Ctrl-C comes twice, from the terminal and from the parent, and means one thing.
 */
export function stopRequest(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(128 + constants.signals[signal]));
    process.on('disconnect', () => resolve(128 + constants.signals.SIGHUP));
    // Waiting for the parent's end must not keep this process alive.
    process.channel?.unref();
  });
}
