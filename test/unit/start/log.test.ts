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
])('%s is blanked', (text, secret) => {
  expect(redact(text)).not.toContain(secret);
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
