// What a deleted database held, looked for on the disk: the module of the cache page that deletes, in a Chromium with a profile of its own.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { chromiumLaunchOptions } from '#build/chromium.ts';
import { filesNaming } from '../e2e/support/secrets-on-disk.ts';
import { temporaryFolder } from './run-app.ts';

const ORIGIN = 'http://localhost';
const MARK = 'secret campaign terms';
const NAMES = ['shop:gone:1', 'shop:gone:2'];
const KEPT = 'shop:kept:1';

/** The module as a page imports it. */
async function moduleForPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, '../../renderer/cache/storage/database.ts'), formats: ['es'] },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('nothing was built');
  return result.output[0].code;
}

/** A page of its own profile that has the module as `database`. */
async function pageOn(folder: string) {
  const module = await moduleForPage();
  const context = await chromium.launchPersistentContext(folder, chromiumLaunchOptions());
  onTestFinished(() => context.close());
  await context.route(`${ORIGIN}/**`, (route) =>
    new URL(route.request().url()).pathname === '/database.js'
      ? route.fulfill({ contentType: 'text/javascript', body: module })
      : route.fulfill({
          contentType: 'text/html',
          body: '<script type="module">globalThis.database = await import("/database.js")</script>',
        }),
  );
  const page = await context.newPage();
  await page.goto(ORIGIN);
  await page.waitForFunction('globalThis.database');
  return page;
}

/** Opens the databases and fills each with rows of a megabyte or so in all, each marked. */
const filling = (names: readonly string[], mark: string) => `(async () => {
  const noise = () => Array.from({ length: 3000 }, () => Math.random().toString(36)).join('');
  for (const name of ${JSON.stringify(names)}) {
    const shop = await database.openDatabase(name);
    for (let part = 0; part < 12; part += 4)
      await shop.segments.bulkPut([0, 1, 2, 3].map(() => ({ mark: '${mark}', noise: noise() })), [0, 1, 2, 3].map((key) => part + key));
    shop.dexie.close();
  }
})()`;

test('what deleted databases held leaves the disk, with nothing else to write; the others keep theirs', async () => {
  const folder = temporaryFolder();
  const page = await pageOn(folder);
  await page.evaluate(filling([KEPT], 'kept terms'));
  await page.evaluate(filling(NAMES, MARK));
  expect(await filesNaming(folder, [MARK])).not.toEqual([]);
  await page.evaluate(`database.deleteDatabases(${JSON.stringify(NAMES)})`);
  await expect.poll(() => filesNaming(folder, [MARK])).toEqual([]);
  expect(await page.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))')).toEqual([
    KEPT,
  ]);
  expect(await filesNaming(folder, ['kept terms'])).not.toEqual([]);
});
