// A person with a browser of their own: the app hands its sign-in page to it, and the person does there what the test says.
// A real headless Chromium; must not know the app's window.

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '#build/chromium.ts';

export interface PersonAtBrowser {
  /** The app's `--browser`: hands the URL over and ends. */
  readonly command: readonly string[];
  /** The sign-in page that the app opens next, or has opened and nobody has looked at yet. */
  openedPage(): Promise<Page>;
  /** Goes through the next sign-in page as the owner of an account of the sandbox. */
  signIn(email: string, password?: string): Promise<void>;
  close(): Promise<void>;
}

/** Posts its last argument to its first: a program as small as this needs no file. */
const HAND_OVER = 'const [to, url] = process.argv.slice(1); fetch(to, { method: "POST", body: url });';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

export async function seatPersonAtBrowser(): Promise<PersonAtBrowser> {
  const urls: string[] = [];
  const server = createServer(async (request, response) => {
    urls.push(await bodyOf(request));
    server.emit('handedOver');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  const browser: Browser = await chromium.launch(chromiumLaunchOptions());

  async function openedPage(): Promise<Page> {
    while (urls.length === 0) await once(server, 'handedOver');
    // Each time as in a private window: nobody is signed in there yet.
    const page = await (await browser.newContext()).newPage();
    await page.goto(urls.shift() ?? '');
    return page;
  }

  return {
    command: [process.execPath, '-e', HAND_OVER, `http://127.0.0.1:${address.port}/`],
    openedPage,
    signIn: async (email, password = 'demo') => {
      const page = await openedPage();
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password').fill(password);
      const back = page.waitForURL(
        (url) => url.searchParams.has('code') || !url.pathname.startsWith('/oauth'),
      );
      await page.getByRole('button', { name: 'Sign in' }).click();
      await back;
      await page.context().close();
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
