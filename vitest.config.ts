// The test projects, one for each folder of test/: what a test may use decides where it lives.
// unit and contract are plain Node; db runs in a real Chromium; screens drives pages in one, with the rest of the app in the test's
// process; host and e2e start whole processes with windows.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './build/chromium.ts';
import { lacksDisplay } from './build/display.ts';

const ONE_SEED = 'build/test-setup/one-seed.ts';
const RUN_FOLDER = 'build/test-setup/run-folder.ts';
const BUILT_APP = 'build/test-setup/built-app.ts';

const testsIn = (name: string) => ({
  name,
  include: [`test/${name}/**/*.test.{ts,tsx}`],
  setupFiles: [ONE_SEED],
  // This and the limits of time below only end what hangs: a machine that is slow, and busy with other things, passes.
  expect: { poll: { timeout: 60_000 } },
});

/** Every core works: by itself Vitest would leave one idle. Property tests and real servers take their time on two busy ones. */
const withoutWindows = {
  environment: 'node',
  maxWorkers: availableParallelism(),
  globalSetup: RUN_FOLDER,
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const;

/**
 * Windows on one display take the keyboard focus from each other: one file at a time there. Where each file has a display of its own,
 * two: a window waits more than it works.
 */
const withWindows: { environment: 'node'; setupFiles: string[]; maxWorkers: number } = {
  environment: 'node',
  setupFiles: [ONE_SEED, 'build/test-setup/display.ts'],
  maxWorkers: lacksDisplay() ? 2 : 1,
};

/**
 * A person's run is told of every failure. A shared machine that runs everything unattended may try a test with windows once more; Vitest
 * marks what needed it with "retry x1", and that wants looking into.
 */
const TRIES = process.env['CI'] === undefined ? 0 : 1;

export default defineConfig({
  test: {
    projects: [
      { test: { ...testsIn('unit'), ...withoutWindows } },
      { test: { ...testsIn('contract'), ...withoutWindows } },
      {
        test: {
          ...testsIn('host'),
          ...withWindows,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          globalSetup: [RUN_FOLDER, BUILT_APP],
        },
      },
      {
        // Known before the first test: a dependency found in the middle of a run reloads the page.
        optimizeDeps: { include: ['dexie', 'zod', 'fast-check'] },
        test: {
          ...testsIn('db'),
          testTimeout: 120_000,
          globalSetup: RUN_FOLDER,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // Behind a screen there is no Electron: what the handlers use of it is kept for the test to look at.
        resolve: { alias: { electron: join(import.meta.dirname, 'test/screens/support/electron.ts') } },
        test: {
          ...testsIn('screens'),
          environment: 'node',
          retry: TRIES,
          maxWorkers: availableParallelism(),
          testTimeout: 300_000,
          hookTimeout: 120_000,
          globalSetup: [RUN_FOLDER, BUILT_APP, 'build/test-setup/one-chromium.ts'],
        },
      },
      {
        test: {
          ...testsIn('e2e'),
          ...withWindows,
          retry: TRIES,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          globalSetup: [RUN_FOLDER, BUILT_APP],
        },
      },
      {
        // Not part of `npm test`: see test/chaos/run.ts.
        test: {
          ...testsIn('chaos'),
          ...withWindows,
          maxWorkers: 1,
          globalSetup: [RUN_FOLDER, BUILT_APP],
        },
      },
    ],
  },
});
