// What a broken disk does to the outbox: its rows hold something else. Knows how rows lie in a database, and nothing of what the app makes
// of it.

import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '#build/chromium.ts';
import type { RunningDesk } from './running-desk.ts';
import type { Page } from './window.ts';

const CACHE_PAGE_TITLE = 'Campaign Desk cache';

/** Overwrites every operation of every shop, from a page that may open the databases. Answers how many. */
function damageFrom(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let damaged = 0;
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('shop:')) continue;
      const database = await settled(indexedDB.open(name));
      const outbox = database.transaction('outbox', 'readwrite').objectStore('outbox');
      for (const row of await settled(outbox.getAll())) {
        await settled(outbox.put({ ...row, operation: 'damaged' }));
        damaged += 1;
      }
      database.close();
    }
    return damaged;
  });
}

/** The page that owns the databases, where the program that runs the app shows it beside the window. */
async function cachePageBeside(desk: Page): Promise<Page | null> {
  const contexts = desk.context().browser()?.contexts() ?? [];
  for (const page of contexts.flatMap((context) => context.pages()))
    if ((await page.title()) === CACHE_PAGE_TITLE) return page;
  return null;
}

/** Goes to the databases where they lie on the disk: a browser on their profile, at their origin. */
async function damageOnDisk(userDataDir: string): Promise<number> {
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  for (const { name, parentPath } of entries) {
    const [, scheme, host] = /^(https?)_(.+)_0\.indexeddb\.leveldb$/.exec(name) ?? [];
    if (!scheme || !host) continue;
    const profile = dirname(dirname(parentPath));
    const context = await chromium.launchPersistentContext(profile, chromiumLaunchOptions());
    try {
      await context.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
      const page = await context.newPage();
      await page.goto(`${scheme}://${host}/`);
      return await damageFrom(page);
    } finally {
      await context.close();
    }
  }
  throw new Error(`there are no databases in ${userDataDir}`);
}

/** Closes the app, and damages its outbox. Answers how many operations there were. */
export async function closeWithDamagedOutbox(desk: RunningDesk, userDataDir: string): Promise<number> {
  const cachePage = await cachePageBeside(desk.page);
  const damaged = cachePage && (await damageFrom(cachePage));
  await desk.close();
  return damaged ?? (await damageOnDisk(userDataDir));
}
