// The second copy of unsent work: on real files, through losses, broken files and fast changes.
import { EventEmitter } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CacheClient } from '#electron/cache/client.ts';
import { createMirror, type Mirror } from '#electron/cache/mirror.ts';
import { createMirroredClient } from '#electron/cache/mirrored-client.ts';
import type { Operation, UnsentCounts, UnsentWork } from '#shared/domain/outbox.ts';
import { failure, success } from '#shared/errors.ts';
import { registerOperationOf, shopKey } from '../../fixtures/records.ts';

let folder: string;
let mirror: Mirror;
const nothing: UnsentWork = { operations: [], drafts: [], sellerDrafts: [] };
const operation = registerOperationOf();
const work: UnsentWork = { operations: [operation], drafts: [], sellerDrafts: [] };
const addition = {
  shop: shopKey,
  operation,
  replaces: null,
  endsDraft: true,
  endsSellerDraft: null,
} as const;
const always = () => true;
const never = () => undefined;
const place = () => join(folder, shopKey.accountId);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campaign-desk-mirror-'));
  mirror = createMirror(folder, () => undefined);
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file', () => {
  test('gives back what was written, to its owner alone', async () => {
    await mirror.write(shopKey, work);
    expect(await mirror.read(shopKey)).toEqual(work);
    const { mode } = await stat(join(place(), `${shopKey.shopId}.json`));
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  test('is empty where there is none', async () => {
    expect(await mirror.read(shopKey)).toEqual(nothing);
  });

  test('ends with the newest of many writes, and each write waits for it', async () => {
    const operations = Array.from({ length: 20 }, (_, attempts) => ({ ...operation, attempts }));
    await Promise.all(
      operations.map((one) => mirror.write(shopKey, { operations: [one], drafts: [], sellerDrafts: [] })),
    );
    expect((await mirror.read(shopKey)).operations).toEqual([{ ...operation, attempts: 19 }]);
  });

  test('that the disk does not take is told to everybody who waited for it, and written by whoever comes next', async () => {
    await writeFile(place(), 'in the way');
    const writes = await Promise.allSettled([mirror.write(shopKey, nothing), mirror.write(shopKey, work)]);
    expect(writes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await rm(place());
    await mirror.write(shopKey, work);
    expect(await mirror.read(shopKey)).toEqual(work);
  });

  test('is read after the writes that were begun before', async () => {
    await mirror.write(shopKey, nothing);
    const writing = mirror.write(shopKey, work);
    expect(await mirror.read(shopKey)).toEqual(work);
    await writing;
  });

  test.each(['{"operations":[', '[]', '{"operations":[{"id":"x"}],"drafts":[]}', '\u0000'])(
    'that is broken (%j) is put aside and not overwritten',
    async (text) => {
      await mirror.write(shopKey, work);
      await writeFile(join(place(), `${shopKey.shopId}.json`), text);
      expect(await mirror.read(shopKey)).toEqual(nothing);
      const [broken] = (await readdir(place())).filter((name) => name.includes('.broken-'));
      expect(await readFile(join(place(), broken ?? ''), 'utf8')).toBe(text);
    },
  );

  test('that a version without marks wrote is read: what was queued may have been sent', async () => {
    const { firstAttempt: _, ...old } = operation;
    await mirror.write(shopKey, work);
    const text = JSON.stringify({ ...work, operations: [old] });
    await writeFile(join(place(), `${shopKey.shopId}.json`), text);
    expect((await mirror.read(shopKey)).operations).toEqual([
      { ...old, firstAttempt: { time: old.createdTime, body: null } },
    ]);
  });

  test('goes with its account', async () => {
    await mirror.write(shopKey, work);
    await mirror.deleteAccount(shopKey.accountId);
    expect(await readdir(folder)).toEqual([]);
  });
});

/** A cache at the edge: keeps operations in memory, and can forget everything as a lost database does. */
function fakeCache(): {
  client: CacheClient;
  forget(cursor: string | null): void;
  /** One row of unsent work cannot be read any more, and is in no answer. */
  damage(): void;
  operations: () => readonly Operation[];
} {
  let operations: readonly Operation[] = [];
  let cursor: string | null = null;
  let unreadable: UnsentCounts = { operations: 0, drafts: 0 };
  const unsent = () => ({ operations, drafts: [], sellerDrafts: [] });
  const answer = (name: string, input: Record<string, unknown>): unknown => {
    if (name === 'openShop')
      return { pull: { cursor, snapshot: null, lastSuccessTime: null }, unsent: unsent(), unreadable };
    if (name === 'addOperation') operations = [...operations, input['operation'] as Operation];
    if (name === 'discardOperation') operations = operations.filter((one) => one.id !== input['operationId']);
    if (name === 'restoreUnsent') operations = (input['unsent'] as UnsentWork).operations;
    return unsent();
  };
  return {
    client: { call: async (name, input) => success(answer(name, { ...input }) as never) },
    forget: (next) => {
      operations = [];
      cursor = next;
    },
    damage: () => {
      operations = [];
      cursor = 'cursor-1';
      unreadable = { operations: 0, drafts: 1 };
    },
    operations: () => operations,
  };
}

describe('a client with the copy', () => {
  test('puts back what a lost database held', async () => {
    const cache = fakeCache();
    await createMirroredClient(cache.client, mirror, always, never).call('addOperation', addition);
    cache.forget(null);
    const opened = await createMirroredClient(cache.client, mirror, always, never).call('openShop', {
      shop: shopKey,
    });
    expect(opened.ok && opened.data.unsent.operations).toEqual([operation]);
    expect(cache.operations()).toEqual([operation]);
  });

  test('puts back what the database has and cannot read', async () => {
    const cache = fakeCache();
    await mirror.write(shopKey, work);
    cache.damage();
    const opened = await createMirroredClient(cache.client, mirror, always, never).call('openShop', {
      shop: shopKey,
    });
    expect(opened.ok && opened.data.unsent.operations).toEqual([operation]);
  });

  test('does not bring back what was damaged and given up', async () => {
    const cache = fakeCache();
    const client = createMirroredClient(cache.client, mirror, always, never);
    await client.call('listUnsent', { shop: shopKey });
    await mirror.write(shopKey, work);
    cache.damage();
    await client.call('discardUnreadable', { shop: shopKey });
    expect(await mirror.read(shopKey)).toEqual(nothing);
  });

  test('looks again after the page was lost: its databases may have gone with it', async () => {
    const cache = fakeCache();
    let isLost = false;
    const page: CacheClient = {
      call: async (name, input) => (isLost ? failure('CACHE_UNAVAILABLE') : cache.client.call(name, input)),
    };
    const client = createMirroredClient(page, mirror, always, never);
    await client.call('addOperation', addition);
    isLost = true;
    expect(await client.call('listUnsent', { shop: shopKey })).toEqual(failure('CACHE_UNAVAILABLE'));
    isLost = false;
    cache.forget(null);
    expect(await client.call('listUnsent', { shop: shopKey })).toMatchObject({
      ok: true,
      data: { operations: [operation] },
    });
  });

  test('looks again after the page was lost while nothing was asked of it', async () => {
    const cache = fakeCache();
    const page = new EventEmitter();
    const client = createMirroredClient(cache.client, mirror, always, (listener) =>
      page.on('lost', listener),
    );
    await client.call('addOperation', addition);
    cache.forget(null);
    page.emit('lost');
    const later = registerOperationOf({ id: '00000000-0000-4000-8000-000000000002' });
    await client.call('addOperation', { ...addition, operation: later });
    expect((await mirror.read(shopKey)).operations).toEqual([operation, later]);
  });

  test('believes a database that is there: work that it has finished is not brought back', async () => {
    const cache = fakeCache();
    await createMirroredClient(cache.client, mirror, always, never).call('addOperation', addition);
    cache.forget('cursor-7');
    await createMirroredClient(cache.client, mirror, always, never).call('listUnsent', { shop: shopKey });
    expect(cache.operations()).toEqual([]);
  });

  test('forgets discarded work in the copy before the database does', async () => {
    const cache = fakeCache();
    const client = createMirroredClient(cache.client, mirror, always, never);
    await client.call('addOperation', addition);
    const crashing: CacheClient = {
      call: (name, input) =>
        name === 'discardOperation' ? Promise.reject(new Error('killed')) : cache.client.call(name, input),
    };
    await createMirroredClient(crashing, mirror, always, never).call('discardOperation', {
      shop: shopKey,
      operationId: operation.id,
      knowingly: false,
    });
    expect(await mirror.read(shopKey)).toEqual(nothing);
  });
});
