// Electron's public quick-start runs on the host, ends as it should, and leaves nothing behind.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processesOf, type RunningApp, runApp, temporaryFolder, waitUntil } from './run-app.ts';

const quickStart = join(import.meta.dirname, 'quick-start');

/** The same app as CommonJS, as the tutorial's first version is written. */
function asCommonJs(): string {
  const folder = temporaryFolder();
  cpSync(quickStart, folder, { recursive: true });
  const main = readFileSync(join(quickStart, 'main.js'), 'utf8')
    .replace(/^import (.*) from '(.*)';$/gm, "const $1 = require('$2');")
    .replace('import.meta.dirname', '__dirname');
  writeFileSync(join(folder, 'main.js'), main);
  writeFileSync(
    join(folder, 'package.json'),
    '{ "name": "quick-start", "version": "1.0.0", "main": "main.js" }',
  );
  return folder;
}

/** The app's window as a client of the remote debugging port sees it. */
async function windowOf(app: RunningApp): Promise<Page> {
  await waitUntil(() => /DevTools listening on (\S+)/.test(app.output()), 'the debugging port');
  const [, endpoint = ''] = /DevTools listening on (\S+)/.exec(app.output()) ?? [];
  const browser = await chromium.connectOverCDP(endpoint);
  onTestFinished(() => browser.close());
  await expect.poll(() => browser.contexts()[0]?.pages().length).toBe(1);
  const [page] = browser.contexts()[0]?.pages() ?? [];
  if (!page) throw new Error('There is no window');
  await page.getByText('pong').waitFor();
  return page;
}

describe('the quick-start', () => {
  test.each([
    ['ECMAScript modules', () => quickStart],
    ['CommonJS', asCommonJs],
  ])('as %s shows its page, answers its preload and keeps its policy', async (_kind, folder) => {
    const app = runApp(folder(), ['--remote-debugging-port=0']);
    const page = await windowOf(app);
    expect(await page.locator('#info').textContent()).toMatch(
      new RegExp(
        `Chrome \\(v\\d+(\\.\\d+){3}\\), Node\\.js \\(v${process.versions.node}\\), and Electron \\(v\\d+`,
      ),
    );
    expect(await page.title()).toBe('Hello from Electron renderer!');
  });

  test('ends when its last window closes, and leaves no Chromium', async () => {
    const app = runApp(quickStart, ['--remote-debugging-port=0']);
    const page = await windowOf(app);
    expect(processesOf(app.userData).length).toBeGreaterThan(1);
    await page.close();
    expect(await app.ended).toBe(0);
    await waitUntil(() => processesOf(app.userData).length === 0, 'every process to end');
  });

  test('leaves no Chromium after kill -9, and starts again at once on the same user data', async () => {
    const app = runApp(quickStart, ['--remote-debugging-port=0']);
    await windowOf(app);
    app.process.kill('SIGKILL');
    await app.ended;
    const again = runApp(quickStart, ['--remote-debugging-port=0'], app.userData);
    const page = await windowOf(again);
    await page.close();
    expect(await again.ended).toBe(0);
    await waitUntil(() => processesOf(app.userData).length === 0, 'every process to end');
  });

  test('ends when it is asked to by a signal', async () => {
    const app = runApp(quickStart, ['--remote-debugging-port=0']);
    await windowOf(app);
    app.process.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    await waitUntil(() => processesOf(app.userData).length === 0, 'every process to end');
  });
});
