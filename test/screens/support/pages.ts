// The app's two pages in a real Chromium: the built bundles, served with the headers that the app serves them with. Knows what a preload
// puts on each page, and nothing of what is asked and answered.

import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { REPOSITORY } from '#build/repository.ts';
import type { CallPort } from '#electron/cache/port-client.ts';
import type { PageName } from '#electron/security/content-security-policy.ts';
import { pageUrl } from '#electron/security/page-address.ts';
import { type DynamicAnswer, servePage } from '#electron/start/pages.ts';
import { CACHE_PORT_MESSAGE } from '#shared/contract/bridge.ts';

let browser: Promise<Browser> | null = null;

afterAll(async () => {
  await (await browser)?.close();
  browser = null;
});

/** A context as new as a machine on which nothing was done yet. The screen is as large as the window that the app opens. */
export async function openContext(): Promise<BrowserContext> {
  browser ??= chromium.connect(inject('chromium'));
  return (await browser).newContext({ viewport: { width: 1280, height: 800 } });
}

/** Playwright serves no scheme of an app's own: each page has an https origin in its place. */
const originOf = (page: PageName): string => `https://${page}.campaign-desk.test/`;

type Answer = (request: Request) => Response | Promise<Response>;

/** What the app answers on its own scheme for a page. */
function pageServer(name: PageName, dynamic?: DynamicAnswer): Answer {
  const answers: Answer[] = [];
  const registry = { handle: (_scheme: string, answer: Answer) => void answers.push(answer) };
  servePage(registry, name, join(REPOSITORY, 'out', 'renderer'), dynamic);
  const [answer] = answers;
  if (!answer) throw new Error(`nothing serves the page ${name}`);
  return answer;
}

async function openPage(context: BrowserContext, name: PageName, dynamic?: DynamicAnswer): Promise<Page> {
  const answer = pageServer(name, dynamic);
  const origin = originOf(name);
  await context.route(`${origin}**`, async (route) => {
    const path = route.request().url().slice(origin.length);
    const response = await answer(new Request(pageUrl(name) + path));
    const body = Buffer.from(await response.arrayBuffer());
    // A page that has gone meanwhile wants no answer.
    await route
      .fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
      .catch(() => undefined);
  });
  return context.newPage();
}

/** The cache page, and the port of calls to it. */
export async function openCachePage(context: BrowserContext): Promise<CallPort> {
  const page = await openPage(context, 'cache');
  const listeners = new Set<(event: { data: unknown }) => void>();
  await page.exposeFunction('__heard', (data: unknown) => {
    for (const listener of listeners) listener({ data });
  });
  await page.goto(originOf('cache'));
  const port = await page.evaluateHandle((message) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => Reflect.get(window, '__heard')(data);
    window.postMessage(message, window.location.origin, [port2]);
    return port1;
  }, CACHE_PORT_MESSAGE);
  return {
    postMessage: (message) => {
      // The port of a page that is closed takes nothing any more, as a real one.
      port.evaluate((one, sent) => one.postMessage(sent), message).catch(() => undefined);
    },
    on: (_event, listener) => listeners.add(listener),
  };
}

export interface DeskPage {
  readonly page: Page;
  /** Tells the window something, as a message on the channel of events. */
  tell(message: unknown): void;
}

/** The desk page, before it is loaded: `call` answers what it asks. */
export async function openDeskPage(
  context: BrowserContext,
  call: (name: unknown, input: unknown) => Promise<unknown>,
  images: DynamicAnswer,
): Promise<DeskPage & { load(): Promise<void> }> {
  const page = await openPage(context, 'desk', images);
  await page.exposeFunction('__call', call);
  await page.addInitScript(() => {
    const listeners = new Set<(event: unknown) => void>();
    Reflect.set(window, '__tell', (event: unknown) => {
      for (const listener of [...listeners]) listener(event);
    });
    const bridge = {
      call: (name: string, input: unknown) => Reflect.get(window, '__call')(name, input),
      subscribe: (listener: (event: unknown) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    Reflect.set(window, 'deskBridge', bridge);
  });
  return {
    page,
    load: async () => {
      await page.goto(originOf('desk'));
      // The cache page is a tab of the same window: behind it this one would be drawn once a second.
      await page.bringToFront();
    },
    tell: (message) => {
      page.evaluate((event) => Reflect.get(window, '__tell')(event), message).catch(() => undefined);
    },
  };
}
