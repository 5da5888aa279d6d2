/**
 * The start, in order: walls first, then the window, then what the window asks. The rest of the app is
 * imported only when the window is on its way. Knows the order and nothing of the parts.
 */
import { setTimeout } from 'node:timers/promises';
import { app, type BrowserWindow, dialog, ipcMain, session } from 'electron';
import type { ErrorCode } from '#shared/errors.ts';
import { answerDeskCalls, tellWindow } from '../desk/wall.ts';
import { wallOff } from '../security/page-session.ts';
import { cannotStart } from './cannot-start.ts';
import { showContextMenu } from './context-menu.ts';
import { type DeskWindow, openDeskWindow } from './desk-window.ts';
import { createLog, type Log } from './log.ts';
import { setMenu } from './menu.ts';
import type { StartOptions } from './options.ts';
import { servePage } from './pages.ts';
import { rendererFolder, userFolder } from './places.ts';
import { stopBeforeQuit } from './quit.ts';
import type { Running } from './rest.ts';
import { recoverPage } from './window-recovery.ts';

/** Milliseconds that calls of the window which are under way have at a quit. */
const LONGEST_WAIT_FOR_CALLS = 1_000;

export function startApp(options: StartOptions): void {
  const log = createLog(userFolder('logs'));
  log.info(`start ${app.getVersion()} on ${process.platform}`);
  logCrashes(log);
  setMenu(app);
  const walled = wallOff(session.defaultSession);

  const { promise: running, resolve, reject } = Promise.withResolvers<Running>();
  servePage(session.defaultSession.protocol, 'desk', rendererFolder(), (path) =>
    path.startsWith('/image/')
      ? running.then((rest) => rest.images(path) ?? new Response(null, { status: 404 }))
      : null,
  );
  const { promise: heldUp, resolve: holdUp } = Promise.withResolvers<ErrorCode>();
  const calls = answerDeskCalls(
    ipcMain,
    running.then((rest) => rest.handlers),
    heldUp,
    log,
  );

  const window = openWindow(log);
  // What was answered meanwhile is asked again.
  void heldUp
    .then(() => running)
    .then(
      () => tellWindow(window, 'session', {}),
      () => undefined,
    );
  // The window gets nothing that is worth to be sent away before its walls stand.
  Promise.all([import('./rest.ts'), walled])
    .then(([{ startRest }]) => startRest(options, window, log, holdUp))
    .then(resolve, reject);
  const stopping = {
    stop: async () => {
      // A draft that the window gave while it closed; what goes on for long, such as a sign-in, does not hold up the way out.
      await Promise.race([calls.settled(), setTimeout(LONGEST_WAIT_FOR_CALLS)]);
      await (await Promise.race([running, heldUp.then(() => null)]))?.stop();
    },
  };
  stopBeforeQuit(app, Promise.resolve(stopping), (error) => log.exception('stop', error));
}

/** Opens the desk window. A second start, and a click on the dock, bring it to the front. */
function openWindow(log: Log): DeskWindow {
  const watch = (window: BrowserWindow): void => {
    recoverPage(window.webContents, {
      ask: async (question) => (await dialog.showMessageBox(window, question)).response,
      quit: () => app.quit(),
      log: log.info,
      now: () => performance.now(),
    });
    showContextMenu(window);
    // The hidden cache page is a window too: without this the app would outlive the last one that a person sees.
    window.once('closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
  };
  const window = openDeskWindow(watch, (error) => {
    log.exception('desk window', error);
    void cannotStart(`Its window could not be loaded. Install Campaign Desk again. (${String(error)})`);
  });
  app.on('second-instance', window.raise);
  app.on('activate', window.raise);
  return window;
}

function logCrashes(log: Log): void {
  process.on('uncaughtException', (error) => log.exception('uncaught exception', error));
  process.on('unhandledRejection', (reason) => log.exception('unhandled rejection', reason));
  app.on('render-process-gone', (_event, contents, details) => {
    log.info(`render process gone: ${details.reason} at ${contents.getURL()}`);
  });
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    log.info(`${type} process gone: ${reason} ${name ?? ''}`);
  });
}
