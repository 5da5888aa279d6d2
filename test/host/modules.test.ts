// The modules of the main process: the app's life, its lock, sealed storage, menus, and what throws by name.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prelude, runApp, temporaryFolder, writeApp } from './run-app.ts';

function probe(run: string, options: { userData?: string; args?: string[]; html?: string } = {}) {
  const main = `
    import electron, { app, BrowserWindow, clipboard, dialog, Menu, MenuItem, nativeTheme, powerMonitor, safeStorage, screen, session, shell, Tray, utilityProcess } from 'electron';
    import { createRequire } from 'node:module';
    ${prelude}
    ${run}`;
  const folder = writeApp({
    'main.mjs': main,
    'index.html': options.html ?? '<title>probe</title><body>probe</body>',
  });
  return runApp(folder, options.args ?? [], options.userData ?? temporaryFolder());
}

describe('the app', () => {
  test('finds itself as in Electron: arguments, versions, paths, and one module for all ways to import it', async () => {
    const app = probe(
      `const required = createRequire(import.meta.url)('electron');
       report('same', [required.app === app, electron.app === app, required.BrowserWindow === BrowserWindow]);
       report('argv', process.argv.slice(2));
       report('facts', [process.type, typeof process.versions.electron, /^\\d+\\./.test(process.versions.chrome), app.isPackaged, app.getName(), app.getVersion(), app.isReady()]);
       report('paths', [app.getPath('userData'), app.getAppPath()]);
       report('switches', [app.commandLine.hasSwitch('api'), app.commandLine.getSwitchValue('api')]);
       report('absent', [electron.ipcRenderer, electron.contextBridge].map((value) => typeof value));
       const order = [];
       for (const name of ['ready', 'before-quit', 'will-quit', 'quit']) app.on(name, () => { order.push(name); if (name === 'quit') report('order', order); });
       app.whenReady().then(() => app.quit());`,
      { args: ['--api=http://127.0.0.1:1/', '--sign-in'] },
    );
    expect(await app.report('same')).toEqual([true, true, true]);
    expect(await app.report('argv')).toEqual([
      `--user-data-dir=${app.userData}`,
      '--api=http://127.0.0.1:1/',
      '--sign-in',
    ]);
    expect(await app.report('facts')).toEqual(['browser', 'string', true, false, 'probe', '1.2.3', false]);
    expect(await app.report('paths')).toEqual([app.userData, expect.stringContaining('host-test-')]);
    expect(await app.report('switches')).toEqual([true, 'http://127.0.0.1:1/']);
    expect(await app.report('absent')).toEqual(['undefined', 'undefined']);
    expect(await app.report('order')).toEqual(['ready', 'before-quit', 'will-quit', 'quit']);
    expect(await app.ended).toBe(0);
  });

  test('a quit that is prevented does not end it; exit ends it with its code', async () => {
    const app = probe(`
      let first = true;
      app.on('before-quit', (event) => { if (first) { first = false; event.preventDefault(); setImmediate(() => { report('lives', true); app.exit(7); }); } });
      app.whenReady().then(() => app.quit());`);
    expect(await app.report('lives')).toBe(true);
    expect(await app.ended).toBe(7);
  });

  test('a second start hands its arguments to the first and ends; after kill -9 the lock is free', async () => {
    const run = `
      if (app.requestSingleInstanceLock({ from: 'second' })) {
        report('lock', [true, app.hasSingleInstanceLock()]);
        app.on('second-instance', (event, argv, folder, data) => report('heard', [argv.slice(2), folder, data]));
      } else { report('lock', [false, app.hasSingleInstanceLock()]); app.quit(); }`;
    const userData = temporaryFolder();
    const first = probe(run, { userData });
    expect(await first.report('lock')).toEqual([true, true]);
    const second = probe(run, { userData, args: ['--api', 'x'] });
    expect(await second.report('lock')).toEqual([false, false]);
    expect(await second.ended).toBe(0);
    expect(await first.report('heard')).toEqual([
      [`--user-data-dir=${userData}`, '--api', 'x'],
      process.cwd(),
      { from: 'second' },
    ]);
    first.process.kill('SIGKILL');
    await first.ended;
    const third = probe(run, { userData });
    expect(await third.report('lock')).toEqual([true, true]);
  });

  test('an app that is not there, or throws, is said in a sentence', async () => {
    const none = runApp(join(temporaryFolder(), 'nothing'));
    expect(await none.ended).toBe(1);
    expect(none.output()).toContain('There is no app at');
    const broken = probe(`throw new Error('broken at once');`);
    expect(await broken.ended).toBe(1);
    expect(broken.output()).toContain('broken at once');
  });
});

test('what the host lacks throws by name, and never is undefined or does nothing', async () => {
  const attempts: Record<string, [string, string]> = {
    method: ['app.setBadgeCount(1)', 'app.setBadgeCount'],
    module: ['new Tray("x")', 'Tray'],
    static: ['utilityProcess.fork("x")', 'utilityProcess.fork'],
    window: ['window.setVibrancy("menu")', 'BrowserWindow.setVibrancy'],
    contents: ['window.webContents.openDevTools()', 'webContents.openDevTools'],
    setting: ['window.webContents.zoomFactor = 2', 'webContents.zoomFactor'],
    session: ['session.defaultSession.cookies', 'session.cookies'],
    shell: ['shell.trashItem("x")', 'shell.trashItem'],
    option: ['new BrowserWindow({ kiosk: true })', 'The BrowserWindow option kiosk: true'],
    node: [
      'new BrowserWindow({ webPreferences: { nodeIntegration: true } })',
      'webPreferences.nodeIntegration: true',
    ],
    isolation: [
      'new BrowserWindow({ webPreferences: { contextIsolation: false } })',
      'webPreferences.contextIsolation: false',
    ],
    unsafe: ['new BrowserWindow({ webPreferences: { sandbox: false } })', 'webPreferences.sandbox: false'],
    security: [
      'new BrowserWindow({ webPreferences: { webSecurity: false } })',
      'webPreferences.webSecurity: false',
    ],
  };
  const app = probe(`app.whenReady().then(async () => {
    const window = new BrowserWindow({ show: false });
    const answers = {};
    ${Object.entries(attempts)
      .map(([name, [code]]) => `answers.${name} = await caught(() => ${code});`)
      .join('\n')}
    report('answers', answers);
    app.exit(0);
  });`);
  const expected = Object.entries(attempts).map(([name, [, what]]) => [
    name,
    { error: `${what} is not supported by the Chromium host` },
  ]);
  expect(await app.report('answers')).toEqual(Object.fromEntries(expected));
});

test('sealed text opens again in the next run, is not readable, and its key is for this user only', async () => {
  const userData = temporaryFolder();
  const first = probe(
    `app.whenReady().then(async () => {
      const sealed = await safeStorage.encryptStringAsync('täg-token');
      report('sealed', sealed.toString('base64'));
      report('backend', [safeStorage.getSelectedStorageBackend(), await safeStorage.isAsyncEncryptionAvailable(), safeStorage.decryptString(sealed)]);
      sealed[sealed.length - 1] ^= 1;
      report('changed', await safeStorage.decryptStringAsync(sealed).then(() => 'opened', () => 'refused'));
      report('short', await safeStorage.decryptStringAsync(Buffer.from('v10')).then(() => 'opened', () => 'refused'));
      app.exit(0); });`,
    { userData },
  );
  const sealed = String(await first.report('sealed'));
  expect(Buffer.from(sealed, 'base64').includes('token')).toBe(false);
  expect(await first.report('backend')).toEqual(['basic_text', true, 'täg-token']);
  expect(await first.report('changed')).toBe('refused');
  expect(await first.report('short')).toBe('refused');
  expect(await first.ended).toBe(0);
  const second = probe(
    `app.whenReady().then(async () => { report('opened', await safeStorage.decryptStringAsync(Buffer.from('${sealed}', 'base64'))); app.exit(0); });`,
    { userData },
  );
  expect(await second.report('opened')).toEqual({ result: 'täg-token', shouldReEncrypt: false });
  writeFileSync(join(userData, 'safe-storage.locked'), '');
  const locked = probe(
    `app.whenReady().then(async () => {
      report('opened', await safeStorage.decryptStringAsync(Buffer.from('${sealed}', 'base64')).catch((problem) => problem.message));
      app.exit(0); });`,
    { userData },
  );
  expect(await locked.report('opened')).toContain('temporarily unavailable');
  const key = join(userData, 'safe-storage.key');
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(readFileSync(key)).toHaveLength(32);
});

test('a key of the application menu, pressed in the page, calls its item; one that the page took does not', async () => {
  const app = probe(`
    app.whenReady().then(async () => {
      let pressed = [];
      const menu = Menu.buildFromTemplate([
        { label: 'File', submenu: [{ label: 'Sync', id: 'sync', accelerator: 'CmdOrCtrl+Shift+Y', click: (item, window) => pressed.push([item.label, window === BrowserWindow.getAllWindows()[0]]) }, { role: 'quit' }] },
        { role: 'editMenu' }, { role: 'windowMenu' }, { role: 'viewMenu' },
      ]);
      menu.append(new MenuItem({ label: 'More' }));
      Menu.setApplicationMenu(menu);
      report('menu', [Menu.getApplicationMenu() === menu, menu.items.length, menu.getMenuItemById('sync').label, menu.items[0].submenu.items[1].role]);
      const window = new BrowserWindow({ width: 400, height: 300 });
      await window.loadFile('index.html');
      const press = (extra) => page(window, 'document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Y", ctrlKey: true, metaKey: ' + (process.platform === 'darwin') + ', shiftKey: true, bubbles: true, cancelable: true }))' + extra);
      await press(';return 1');
      await page(window, 'return 1');
      report('pressed', pressed);
      await page(window, 'addEventListener("keydown", (event) => event.preventDefault(), true)');
      await press(';return 1');
      await page(window, 'return 1');
      report('taken', pressed.length);
      app.exit(0);
    });`);
  expect(await app.report('menu')).toEqual([true, 5, 'Sync', 'quit']);
  expect(await app.report('pressed')).toEqual([['Sync', true]]);
  expect(await app.report('taken')).toBe(1);
});

test('named windows come back where they were, when the app asks for that', async () => {
  const userData = temporaryFolder();
  const run = `app.whenReady().then(() => {
    const window = new BrowserWindow({ name: 'main', windowStatePersistence: true, width: 500, height: 400, x: 10, y: 20 });
    report('bounds', window.getBounds());
    window.setBounds({ x: 30, width: 620 });
    window.on('closed', () => app.quit());
    window.loadFile('index.html').then(() => window.close());
  });`;
  const first = probe(run, { userData });
  expect(await first.report('bounds')).toEqual({ x: 10, y: 20, width: 500, height: 400 });
  expect(await first.ended).toBe(0);
  const second = probe(run, { userData });
  expect(await second.report('bounds')).toEqual({ x: 30, y: 20, width: 620, height: 400 });
});

test('the clipboard takes text from main and gives it back', async () => {
  const app = probe(`app.whenReady().then(async () => {
    const window = new BrowserWindow({ width: 400, height: 300 });
    await window.loadFile('index.html');
    await clipboard.writeText('kept by the clipboard');
    report('text', await clipboard.readText());
    app.exit(0);
  });`);
  expect(await app.report('text')).toBe('kept by the clipboard');
});

test('a message box shows its words and answers with the button, or with cancel when it is closed', async () => {
  const app = probe(`app.whenReady().then(async () => {
    const window = new BrowserWindow({ show: false });
    const box = (work) => new Promise((resolve) => app.once('browser-window-created', (event, made) =>
      made.webContents.once('did-finish-load', () => setImmediate(async () => resolve(await work(made).catch((error) => error.message))))));
    const options = { message: 'Delete <b>all</b>?', detail: 'It cannot be undone.', buttons: ['Cancel', 'Delete'], checkboxLabel: 'Always' };
    const pressed = box((made) => page(made, 'const text = document.querySelector("main").innerText; document.querySelector("input").click(); setTimeout(() => document.querySelectorAll("button")[1].click(), 50); return text'));
    report('answer', await dialog.showMessageBox(window, options));
    report('words', await pressed);
    const closed = box(async (made) => made.close());
    report('closed', await dialog.showMessageBox(options));
    await closed;
    report('files', await caught(() => dialog.showOpenDialog({})));
    app.exit(0);
  });`);
  expect(await app.report('answer')).toEqual({ response: 1, checkboxChecked: true });
  expect(await app.report('words')).toMatch(
    /Delete <b>all<\/b>\?\s+It cannot be undone\.\s+Always\s+Cancel Delete/,
  );
  expect(await app.report('closed')).toEqual({ response: 0, checkboxChecked: false });
  expect(await app.report('files')).toEqual({
    error: 'dialog.showOpenDialog is not supported by the Chromium host',
  });
});

test('a page that crashes is reported to its contents and to the app', async () => {
  const app = probe(`app.whenReady().then(async () => {
    const window = new BrowserWindow({ show: false });
    await window.loadFile('index.html');
    const here = new Promise((resolve) => window.webContents.once('render-process-gone', (event, details) => resolve(details.reason)));
    const there = new Promise((resolve) => app.once('render-process-gone', (event, contents, details) => resolve([contents === window.webContents, details.reason])));
    window.loadURL('chrome://crash').catch(() => {});
    report('gone', [await here, await there]);
    app.exit(0);
  });`);
  expect(await app.report('gone')).toEqual(['crashed', [true, 'crashed']]);
});

test('a start without a display or without Chromium says what to do', async () => {
  const folder = writeApp({ 'main.mjs': '' });
  const before = { ...process.env };
  try {
    if (process.platform === 'linux') {
      delete process.env['DISPLAY'];
      delete process.env['WAYLAND_DISPLAY'];
      const noDisplay = runApp(folder);
      expect(await noDisplay.ended).toBe(1);
      expect(noDisplay.output()).toContain('DISPLAY is not set');
    }
    process.env['CHROMIUM_PATH'] = join(folder, 'no-chromium');
    expect(existsSync(process.env['CHROMIUM_PATH'])).toBe(false);
    const noChromium = runApp(folder);
    expect(await noChromium.ended).toBe(1);
    expect(noChromium.output()).toContain('CHROMIUM_PATH');
  } finally {
    process.env = before;
  }
});
