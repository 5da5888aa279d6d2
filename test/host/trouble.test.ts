// What goes wrong with a page or a start, as an app on the host hears of it: a process that dies, a folder that takes nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prelude, runApp, temporaryFolder, writeApp } from './run-app.ts';

const oneWindow = `
import { app, BrowserWindow, dialog, session } from 'electron';
${prelude}
void app.whenReady().then(async () => {
const window = new BrowserWindow({ width: 400, height: 300 });
const contents = window.webContents;
await window.loadFile('index.html');
`;

test('a page whose process dies is empty until the app loads it again', async () => {
  const folder = writeApp({
    'index.html': '<title>probe</title><p>here</p>',
    'main.mjs': `${oneWindow}
      const gone = new Promise((resolve) => contents.once('render-process-gone', (_event, details) => resolve(details.reason)));
      contents.forcefullyCrashRenderer();
      report('reason', await gone);
      report('isCrashed', contents.isCrashed());
      await new Promise((resolve) => setTimeout(resolve, 0));
      report('emptied', await page(window, 'return document.body.textContent'));
      report('url', contents.getURL().endsWith('index.html'));
      const back = new Promise((resolve) => contents.once('did-finish-load', resolve));
      contents.reload();
      await back;
      report('back', [await page(window, 'return document.body.textContent'), contents.isCrashed()]);
      app.quit(); });`,
  });
  const app = runApp(folder);
  expect(await app.report('reason')).toBe('crashed');
  expect(await app.report('isCrashed')).toBe(true);
  expect(await app.report('emptied')).toBe('');
  expect(await app.report('url')).toBe(true);
  expect(await app.report('back')).toEqual(['here', false]);
  expect(await app.ended).toBe(0);
});

test('a box is shown where no folder can be made, and can be taken back', async () => {
  const file = join(temporaryFolder(), 'a file');
  writeFileSync(file, '');
  const folder = writeApp({
    'main.mjs': `
      import { app, BrowserWindow, dialog } from 'electron';
      ${prelude}
      void app.whenReady().then(async () => {
      const taking = new AbortController();
      app.once('browser-window-created', (_event, window) => {
        window.webContents.once('did-finish-load', () => taking.abort());
      });
      const { response } = await dialog.showMessageBox({ message: 'No', buttons: ['OK', 'Cancel'], signal: taking.signal });
      report('response', response);
      app.exit(3); });`,
  });
  const app = runApp(folder, [], join(file, 'below'));
  expect(await app.report('response')).toBe(1);
  expect(await app.ended).toBe(3);
});

test('a download is told, and refused', async () => {
  const folder = writeApp({
    'index.html': '<title>probe</title><a download="x.txt" href="data:text/plain,hello">x</a>',
    'main.mjs': `${oneWindow}
      session.defaultSession.on('will-download', (event, item) => {
        event.preventDefault();
        report('download', item.getURL());
        app.quit();
      });
      await page(window, 'document.querySelector("a").click()'); });`,
  });
  expect(await runApp(folder).report('download')).toBe('data:text/plain,hello');
});

test('a proxy that comes after the first window is refused by name', async () => {
  const folder = writeApp({
    'index.html': '<title>probe</title>',
    'main.mjs': `${oneWindow}
      report('late', await caught(() => session.defaultSession.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9' })));
      app.quit(); });`,
  });
  expect(await runApp(folder).report('late')).toMatchObject({
    error: expect.stringMatching(/^session\.setProxy .* is not supported/),
  });
});
