// Context menus: the app hears where one is asked for, and what it pops up is drawn in the page and does what it says.
import { expect, test } from 'vitest';
import { prelude, runApp, writeApp } from './run-app.ts';

/** Opens a window on a field with the text "one", selected, and a menu of these items on it. */
const fieldWithMenu = (items: string) => `
import { app, BrowserWindow, clipboard, Menu } from 'electron';
${prelude}
void app.whenReady().then(async () => {
const window = new BrowserWindow({ width: 400, height: 300 });
const contents = window.webContents;
await window.loadFile('index.html');
const asked = new Promise((resolve) => contents.once('context-menu', (_event, params) => {
  resolve(params);
  Menu.buildFromTemplate(${items}).popup({ window, x: params.x, y: params.y, callback: () => report('left', true) });
}));
const ask = (selector) => page(window, \`
  const target = document.querySelector('\${selector}');
  if (target instanceof HTMLInputElement) target.select();
  return target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 20, clientY: 30 }));\`);
const menu = () => page(window, \`
  const lines = () => [...document.querySelectorAll('[role=menuitem]')];
  while (lines().length === 0) await new Promise(requestAnimationFrame);
  return lines().map((line) => [line.textContent, line.getAttribute('aria-disabled')]);\`);
const choose = (label) => page(window, \`
  [...document.querySelectorAll('[role=menuitem]')].find((line) => line.textContent === '\${label}').click();
  return document.querySelectorAll('[role=menu]').length;\`);
const key = (name) => page(window, \`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '\${name}', bubbles: true, cancelable: true }))\`);
const value = () => page(window, 'return document.querySelector("input").value');
`;

const html = '<title>probe</title><input value="one"><p>text</p><b>own</b><script src="own.js"></script>';
const own = 'document.querySelector("b").addEventListener("contextmenu", (event) => event.preventDefault());';
const appWith = (main: string) => writeApp({ 'index.html': html, 'own.js': own, 'main.mjs': main });

test('a field is told with its selection, and editing roles act on it', async () => {
  const folder =
    appWith(`${fieldWithMenu("[{ role: 'cut' }, { type: 'separator' }, { role: 'paste', enabled: false }]")}
    report('kept', await ask('input'));
    const { isEditable, selectionText, x, y, editFlags } = await asked;
    report('params', [isEditable, selectionText, x, y, editFlags.canCut, editFlags.canPaste]);
    report('menu', await menu());
    report('disabled', await choose('Paste'));
    report('closed', await choose('Cut'));
    while ((await value()) !== '') await new Promise((resolve) => setImmediate(resolve));
    report('clipboard', await clipboard.readText());
    contents.paste();
    while ((await value()) !== 'one') await new Promise((resolve) => setImmediate(resolve));
    report('pasted', true);
    app.quit(); });`);
  const app = runApp(folder);
  expect(await app.report('kept')).toBe(false);
  expect(await app.report('params')).toEqual([true, 'one', 20, 30, true, true]);
  expect(await app.report('menu')).toEqual([
    ['Cut', 'false'],
    ['Paste', 'true'],
  ]);
  expect(await app.report('disabled')).toBe(1);
  expect(await app.report('closed')).toBe(0);
  expect(await app.report('pasted')).toBe(true);
});

test('the keyboard chooses, Escape leaves, and the page hears nothing of it', async () => {
  const folder =
    appWith(`${fieldWithMenu("[{ label: 'First', click: () => report('clicked', 'First') }, { label: 'Last', click: () => report('clicked', 'Last') }]")}
    await page(window, 'window.heard = 0; document.addEventListener("keydown", () => { window.heard += 1; })');
    await ask('p');
    await asked;
    await menu();
    await key('ArrowUp');
    await key('Enter');
    report('heard', await page(window, 'return window.heard')); });`);
  const app = runApp(folder);
  expect(await app.report('clicked')).toBe('Last');
  expect(await app.report('left')).toBe(true);
  expect(await app.report('heard')).toBe(0);
});

test('where the page has a menu of its own the app is not asked', async () => {
  const folder = appWith(`${fieldWithMenu('[]')}
    let count = 0;
    contents.on('context-menu', () => { count += 1; });
    await ask('b');
    await ask('p');
    await asked;
    report('count', count);
    app.quit(); });`);
  expect(await runApp(folder).report('count')).toBe(1);
});
