/**
 * The main process begins here: one instance, the scheme, the window, and then the rest. Kept small,
 * because everything that it imports is read before the window can be shown.
 */
import { app } from 'electron';
import { denyNavigation } from './security/navigation.ts';
import { readOptions } from './start/options.ts';
import { registerAppScheme } from './start/pages.ts';
import { startApp } from './start/start.ts';

const options = readOptions(process.argv.slice(1));
if (options.userDataDir) app.setPath('userData', options.userDataDir);

if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  denyNavigation(app);
  void app.whenReady().then(() => startApp(options));
} else {
  app.quit();
}
