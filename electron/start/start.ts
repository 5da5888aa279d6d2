/**
 * The start, in order: walls first, then the window, then what the window asks. The rest of the app is
 * imported only when the window is on its way. Knows the order and nothing of the parts.
 */
import { app, type BrowserWindow, ipcMain, session } from 'electron';
import type { ErrorCode } from '#shared/errors.ts';
import { answerDeskCalls, tellWindow } from '../desk/wall.ts';
import { denyPermissions } from '../security/permissions.ts';
import { openDeskWindow } from './desk-window.ts';
import { createLog, type Log } from './log.ts';
import { setMenu } from './menu.ts';
import type { StartOptions } from './options.ts';
import { servePage } from './pages.ts';
import { rendererFolder, userFolder } from './places.ts';
import { stopBeforeQuit } from './quit.ts';
import type { Running } from './rest.ts';

export function startApp(options: StartOptions): void {
  const log = createLog(userFolder('logs'));
  log.info(`start ${app.getVersion()} on ${process.platform}`);
  logCrashes(log);
  setMenu(app);
  denyPermissions(session.defaultSession);

  const { promise: running, resolve, reject } = Promise.withResolvers<Running>();
  servePage(session.defaultSession.protocol, 'desk', rendererFolder(), (path) =>
    path.startsWith('/image/')
      ? running.then((rest) => rest.images(path) ?? new Response(null, { status: 404 }))
      : null,
  );
  const { promise: heldUp, resolve: holdUp } = Promise.withResolvers<ErrorCode>();
  answerDeskCalls(
    ipcMain,
    running.then((rest) => rest.handlers),
    heldUp,
    log,
  );

  const window = openDeskWindow();
  keepOneWindow(window);
  // What was answered meanwhile is asked again.
  void heldUp
    .then(() => running)
    .then(
      () => tellWindow(window, 'session', {}),
      () => undefined,
    );
  import('./rest.ts')
    .then(({ startRest }) => startRest(options, window, log, holdUp))
    .then(resolve, (error: unknown) => {
      log.exception('start', error);
      reject(error);
    });
  const stopping = { stop: async () => (await Promise.race([running, heldUp.then(() => null)]))?.stop() };
  stopBeforeQuit(app, Promise.resolve(stopping), (error) => log.exception('stop', error));
}

/** A second start, and a click on the dock, bring this window to the front. */
function keepOneWindow(window: BrowserWindow): void {
  const raise = () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  app.on('second-instance', raise);
  app.on('activate', raise);
  // The hidden cache page is a window too: without this the app would outlive the last one that a person sees.
  window.once('closed', () => app.quit());
}

function logCrashes(log: Log): void {
  process.on('uncaughtException', (error) => log.exception('uncaught exception', error));
  process.on('unhandledRejection', (reason) => log.exception('unhandled rejection', reason));
  app.on('render-process-gone', (_event, contents, details) => {
    log.info(`render process gone: ${details.reason} at ${contents.getURL()}`);
  });
}
