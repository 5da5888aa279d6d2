// The command: `run.ts <app folder or main file> [args]` runs an Electron app on Node and a system Chromium.
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { describeApp } from './app-description.ts';
import { findChromium } from './find-chromium.ts';
import { mainVersions } from './versions.ts';

const electronAddress = new URL('./electron.ts', import.meta.url).href;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function checkMachine(): void {
  if (process.argv[2] === undefined) fail('Say what to run: run.ts <app folder or main file> [args]');
  if (!findChromium()) {
    fail('No Chromium was found. Install one (on Debian: apt install chromium) or set CHROMIUM_PATH.');
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    fail('There is no display: DISPLAY is not set. Start one (for instance Xvfb) and set DISPLAY.');
  }
}

/** Makes this Node process look to the app as Electron's main process does. */
function becomeMainProcess(): void {
  // As Electron gives it: the program, the app, its arguments.
  process.argv.splice(1, 1);
  Object.defineProperties(process, {
    versions: { value: Object.freeze(mainVersions), enumerable: true },
    type: { value: 'browser', enumerable: true },
    resourcesPath: { value: describeApp(process.argv[1] ?? '.').folder, enumerable: true },
  });
  registerHooks({
    resolve(specifier, context, next) {
      return /^electron(\/(main|common))?$/.test(specifier)
        ? { url: electronAddress, shortCircuit: true }
        : next(specifier, context);
    },
  });
}

checkMachine();
becomeMainProcess();
// As in Electron the process lives until the app quits, whatever it waits for.
setInterval(() => {}, 0x7fffffff);
process.on('unhandledRejection', (reason) => console.error('UnhandledPromiseRejectionWarning:', reason));
try {
  const { becomeReady } = await import('./app.ts');
  await import(pathToFileURL(describeApp(process.argv[1] ?? '.').main).href);
  becomeReady();
} catch (error) {
  fail(
    `The app could not be started: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
}
