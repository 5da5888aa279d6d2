// What e2e tests see and expect of a window: Playwright's own assertions, which wait for what they assert.
// Must not know the app.

import { expect as playwrightExpect } from 'playwright/test';

export type { Locator, Page } from 'playwright-core';

/** Waits up to 15 seconds: the machines that test have two cores, and a window shares them with a server and a database. */
export const expect = playwrightExpect.configure({ timeout: 15_000 });
