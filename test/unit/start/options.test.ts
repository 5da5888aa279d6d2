// The command line: our options are read, Chromium's are left alone, nonsense stops nothing.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOptions } from '#electron/start/options.ts';

test('nothing given', () => {
  expect(readOptions(['.'], false)).toEqual({ api: null, signIn: false, browser: [], userDataDir: null });
});

test('all options, in both forms, among those of Chromium', () => {
  const argv = [
    '.',
    '--api=https://api.example',
    '--sign-in',
    '--remote-debugging-port=9333',
    '--browser',
    'node',
  ];
  expect(
    readOptions([...argv, '--browser=open.ts', '--user-data-dir', '/tmp/desk', '--no-sandbox'], false),
  ).toEqual({
    api: 'https://api.example',
    signIn: true,
    browser: ['node', 'open.ts'],
    userDataDir: '/tmp/desk',
  });
});

test.each([
  [['--api']],
  [['--api', '']],
  [['--user-data-dir']],
  [['--sign-in=maybe']],
  [['--', '--api', 'x']],
])('an option without its value is as good as none: %j', (argv) => {
  expect(readOptions(argv, false)).toEqual({ api: null, signIn: false, browser: [], userDataDir: null });
});

test('a packaged app runs no program and uses no folder that the command line names', () => {
  expect(
    readOptions(['--api=https://api.example', '--browser=evil', '--user-data-dir=/tmp/other'], true),
  ).toEqual({ api: 'https://api.example', signIn: false, browser: [], userDataDir: null });
});

test('a relative folder is one below where the app was started', () => {
  expect(readOptions(['--user-data-dir=desk'], false).userDataDir).toBe(join(process.cwd(), 'desk'));
});
