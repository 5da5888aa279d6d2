// Pages: the app's own scheme, policies, navigation, partitions, permissions, windows and the theme.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { prelude, processesOf, runApp, temporaryFolder, writeApp } from './run-app.ts';

/** An app whose scheme app:// answers from `answers` (path → [headers, body]); `run` is its main's work. */
function probe(run: string, options: { userData?: string; args?: string[] } = {}) {
  const main = `
    import { app, BrowserWindow, ipcMain, nativeTheme, net, protocol, session } from 'electron';
    import { join } from 'node:path';
    ${prelude}
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    const html = { 'content-type': 'text/html' };
    const answer = (request) => {
      const { host, pathname } = new URL(request.url);
      if (pathname === '/') return new Response('<!doctype html><title>' + host + '</title><body>' + host + '</body>', { headers: html });
      if (pathname === '/strict') return new Response('<title>strict</title><script>window.inline = true</script><script src="/script.js"></script>',
        { headers: { ...html, 'content-security-policy': "default-src 'none'; script-src app://desk" } });
      if (pathname === '/script.js') return new Response('window.external = true', { headers: { 'content-type': 'text/javascript' } });
      if (pathname === '/worker.js') return new Response('importScripts("/more.js"); fetch("/streamed").then((r) => r.text()).then((text) => postMessage([more, text, origin]))', { headers: { 'content-type': 'text/javascript' } });
      if (pathname === '/more.js') return new Response('self.more = "imported"', { headers: { 'content-type': 'text/javascript' } });
      if (pathname === '/streamed') return new Response(new ReadableStream({ async start(stream) {
        for (const part of ['one ', 'two ', 'three']) { await new Promise((resolve) => setTimeout(resolve, 5)); stream.enqueue(new TextEncoder().encode(part)); }
        stream.close(); } }), { status: 201, headers: { 'x-kind': 'stream' } });
      if (pathname === '/echo') return request.text().then((text) => Response.json({ method: request.method, text, url: request.url, header: request.headers.get('x-own') }));
      if (pathname === '/error') return Response.error();
      if (pathname === '/throws') throw new Error('the handler is broken');
      if (pathname === '/breaks') return new Response(new ReadableStream({ pull(stream) { stream.error(new Error('half-way')); } }));
      return new Response('none', { status: 404 });
    };
    const open = (options = {}) => new BrowserWindow({ show: false, ...options });
    app.whenReady().then(async () => {
      protocol.handle('app', answer);
      ${run}
    });`;
  const folder = writeApp({
    'main.mjs': main,
    'preload.cjs': `require('electron').contextBridge.exposeInMainWorld('preloaded', location.href)`,
  });
  return runApp(folder, options.args ?? [], options.userData ?? temporaryFolder());
}

test('a handled scheme answers whole, streamed and failing requests; its pages are secure and have the real address', async () => {
  const app = probe(`
    const window = open();
    await window.loadURL('app://desk/?q=1#part');
    report('address', [window.webContents.getURL(), window.webContents.mainFrame.origin, window.webContents.getTitle()]);
    report('secure', await page(window, 'return [isSecureContext, typeof indexedDB]'));
    report('streamed', await page(window, 'const r = await fetch("/streamed"); return [r.status, r.headers.get("x-kind"), await r.text()]'));
    report('echo', await page(window, 'return (await fetch("/echo?a=b", { method: "POST", body: "grüße", headers: { "x-own": "1" } })).json()'));
    for (const path of ['error', 'throws', 'breaks']) report(path, await page(window, 'return fetch("/' + path + '").then(() => "answered", (error) => error.name)'));
    report('missing', await page(window, 'return (await fetch("/missing")).status'));
    report('handled', [protocol.isProtocolHandled('app'), protocol.isProtocolHandled('other')]);
    report('noPage', await caught(() => window.loadURL('app://desk/error')));
    report('noHandler', await caught(() => window.loadURL('other://desk/')));
    app.exit(0);
  `);
  expect(await app.report('address')).toEqual(['app://desk/?q=1#part', 'app://desk', 'desk']);
  expect(await app.report('secure')).toEqual([true, 'object']);
  expect(await app.report('streamed')).toEqual([201, 'stream', 'one two three']);
  expect(await app.report('echo')).toEqual({
    method: 'POST',
    text: 'grüße',
    url: 'app://desk/echo?a=b',
    header: '1',
  });
  for (const path of ['error', 'throws', 'breaks']) expect(await app.report(path)).toBe('TypeError');
  expect(await app.report('missing')).toBe(404);
  expect(await app.report('handled')).toEqual([true, false]);
  expect(await app.report('noPage')).toEqual({ error: "ERR_FAILED (-2) loading 'app://desk/error'" });
  expect(await app.report('noHandler')).toHaveProperty('error');
});

test('workers and frames of a page are answered by the scheme too, and have no preload', async () => {
  const app = probe(`
    const window = open({ webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } });
    await window.loadURL('app://desk/');
    report('worker', await page(window, 'const worker = new Worker("/worker.js"); return new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); worker.onerror = (event) => resolve(event.message); })'));
    await page(window, 'const frame = document.createElement("iframe"); frame.src = "/"; window.loaded = new Promise((resolve) => { frame.onload = resolve; }); document.body.append(frame)');
    report('frame', await page(window, 'await window.loaded; return [frames[0].document.body.innerText, typeof preloaded, typeof frames[0].preloaded]'));
    app.exit(0);
  `);
  expect(await app.report('worker')).toEqual(['imported', 'one two three', expect.any(String)]);
  expect(await app.report('frame')).toEqual(['desk', 'string', 'undefined']);
});

test('a strict content security policy holds for the page and does not stop the preload', async () => {
  const app = probe(`
    const window = open({ webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } });
    await window.loadURL('app://desk/strict');
    report('policy', await page(window, 'return [window.inline === undefined, window.external, typeof preloaded, await fetch("/script.js").then(() => "fetched", () => "refused")]'));
    app.exit(0);
  `);
  expect(await app.report('policy')).toEqual([true, true, 'string', 'refused']);
});

test('will-navigate prevents, and a navigation that is not prevented goes on', async () => {
  const app = probe(`
    const window = open();
    await window.loadURL('app://desk/');
    const asked = [];
    let allowed = false;
    window.webContents.on('will-navigate', (event, url) => { asked.push([event.url, url]); if (!allowed) event.preventDefault(); });
    await page(window, 'setTimeout(() => { location.href = "https://example.com/away" })');
    await page(window, 'return new Promise((resolve) => setTimeout(resolve, 100))');
    await page(window, 'setTimeout(() => { location.href = "app://desk/strict" })');
    await page(window, 'return new Promise((resolve) => setTimeout(resolve, 100))');
    report('prevented', [asked, window.webContents.getURL(), await page(window, 'return document.body.innerText')]);
    allowed = true;
    const arrived = new Promise((resolve) => window.webContents.once('did-finish-load', resolve));
    await page(window, 'setTimeout(() => { location.href = "/strict" })');
    await arrived;
    report('allowed', [asked.length, window.webContents.getURL()]);
    await window.loadURL('app://desk/');
    report('own', asked.length);
    app.exit(0);
  `);
  expect(await app.report('prevented')).toEqual([
    [
      ['https://example.com/away', 'https://example.com/away'],
      ['app://desk/strict', 'app://desk/strict'],
    ],
    'app://desk/',
    'desk',
  ]);
  expect(await app.report('allowed')).toEqual([3, 'app://desk/strict']);
  expect(await app.report('own')).toBe(3);
});

test('window.open and links to new windows go to the handler, and a denial opens none', async () => {
  const app = probe(`
    const window = open({ width: 500, height: 400, show: true });
    const asked = [];
    window.webContents.setWindowOpenHandler(({ url, frameName }) => { asked.push([url, frameName]); return { action: 'deny' }; });
    await window.loadURL('app://desk/');
    report('open', await page(window, 'return String(window.open("https://example.com/", "other"))'));
    await page(window, 'const link = document.createElement("a"); link.href = "/strict"; link.target = "_blank"; document.body.append(link); link.click()');
    await page(window, 'return new Promise((resolve) => setTimeout(resolve, 100))');
    report('asked', asked);
    report('windows', BrowserWindow.getAllWindows().length);
    app.exit(0);
  `);
  expect(await app.report('open')).toBe('null');
  expect(await app.report('asked')).toEqual([
    ['https://example.com/', 'other'],
    ['app://desk/strict', '_blank'],
  ]);
  expect(await app.report('windows')).toBe(1);
});

test('partitions separate storage; a persistent one outlives the process, another does not', async () => {
  const store = (
    value: string,
  ) => `return new Promise((resolve, reject) => { const request = indexedDB.open('shop', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => { const rows = request.result.transaction('rows', 'readwrite').objectStore('rows');
      const before = rows.get('a'); before.onsuccess = () => { ${value ? `rows.put('${value}', 'a');` : ''} rows.transaction.oncomplete = () => resolve(before.result ?? null); }; }; })`;
  const run = (value: string) => `
    for (const partition of ['persist:cache', 'passing', '']) {
      const own = session.fromPartition(partition);
      if (partition !== '') own.protocol.handle('app', answer);
      const window = open({ webPreferences: { partition } });
      await window.loadURL('app://desk/');
      report('found:' + partition, await page(window, ${JSON.stringify(store(value))}.replaceAll('VALUE', partition + '!')));
      report('address:' + partition, window.webContents.getURL());
    }
    app.quit();`;
  const userData = temporaryFolder();
  const first = probe(run('VALUE'), { userData });
  for (const partition of ['persist:cache', 'passing', '']) {
    expect(await first.report(`found:${partition}`)).toBe(null);
    expect(await first.report(`address:${partition}`)).toBe('app://desk/');
  }
  expect(await first.ended).toBe(0);
  const second = probe(run(''), { userData });
  expect(await second.report('found:persist:cache')).toBe('persist:cache!');
  expect(await second.report('found:passing')).toBe(null);
  expect(await second.report('found:')).toBe('!');
  expect(await second.ended).toBe(0);
});

test('storage is cleared on demand, in its own partition only; the processes of the app are counted', async () => {
  const app = probe(`
    const windows = [];
    for (const partition of ['persist:one', 'persist:two']) {
      session.fromPartition(partition).protocol.handle('app', answer);
      const window = open({ webPreferences: { partition } });
      await window.loadURL('app://desk/');
      await page(window, 'localStorage.setItem("kept", "yes")');
      windows.push(window);
    }
    await session.fromPartition('persist:one').clearStorageData();
    await session.defaultSession.clearCache();
    report('kept', await Promise.all(windows.map((window) => page(window, 'return localStorage.getItem("kept")'))));
    const metrics = app.getAppMetrics();
    report('metrics', [metrics.filter(({ type }) => type === 'Tab').length >= 2, metrics.some(({ pid }) => pid === process.pid), metrics.every(({ memory }) => memory.workingSetSize > 0)]);
    app.exit(0);
  `);
  expect(await app.report('kept')).toEqual([null, 'yes']);
  expect(await app.report('metrics')).toEqual([true, true, true]);
});

test('permissions are what the handlers say: denied, and without handlers granted', async () => {
  const app = probe(`
    const asked = new Set();
    const strict = session.fromPartition('strict');
    strict.protocol.handle('app', answer);
    strict.setPermissionRequestHandler((contents, permission, decide) => { asked.add(permission); decide(false); });
    strict.setPermissionCheckHandler(() => true);
    const states = 'return [Notification.permission, await Notification.requestPermission(), (await navigator.permissions.query({ name: "geolocation" })).state, (await navigator.permissions.query({ name: "clipboard-read" })).state, await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve("found"), (error) => resolve(error.code === 1 ? "denied" : "allowed"), { timeout: 300 }))]';
    const closed = open({ width: 300, height: 200, show: true, webPreferences: { session: strict } });
    await closed.loadURL('app://desk/');
    report('strict', await page(closed, states));
    report('asked', [...asked].includes('geolocation'));
    const free = open();
    await free.loadURL('app://desk/');
    report('free', await page(free, 'return [(await navigator.permissions.query({ name: "geolocation" })).state, Notification.permission]'));
    app.exit(0);
  `);
  expect(await app.report('strict')).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  expect(await app.report('asked')).toBe(true);
  expect(await app.report('free')).toEqual(['granted', 'granted']);
});

test('the theme of the app reaches every page, there now or later', async () => {
  const app = probe(`
    const dark = 'return matchMedia("(prefers-color-scheme: dark)").matches';
    const before = open();
    await before.loadURL('app://desk/');
    nativeTheme.themeSource = 'light';
    report('light', [await page(before, dark), nativeTheme.shouldUseDarkColors]);
    const updated = new Promise((resolve) => nativeTheme.once('updated', resolve));
    nativeTheme.themeSource = 'dark';
    await updated;
    const after = open();
    await after.loadURL('app://desk/');
    report('dark', [await page(before, dark), await page(after, dark), nativeTheme.shouldUseDarkColors]);
    app.exit(0);
  `);
  expect(await app.report('light')).toEqual([false, false]);
  expect(await app.report('dark')).toEqual([true, true, true]);
});

test('a window waits unseen until it is shown, keeps its page, and says when it closes', async () => {
  const app = probe(`
    const window = open({ width: 640, height: 480 });
    const events = [];
    for (const name of ['ready-to-show', 'show', 'close', 'closed']) window.on(name, () => events.push(name));
    const ready = new Promise((resolve) => window.once('ready-to-show', resolve));
    await window.loadURL('app://desk/');
    await ready;
    report('before', [window.isVisible(), await page(window, 'window.mark = 1; return [document.visibilityState, screenX < -1000]')]);
    window.show();
    report('after', [window.isVisible(), window.isFocused(), BrowserWindow.getFocusedWindow() === window]);
    report('page', await page(window, 'await new Promise((resolve) => { const look = () => screenX >= 0 ? resolve() : setTimeout(look, 10); look(); }); return [window.mark, innerWidth, innerHeight]'));
    report('image', window.webContents === BrowserWindow.fromWebContents(window.webContents).webContents && (await window.capturePage()).getSize());
    window.once('close', (event) => event.preventDefault());
    window.close();
    report('kept', window.isDestroyed());
    const other = open();
    const gone = new Promise((resolve) => window.once('closed', resolve));
    window.close();
    await gone;
    report('events', [events, window.isDestroyed(), BrowserWindow.getAllWindows().length]);
    app.on('window-all-closed', () => { report('all', 'closed'); app.quit(); });
    other.destroy();
  `);
  expect(await app.report('before')).toEqual([false, ['visible', true]]);
  expect(await app.report('after')).toEqual([true, true, true]);
  expect(await app.report('page')).toEqual([1, 640, 480]);
  expect(await app.report('image')).toEqual({ width: 640, height: 480 });
  expect(await app.report('kept')).toBe(false);
  expect(await app.report('events')).toEqual([
    ['ready-to-show', 'show', 'close', 'close', 'closed'],
    true,
    1,
  ]);
  expect(await app.report('all')).toBe('closed');
  expect(await app.ended).toBe(0);
});

test('no other process can connect to the host: it listens nowhere, and its addresses lead nowhere', async () => {
  const app = probe(`
    const window = open();
    await window.loadURL('app://desk/');
    report('location', await page(window, 'return location.href'));
  `);
  const location = new URL(String(await app.report('location')));
  expect(listeners(processesOf(app.userData))).toEqual([]);
  // Nobody answers at what the page believes to be its server.
  const refused = await new Promise((resolve) => {
    const socket = connect(80, '127.0.0.1', () => resolve(false));
    socket.on('error', () => resolve(true));
    onTestFinished(() => void socket.destroy());
  });
  expect([location.port, refused]).toEqual(['', true]);
});

test('webRequest may cancel and change headers, and a page reaches a server on the web', async () => {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.end(request.url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const app = probe(`
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['*://*/blocked*'] }, (details, decide) => decide({ cancel: true }));
    session.defaultSession.webRequest.onHeadersReceived((details, decide) => decide({ responseHeaders: { ...details.responseHeaders, 'x-added': ['by the app'] } }));
    const window = open();
    await window.loadURL('app://desk/');
    report('web', await page(window, 'return (await fetch("http://127.0.0.1:${port}/open")).text()'));
    report('blocked', await page(window, 'return fetch("http://127.0.0.1:${port}/blocked").then(() => "answered", () => "blocked")'));
    report('added', await page(window, 'return (await fetch("/streamed")).headers.get("x-added")'));
    report('net', [await (await net.fetch('app://desk/streamed')).text(), await (await net.fetch('http://127.0.0.1:${port}/main')).text()]);
    app.exit(0);
  `);
  expect(await app.report('web')).toBe('/open');
  expect(await app.report('blocked')).toBe('blocked');
  expect(await app.report('added')).toBe('by the app');
  expect(await app.report('net')).toEqual(['one two three', '/main']);
});

/** The TCP sockets on which any of the processes listens, as /proc tells. */
function listeners(pids: number[]): string[] {
  const own = new Set(
    pids.flatMap((pid) => readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`))),
  );
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A' && own.has(`socket:[${fields[9]}]`))
      .map((fields) => String(fields[1])),
  );
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
