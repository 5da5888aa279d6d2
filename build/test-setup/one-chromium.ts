// Global set-up of the test project `screens`: one headless Chromium for all its files, each of which has contexts of its own there.

import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumLaunchOptions } from '../chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Playwright connects to the Chromium of the run. */
    readonly chromium: string;
  }
}

export default async function provideChromium(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(chromiumLaunchOptions());
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}
