// A folder of what can be fetched again, on a real disk: it keeps to its size, and what was used last stays.
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { boundedFolder } from '#electron/disk/bounded-folder.ts';

async function setUp(mostBytes = 100) {
  const folder = await mkdtemp(join(tmpdir(), 'bounded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = { now: Date.now() };
  const open = () =>
    boundedFolder(folder, { mostBytes, isOwn: (name) => name.endsWith('.p'), now: () => clock.now });
  const names = async () => (await readdir(join(folder, 'a'))).sort();
  return { folder, clock, open, names };
}

const bytes = (count: number) => new Uint8Array(count).fill(7);

test('what was used longest ago gives way, also to what an earlier start has kept', async () => {
  const { clock, open, names } = await setUp();
  const first = open();
  for (const name of ['a/1.p', 'a/2.p', 'a/3.p']) {
    clock.now += 7_200_000;
    await first.write(name, bytes(30));
  }
  clock.now += 7_200_000;
  expect(await first.read('a/1.p')).toEqual(bytes(30));

  clock.now += 7_200_000;
  await open().write('a/4.p', bytes(30));
  expect(await names()).toEqual(['1.p', '3.p', '4.p']);
});

test('many at once do not outgrow it, and what is asked for by name is answered or null', async () => {
  const { open, names } = await setUp();
  const folder = open();
  await Promise.all(Array.from({ length: 40 }, (_, index) => folder.write(`a/${index}.p`, bytes(10))));
  expect((await names()).length).toBeLessThanOrEqual(10);
  expect(await folder.read('a/none.p')).toBeNull();
});

test('a file that is larger than all is not kept, and harms nobody', async () => {
  const { open, names } = await setUp();
  const folder = open();
  await folder.write('a/large.p', bytes(200));
  expect(await names()).toEqual([]);
  await folder.write('a/small.p', bytes(10));
  expect(await names()).toEqual(['small.p']);
});

test('what an earlier version left is deleted, what cannot be read is null and stays', async () => {
  const { folder, open, names } = await setUp();
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a', 'old.type'), 'image/png');
  await symlink('circle.p', join(folder, 'a', 'circle.p'));
  const there = open();
  await there.write('a/1.p', bytes(10));
  expect(await there.read('a/circle.p')).toBeNull();
  expect(await names()).toEqual(['1.p', 'circle.p']);
  if (process.platform !== 'win32') expect((await stat(join(folder, 'a', '1.p'))).mode & 0o777).toBe(0o600);
});

test('an account’s files go at once, and count no more', async () => {
  const { open, names } = await setUp();
  const folder = open();
  await folder.write('b/1.p', bytes(90));
  await folder.deleteBelow('b');
  await folder.write('a/1.p', bytes(90));
  expect(await names()).toEqual(['1.p']);
  expect(await folder.read('b/1.p')).toBeNull();
});
