// The log is for whoever mends the app: it must never hold a secret or an address.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
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
