// Reading with three results, and folders for the user alone, on a real disk.
import { chmod, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeToOthers } from '#electron/disk/close-to-others.ts';
import { readBytes, readText, readTextSync, whyUnreadable } from '#electron/disk/read-file.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const ways = [
  ['text', readText],
  ['text, waiting', async (path: string) => readTextSync(path)],
  ['bytes', readBytes],
] as const;

test.each(ways)('%s: no file is absent, also where its folder is not there', async (_, read) => {
  const folder = await makeFolder();
  expect(await read(join(folder, 'none'))).toEqual({ kind: 'absent' });
  expect(await read(join(folder, 'no', 'folder'))).toEqual({ kind: 'absent' });
});

test.each(ways)('%s: what is there and cannot be read is neither absent nor empty', async (_, read) => {
  const folder = await makeFolder();
  await symlink('circle', join(folder, 'circle'));
  const answer = await read(join(folder, 'circle'));
  expect(answer.kind === 'unreadable' && whyUnreadable(answer.error)).toBe('ELOOP');
  expect((await read(folder)).kind).toBe('unreadable');
});

test.each(ways)('%s: an empty file is read', async (_, read) => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'empty'), '');
  const answer = await read(join(folder, 'empty'));
  expect(answer.kind === 'read' && answer.content.length).toBe(0);
});

test('a byte order mark is not part of the text', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'marked'), '\uFEFF{"a":"ä"}');
  const read = { kind: 'read', content: '{"a":"ä"}' };
  expect(await readText(join(folder, 'marked'))).toEqual(read);
  expect(readTextSync(join(folder, 'marked'))).toEqual(read);
});

test.runIf(process.platform !== 'win32')('a folder that stood open is closed to others', async () => {
  const folder = await makeFolder();
  await chmod(folder, 0o755);
  closeToOthers(folder, 0o700);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});
