// What the cache client lets through when the disk is short of room, and what it calls what fails all the same.
import { expect, test } from 'vitest';
import type { CacheClient } from '#electron/cache/client.ts';
import { refusingOnFullDisk } from '#electron/cache/full-disk.ts';
import { roomOn } from '#electron/disk/room.ts';
import { type CacheCallName, cacheContract } from '#shared/contract/cache.ts';
import { type ErrorCode, failure, success } from '#shared/errors.ts';
import { shopKey } from '../../fixtures/records.ts';

const MEGABYTE = 1024 * 1024;

function setUp(megabytesLeft: number, failsWith: ErrorCode | null = null) {
  const disk = { left: megabytesLeft };
  const asked: { name: string; input: unknown }[] = [];
  const page = {
    call: async (name: string, input: unknown) => {
      asked.push({ name, input });
      return failsWith ? failure(failsWith) : success({});
    },
  } as unknown as CacheClient;
  const ask = async () => ({ bavail: (disk.left * MEGABYTE) / 4096, bsize: 4096 });
  const client = refusingOnFullDisk(page, roomOn('/', ask));
  const call = (name: CacheCallName) => client.call(name, { shop: shopKey } as never);
  return { disk, asked, call };
}

/** Calls that leave the disk as it is, or make room. */
const READS_OR_DELETES = /^(open|query|read|select|locate|list|search|deleteAccount)/;
const names = Object.keys(cacheContract) as CacheCallName[];

test.each(names)('%s on a full disk: reading and making room go on, nothing else is begun', async (name) => {
  const { asked, call } = setUp(0);
  const answer = await call(name);
  if (READS_OR_DELETES.test(name)) expect(answer.ok).toBe(true);
  else expect(answer).toEqual(failure('STORAGE_FULL'));
  expect(asked).toHaveLength(answer.ok ? 1 : 0);
});

test('what is pulled leaves room for work, and it goes on by itself when there is room', async () => {
  const { disk, call } = setUp(20);
  expect((await call('saveDraft')).ok).toBe(true);
  expect(await call('applyChanges')).toEqual(failure('STORAGE_FULL'));
  disk.left = 40;
  expect((await call('applyChanges')).ok).toBe(true);
});

test.each<[ErrorCode, number, ErrorCode]>([
  ['INTERNAL', 0, 'STORAGE_FULL'],
  ['CACHE_UNAVAILABLE', 0, 'STORAGE_FULL'],
  ['CACHE_NEWER', 0, 'CACHE_NEWER'],
  ['INTERNAL', 100, 'INTERNAL'],
])('%s with %s MB left is told as %s', async (fails, left, told) => {
  const { call } = setUp(left, fails);
  expect(await call('queryCampaigns')).toMatchObject({ ok: false, error: { code: told } });
});

test('what looks damaged is cleared only where there is room', async () => {
  const { disk, asked, call } = setUp(0);
  await call('openShop');
  disk.left = 100;
  await call('openShop');
  expect(asked.map(({ input }) => input)).toEqual([
    { shop: shopKey, mayClear: false },
    { shop: shopKey, mayClear: true },
  ]);
});

test('a disk that does not tell is taken for one with room', async () => {
  const room = roomOn('/', () => Promise.reject(new Error('not here')));
  expect(await room.isShort(MEGABYTE)).toBe(false);
});
