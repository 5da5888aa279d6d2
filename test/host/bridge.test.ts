// contextBridge: what a preload gives to the page, and what it does not.
import { expect, test } from 'vitest';
import { prelude, runApp, writeApp } from './run-app.ts';

const preload = `
const { contextBridge } = require('electron');
const secret = { hidden: true };
let kept;
contextBridge.exposeInMainWorld('api', {
  data: { list: [1, { two: 2 }], day: new Date(0), bytes: new Uint8Array([7]), when: new Map([[1, 'one']]) },
  add: (a, b) => a + b,
  later: (value) => new Promise((resolve) => setTimeout(resolve, 5, { value })),
  fails: () => { throw new RangeError('out of range'); },
  rejects: async () => { throw new Error('not now'); },
  each: (values, callback) => values.map((value) => callback(value)),
  keep: (callback) => { kept = callback; return () => kept('called back'); },
  makes: () => ({ inner: { twice: (value) => value * 2 } }),
  takesPromise: async (promise) => 'got ' + (await promise),
  calls: (callback) => { try { return callback(); } catch (error) { return 'caught ' + error.message; } },
  symbol: () => Symbol('no'),
  nested: { deeper: { answer: () => 42 } },
});
window.fromPreload = secret;
try { contextBridge.exposeInMainWorld('api', {}); } catch (error) { contextBridge.exposeInMainWorld('second', error.message); }
try { contextBridge.executeInMainWorld({ func: () => 1 }); } catch (error) { contextBridge.exposeInMainWorld('lacking', error.message); }
`;

function evaluate(expressions: Record<string, string>) {
  const main = `
    import { app, BrowserWindow } from 'electron';
    import { join } from 'node:path';
    ${prelude}
    app.whenReady().then(async () => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } });
      await window.loadFile('index.html');
      for (const [name, code] of Object.entries(${JSON.stringify(expressions)})) {
        report(name, await caught(() => page(window, code)));
      }
      app.exit(0);
    });`;
  return runApp(
    writeApp({ 'main.mjs': main, 'preload.cjs': preload, 'index.html': '<title>bridge</title>' }),
  );
}

const expected: [string, string, unknown][] = [
  [
    'data',
    'return [api.data.list[1].two, api.data.day.getTime(), api.data.bytes[0], api.data.when.get(1)]',
    { value: [2, 0, 7, 'one'] },
  ],
  ['call', 'return api.add(2, 3)', { value: 5 }],
  ['nested', 'return api.nested.deeper.answer()', { value: 42 }],
  ['promise', 'return api.later("x")', { value: { value: 'x' } }],
  [
    'error',
    'try { api.fails() } catch (error) { return [error instanceof Error, error.message] }',
    { value: [true, 'out of range'] },
  ],
  ['rejection', 'return api.rejects().catch((error) => error.message)', { value: 'not now' }],
  ['callback', 'return api.each([1, 2], (value) => value * 10)', { value: [10, 20] }],
  ['kept', 'return new Promise((resolve) => api.keep(resolve)())', { value: 'called back' }],
  ['made', 'return api.makes().inner.twice(4)', { value: 8 }],
  ['promiseIn', 'return api.takesPromise(Promise.resolve("it"))', { value: 'got it' }],
  ['throwIn', 'return api.calls(() => { throw new Error("mine") })', { value: 'caught mine' }],
  [
    'symbol',
    'try { return api.symbol() } catch (error) { return error.message }',
    { value: 'An object could not be cloned.' },
  ],
  [
    'frozen',
    '"use strict"; try { api.add = 1; return "changed" } catch { return Object.isFrozen(api.data.list) }',
    { value: true },
  ],
  [
    'fixed',
    'try { window.api = 1; } catch {} delete window.api; return typeof window.api',
    { value: 'object' },
  ],
  [
    'isolated',
    'return [typeof fromPreload, typeof kept, typeof require]',
    { value: ['undefined', 'undefined', 'undefined'] },
  ],
  [
    'second',
    'return second',
    { value: 'Cannot bind an API on top of an existing property on the window object' },
  ],
  [
    'lacking',
    'return lacking',
    { value: 'contextBridge.executeInMainWorld is not supported by the Chromium host' },
  ],
  // A page that has changed what the language gives it cannot listen in on the bridge, nor break it.
  [
    'hostile',
    `const seen = []; const dispatch = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) { seen.push(event.type); return dispatch.call(this, event); };
      window.CustomEvent = function () { throw new Error('no'); };
      return [api.add(1, 1), seen]`,
    { value: [2, []] },
  ],
];

test('values, functions, promises, callbacks and errors cross the bridge, and nothing else does', async () => {
  const app = evaluate(Object.fromEntries(expected.map(([name, code]) => [name, code])));
  const answers: Record<string, unknown> = {};
  for (const [name] of expected) answers[name] = await app.report(name);
  expect(answers).toEqual(Object.fromEntries(expected.map(([name, , value]) => [name, value])));
  expect(await app.ended).toBe(0);
});
