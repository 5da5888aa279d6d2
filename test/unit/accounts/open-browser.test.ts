// Which addresses are opened, and by what: the system's browser, or a command without a shell.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOpenBrowser } from '#electron/accounts/open-browser.ts';
import { until } from '../sync/hand-clock.ts';
import { makeFolder } from './surroundings.ts';

const never = () => Promise.reject(new Error('the system browser was opened'));

test('the system browser gets protected addresses', async () => {
  const opened: string[] = [];
  const open = createOpenBrowser(async (url) => {
    opened.push(url);
  });
  await open('https://api.example.com/authorize?a=1');
  await open('http://127.0.0.1:4610/authorize');
  expect(opened).toEqual(['https://api.example.com/authorize?a=1', 'http://127.0.0.1:4610/authorize']);
});

test.each(['http://api.example.com/', 'file:///bin/sh', 'javascript:alert(1)', 'mailto:a@b.c', 'no url'])(
  'nothing is opened for %s',
  async (url) => {
    await expect(createOpenBrowser(async () => {})(url)).rejects.toThrow();
  },
);

test('a command gets the address as its last argument, past any shell', async () => {
  const file = join(await makeFolder(), 'arguments.json');
  const script = `require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.argv.slice(1)))`;
  const open = createOpenBrowser(never, [process.execPath, '-e', script, 'first argument']);
  const url = 'https://api.example.com/authorize?a=1&b=$(id);c=%22';
  await open(url);
  let written = '';
  const look = () => {
    void readFile(file, 'utf8').then(
      (text) => {
        written = text;
      },
      () => {},
    );
    return written !== '';
  };
  await until(look, 'the command');
  expect(JSON.parse(written)).toEqual(['first argument', url]);
});

test('a command that is not there is told', async () => {
  await expect(createOpenBrowser(never, ['/no/such/program'])('https://api.example.com')).rejects.toThrow();
});
