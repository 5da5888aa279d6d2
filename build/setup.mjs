// Makes a machine ready: npm packages, Electron's binary or a Chromium, a display. Idempotent, and fast when all is
// there. Plain JavaScript without packages, because it is what runs first after `git clone`, on Node 20 or later.

import { ensureElectron } from './setup/electron-binary.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

/**
 * Installs what is missing on this machine. Throws a SetupProblem, whose message says what to do, where it may not.
 * @param {string} repository the absolute path of the repository
 * @param {{drivesChromium: boolean}} command whether the command drives a Chromium itself, as the tests do
 */
export async function setUp(repository, { drivesChromium }) {
  ensureNpmPackages(repository);
  const hasElectron = await ensureElectron(repository);
  const reasons = [
    ...(hasElectron ? [] : ['the app runs on Chromium where there is no Electron binary']),
    ...(drivesChromium ? ['this command drives a Chromium'] : []),
  ];
  ensureSystemPackages({ chromiumFor: reasons[0] });
}
