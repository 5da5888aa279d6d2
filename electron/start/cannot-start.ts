/**
 * A start that cannot go on: says why in a box of the system's, and ends with a code, so that no process stays behind without a
 * window. Needs nothing of the app but that it is ready.
 */
import { app, dialog } from 'electron';

export async function cannotStart(detail: string): Promise<void> {
  // Who starts it from a terminal reads it there.
  console.error(`Campaign Desk cannot start. ${detail}`);
  app.releaseSingleInstanceLock();
  await dialog
    .showMessageBox({
      type: 'error',
      title: 'Campaign Desk',
      message: 'Campaign Desk cannot start.',
      detail,
      buttons: ['Quit'],
    })
    .catch(() => undefined);
  app.exit(1);
}
