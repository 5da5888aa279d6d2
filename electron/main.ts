/**
 * The main process begins here: a folder that can be written, one instance, the scheme, the window, and then the rest. Kept small,
 * because everything that it imports is read before the window can be shown.
 */
import { app } from 'electron';
import { keepPagesInPlace } from './security/navigation.ts';
import { keepTlsStrict } from './security/strict-tls.ts';
import { cannotStart } from './start/cannot-start.ts';
import { readOptions, SWITCHES_OF_DEVELOPERS } from './start/options.ts';
import { registerAppScheme } from './start/pages.ts';
import { startApp } from './start/start.ts';
import { folderProblem } from './start/user-data.ts';

keepTlsStrict(process.env, app.commandLine);

const options = readOptions(process.argv.slice(1), app.isPackaged);
if (app.isPackaged) for (const name of SWITCHES_OF_DEVELOPERS) app.commandLine.removeSwitch(name);

const problem = folderProblem(options.userDataDir ?? app.getPath('userData'));
if (problem !== null) {
  // Without the lock, which needs the folder too: the next start says the same.
  void app.whenReady().then(() => cannotStart(problem));
} else {
  if (options.userDataDir) app.setPath('userData', options.userDataDir);
  if (app.requestSingleInstanceLock()) start();
  else app.quit();
}

function start(): void {
  // It would take back a `--no-sandbox` that a system needs to start anything at all; both windows ask for the sandbox by themselves.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  keepPagesInPlace(app);
  app
    .whenReady()
    .then(() => startApp(options))
    .catch((error: unknown) => cannotStart(error instanceof Error ? error.message : String(error)));
}
