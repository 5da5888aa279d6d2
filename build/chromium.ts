// The Chromium that tests drive directly (not the app's own window): where it is and what it must be told.
// It must not know which tests.

import { findChromium } from './setup/find-chromium.mjs';

/** Launch options for Playwright: the machine's Chromium; without one Playwright's own message says what is missing. */
export function chromiumLaunchOptions(): { executablePath?: string; args: string[] } {
  const executablePath = findChromium();
  // Root may not use Chromium's sandbox; everybody else shall.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return executablePath === undefined ? { args } : { executablePath, args };
}
