// The log is for whoever mends the app: it must never hold a secret or an address.
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog, redact } from '#electron/start/log.ts';

test.each([
  ['Authorization: Bearer eyJhbGciOi.J9-_x', 'eyJhbGciOi'],
  ['{"access_token":"at_0123456789"}', 'at_0123456789'],
  ['refresh_token=rt_0123456789&x=1', 'rt_0123456789'],
  ['code_verifier: abcdefghij', 'abcdefghij'],
  ['from ops@siamglow.example to nobody', 'ops@siamglow.example'],
  ["{ accessToken: 'at_0123456789' }", 'at_0123456789'],
  ['refreshToken=rt_0123456789', 'rt_0123456789'],
  ['codeVerifier: "abcdefghij"', 'abcdefghij'],
  [String.raw`body "{\"access_token\":\"at_0123456789\"}"`, 'at_0123456789'],
  ['authorization: at_0123456789', 'at_0123456789'],
  ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['Proxy-Authorization: at_0123456789', 'at_0123456789'],
  ["{ authorization: 'at_0123456789' }", 'at_0123456789'],
  ['https://ops:hunter22@api.example.com/v1', 'hunter22'],
  ['https://api.example.com/?login=ops%40siamglow.example&x=1', 'siamglow'],
  ['called +66 81 234 5678 twice', '234 5678'],
  ['called 081-234-5678 twice', '234-5678'],
  ['phone: 812345678', '812345678'],
  ['https://wa.me/66812345678', '66812345678'],
])('%s is blanked', (text, secret) => {
  expect(redact(text)).not.toContain(secret);
});

test.each([
  'shop 7000000000000000001 of account 0123456789abcdef',
  'render process gone: crashed at app://desk/index.html',
  '127.0.0.1:8080 cannot be reached: ERR_CONNECTION_REFUSED',
  'at startRest (file:///app/main.js:120:15)',
  'no answer to openShop within 60 s',
])('%s is told as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('no text makes a line that looks like an event', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-log-'));
  const forged = '2026-11-28T00:00:00.000Z signed out';
  const log = createLog(folder);
  for (const newline of ['\n', '\r\n', '\r', '\u2028', '\u0085', '\v']) log.info(`first${newline}${forged}`);
  log.exception('sync', new Error(`first\n\n${forged}`));
  log.info('\u001b[2J\u0000');
  const text = await readFile(join(folder, 'campaign-desk.log'), 'utf8');
  const events = text.split(/[\n\r\u2028\u2029\u0085\v]/).filter((line) => /^\d/.test(line));
  expect(events).toHaveLength(8);
  expect(events.some((line) => line === forged)).toBe(false);
  expect(text).not.toContain('\u0000');
  expect(text).not.toContain('\u001b');
  await rm(folder, { recursive: true });
});

test('an exception stands in the file under the id that is answered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-log-'));
  const id = createLog(folder).exception('desk call queryCampaigns', new Error('Bearer secret-secret'));
  const text = await readFile(join(folder, 'campaign-desk.log'), 'utf8');
  expect(text).toContain(`${id} desk call queryCampaigns: Error`);
  expect(text).not.toContain('secret-secret');
  await rm(folder, { recursive: true });
});

test.runIf(process.platform !== 'win32')(
  'folder and file are for the user alone, those too that stood open',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-log-'));
    const file = join(folder, 'campaign-desk.log');
    await writeFile(file, 'from before\n');
    await chmod(file, 0o644);
    await chmod(folder, 0o755);
    createLog(folder).info('now');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  },
);

test('only the person can read the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-log-'));
  createLog(join(folder, 'logs')).info('started');
  const { mode } = await stat(join(folder, 'logs', 'campaign-desk.log'));
  const { mode: folderMode } = await stat(join(folder, 'logs'));
  expect([mode & 0o777, folderMode & 0o777]).toEqual([0o600, 0o700]);
  await rm(folder, { recursive: true });
});

test('a folder that cannot be made stops nothing: what would be logged is lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-log-'));
  await writeFile(join(folder, 'logs'), 'in the way');
  const log = createLog(join(folder, 'logs'));
  log.info('started');
  expect(log.exception('start', new Error('no'))).toMatch(/^[0-9a-f]{8}$/);
  await rm(folder, { recursive: true });
});
