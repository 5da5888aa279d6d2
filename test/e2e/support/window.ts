// What e2e tests see and expect of a window: Playwright's own assertions, which wait for what they assert.
// Must not know the app.

import { expect as playwrightExpect } from 'playwright/test';

export type { Locator, Page } from 'playwright-core';

/**
 * Waits up to a minute: what is asserted comes in a moment, and on a machine that is slow and busy with other things it comes all the
 * same. Only a test that fails waits so long.
 */
export const expect = playwrightExpect.configure({ timeout: 60_000 });
