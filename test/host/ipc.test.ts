// Messages between main and a page: what survives, what is refused, who has sent it, and ports.
import { expect, test } from 'vitest';
import { prelude, runApp, writeApp } from './run-app.ts';

const preload = `
const { contextBridge, ipcRenderer } = require('electron');
const reach = (code) => { try { return String(eval(code)); } catch (error) { return error.message; } };
contextBridge.exposeInMainWorld('probe', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  ask: (channel, ...args) => ipcRenderer.invoke(channel, ...args).then((value) => ({ value }), (error) => ({ error: error.message })),
  refuses: () => Promise.all([() => {}, document.body, Symbol('s'), Promise.resolve(), new WeakMap(), window, { deep: [() => {}] }]
    .map((value) => ipcRenderer.invoke('echo', value).then(() => 'sent', (error) => error.message))),
  sendRefuses: () => { try { ipcRenderer.send('echo', () => {}); return 'sent'; } catch (error) { return error.message; } },
  node: () => ['fs', 'child_process', 'node:net', 'module'].map((name) => reach('require(' + JSON.stringify(name) + ')')),
  globals: () => ['Buffer', 'global.process.binding', 'process.mainModule', 'process.dlopen'].map(reach),
  electron: () => reach('require("electron").ipcMain'),
  rich: () => ipcRenderer.invoke('rich', richValue()).then((value) => describeRich(value)),
});
function richValue() {
  const cycle = { name: 'cycle' };
  cycle.self = cycle;
  return { date: new Date(86400000), map: new Map([['a', new Set([1])]]), big: 12345678901234567890n, nothing: undefined,
    bytes: new Uint8Array([1, 2, 255]), buffer: new ArrayBuffer(3), error: new RangeError('too far'), cycle, negative: -0, nan: NaN,
    pattern: /a/gi, sparse: [1, , 3], proto: JSON.parse('{"__proto__": 1}') };
}
function describeRich(value) {
  return [value.date instanceof Date && value.date.getTime(), value.map.get('a').has(1), String(value.big), 'nothing' in value && value.nothing === undefined,
    [...value.bytes].join(), value.buffer.byteLength, value.error instanceof RangeError && value.error.message, value.cycle.self === value.cycle,
    Object.is(value.negative, -0), Number.isNaN(value.nan), value.pattern.flags, 1 in value.sparse, value.sparse.length, Object.hasOwn(value.proto, '__proto__')];
}
ipcRenderer.on('toPage', (event, ...args) => ipcRenderer.send('fromPage', ...args, args.length));
ipcRenderer.on('port', (event, message) => window.postMessage({ message }, '*', event.ports));
window.addEventListener('message', (event) => { if (event.data === 'give main a port') ipcRenderer.postMessage('portFromPage', 'hello', event.ports); });
`;

const html = '<!doctype html><title>probe</title><body>probe</body>';

const start = `
import { app, BrowserWindow, ipcMain, MessageChannelMain } from 'electron';
import { join } from 'node:path';
${prelude}

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } });
  ipcMain.handle('echo', (event, value) => value);
  await window.loadFile('index.html');
  await run(window);
});
`;

function probe(run: string) {
  const main = `${start}\nasync function run(window) { ${run} }`;
  return runApp(writeApp({ 'main.mjs': main, 'preload.cjs': preload, 'index.html': html }));
}

test('a function, a DOM node, a symbol and their like are refused as in Electron', async () => {
  const app = probe(`
    report('invoke', await page(window, 'return probe.refuses()'));
    report('send', await page(window, 'return probe.sendRefuses()'));
    ipcMain.handle('bad', () => () => {});
    report('reply', await page(window, 'return probe.ask("bad")'));
    report('main', await caught(() => window.webContents.send('toPage', () => {})));
  `);
  const refusal = 'An object could not be cloned.';
  expect(await app.report('invoke')).toEqual(Array(7).fill(refusal));
  expect(await app.report('send')).toBe(refusal);
  expect(await app.report('reply')).toEqual({
    error: `Error invoking remote method 'bad': Error: ${refusal}`,
  });
  expect(await app.report('main')).toEqual({ error: refusal });
});

test('what the structured clone copies survives both ways', async () => {
  const app = probe(`
    ipcMain.handle('rich', (event, value) => value);
    report('rich', await page(window, 'return probe.rich()'));
  `);
  expect(await app.report('rich')).toEqual([
    86_400_000,
    true,
    '12345678901234567890',
    true,
    '1,2,255',
    3,
    'too far',
    true,
    true,
    true,
    'gi',
    false,
    3,
    true,
  ]);
});

test('a preload reaches neither Node nor the main process', async () => {
  const app = probe(`
    report('node', await page(window, 'return probe.node()'));
    report('globals', await page(window, 'return probe.globals()'));
    report('electron', await page(window, 'return probe.electron()'));
    report('world', await page(window, 'return [typeof require, typeof process, typeof ipcRenderer, typeof __chromiumHostSend, typeof __chromiumHostReceive]'));
  `);
  const modules = ['fs', 'child_process', 'node:net', 'module'];
  expect(await app.report('node')).toEqual(modules.map((name) => `module not found: ${name}`));
  expect(await app.report('globals')).toEqual(
    Array(4).fill(expect.stringMatching(/not (defined|supported)|undefined/)),
  );
  expect(await app.report('electron')).toBe('electron.ipcMain is not supported by the Chromium host');
  expect(await app.report('world')).toEqual(Array(5).fill('undefined'));
});

test('a handler is told who asks, its errors arrive with its words, and a missing one is named', async () => {
  const app = probe(`
    ipcMain.handle('who', (event) => ({ url: event.senderFrame.url, origin: event.senderFrame.origin, parent: event.senderFrame.parent,
      isContents: event.sender === window.webContents, isFrame: event.senderFrame === window.webContents.mainFrame }));
    ipcMain.handle('fails', () => { throw new TypeError('no such campaign'); });
    ipcMain.handleOnce('once', () => 'first');
    report('who', await page(window, 'return probe.invoke("who")'));
    report('fails', await page(window, 'return probe.ask("fails")'));
    report('once', await page(window, 'return [await probe.ask("once"), await probe.ask("once")]'));
    report('address', window.webContents.getURL());
  `);
  expect(await app.report('who')).toEqual({
    url: await app.report('address'),
    origin: 'file://',
    parent: null,
    isContents: true,
    isFrame: true,
  });
  expect(await app.report('address')).toMatch(/^file:\/\/.*\/index\.html$/);
  expect(await app.report('fails')).toEqual({
    error: "Error invoking remote method 'fails': TypeError: no such campaign",
  });
  expect(await app.report('once')).toEqual([
    { value: 'first' },
    { error: "Error invoking remote method 'once': Error: No handler registered for 'once'" },
  ]);
});

test('main and page send to each other in order, and a reload makes a new frame', async () => {
  const app = probe(`
    const heard = [];
    const all = new Promise((resolve) => ipcMain.on('fromPage', (event, ...args) => { heard.push(args); if (heard.length === 3) resolve(event); }));
    for (const n of [1, 2, 3]) window.webContents.send('toPage', n, { n });
    const event = await all;
    report('heard', heard);
    report('before', event.senderFrame.isDestroyed());
    const loaded = new Promise((resolve) => window.webContents.once('did-finish-load', resolve));
    window.reload();
    await loaded;
    report('after', [event.senderFrame.isDestroyed(), event.senderFrame === window.webContents.mainFrame, await page(window, 'return probe.invoke("echo", 1)')]);
  `);
  expect(await app.report('heard')).toEqual([1, 2, 3].map((n) => [n, { n }, 2]));
  expect(await app.report('before')).toBe(false);
  expect(await app.report('after')).toEqual([true, false, 1]);
});

test('ports go from main to the page and back, carry values, and close with the page', async () => {
  const app = probe(`
    const { port1, port2 } = new MessageChannelMain();
    const answered = new Promise((resolve) => port1.on('message', (event) => resolve(event.data)));
    const closed = new Promise((resolve) => port1.on('close', () => resolve('closed')));
    port1.start();
    const waits = page(window, \`return new Promise((resolve) => addEventListener('message', (event) => {
      event.ports[0].onmessage = ({ data }) => { event.ports[0].postMessage({ got: data, day: new Date(0) }); resolve(event.data.message); };
    }))\`);
    // In a turn after the page has begun to listen.
    await page(window, 'return 1');
    window.webContents.postMessage('port', 'take it', [port2]);
    port1.postMessage({ question: new Set([1]) });
    report('message', await waits);
    const answer = await answered;
    report('answer', [answer.got.question.has(1), answer.day instanceof Date]);
    report('neutered', await caught(() => window.webContents.postMessage('port', 'again', [port2])));

    const fromPage = new Promise((resolve) => ipcMain.on('portFromPage', (event, message) => resolve([event.ports[0], message])));
    await page(window, \`const channel = new MessageChannel(); window.heard = new Promise((resolve) => channel.port1.onmessage = (event) => resolve(event.data));
      window.postMessage('give main a port', '*', [channel.port2]); window.kept = channel.port1;\`);
    const [port, hello] = await fromPage;
    port.postMessage({ hello });
    report('fromPage', await page(window, 'return window.heard'));
    window.reload();
    report('closed', await closed);
  `);
  expect(await app.report('message')).toBe('take it');
  expect(await app.report('answer')).toEqual([true, true]);
  expect(await app.report('neutered')).toHaveProperty('error');
  expect(await app.report('fromPage')).toEqual({ hello: 'hello' });
  expect(await app.report('closed')).toBe('closed');
});

test('a large answer arrives whole: 3 MB of records there and back', async () => {
  const app = probe(`
    const records = Array.from({ length: 5000 }, (_, index) => ({ id: String(index), name: 'campaign ' + index, text: 'x'.repeat(500) }));
    report('back', await page(window, \`
      const back = await probe.invoke('echo', \${JSON.stringify(records)}); return [back.length, back[4999]]\`));
  `);
  const last = { id: '4999', name: 'campaign 4999', text: 'x'.repeat(500) };
  expect(await app.report('back')).toEqual([5000, last]);
});
