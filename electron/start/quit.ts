/**
 * The way out: what is under way comes to its end while the cache page is still there, then the app goes. Knows nothing of what that is.
 */
import type { App } from 'electron';

interface Stoppable {
  stop(): Promise<void>;
}

/** What quitting needs of the app. */
interface QuittingApp {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  quit: App['quit'];
}

/** Stops what runs before the first quit goes on; one that is asked for meanwhile waits for the same. */
export function stopBeforeQuit(
  app: QuittingApp,
  running: Promise<Stoppable>,
  onException: (error: unknown) => void,
): void {
  let phase: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (phase === 'stopped') return;
    event.preventDefault();
    if (phase === 'stopping') return;
    phase = 'stopping';
    void running
      .then((rest) => rest.stop())
      .catch(onException)
      .finally(() => {
        phase = 'stopped';
        app.quit();
      });
  });
}
