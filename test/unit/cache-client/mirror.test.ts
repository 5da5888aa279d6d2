// The second copy of unsent work: on real files, through losses, broken files and fast changes.
import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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
const unheard = () => expect.fail('there is one copy only');
/** What a start later finds in the copy. */
const copied = async () => (await createMirror(folder, () => undefined).read(shopKey)).work;
const ONE_OPERATION = { operations: 1, drafts: 0 };
const copyFile = () => join(place(), `${shopKey.shopId}.json`);
const place = () => join(folder, shopKey.accountId);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campaign-desk-mirror-'));
  mirror = createMirror(folder, () => undefined);
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file', () => {
  test('gives back what was written, to its owner alone', async () => {
    await mirror.write(shopKey, work);
    expect(await copied()).toEqual(work);
    const { mode } = await stat(join(place(), `${shopKey.shopId}.json`));
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  test('is empty where there is none', async () => {
    expect(await copied()).toEqual(nothing);
  });

  test('ends with the newest of many writes, and each write waits for it', async () => {
    const operations = Array.from({ length: 20 }, (_, attempts) => ({ ...operation, attempts }));
    await Promise.all(
      operations.map((one) => mirror.write(shopKey, { operations: [one], drafts: [], sellerDrafts: [] })),
    );
    expect((await copied()).operations).toEqual([{ ...operation, attempts: 19 }]);
  });

  test('that the disk does not take is told to everybody who waited for it, and written by whoever comes next', async () => {
    await writeFile(place(), 'in the way');
    const writes = await Promise.allSettled([mirror.write(shopKey, nothing), mirror.write(shopKey, work)]);
    expect(writes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await rm(place());
    await mirror.write(shopKey, work);
    expect(await copied()).toEqual(work);
  });

  test('is read after the writes that were begun before', async () => {
    await mirror.write(shopKey, nothing);
    const writing = mirror.write(shopKey, work);
    expect((await mirror.read(shopKey)).work).toEqual(work);
    await writing;
  });

  test.each(['{"operations":[', '[]', '\u0000'])(
    'that is torn (%j) is put aside and not overwritten, and what it held is counted',
    async (text) => {
      await mirror.write(shopKey, work);
      await writeFile(copyFile(), text);
      const later = createMirror(folder, () => undefined);
      expect(await later.read(shopKey)).toMatchObject({ isTorn: true, work: nothing, unread: ONE_OPERATION });
      const [broken] = (await readdir(place())).filter((name) => name.includes('.broken-'));
      expect(await readFile(join(place(), broken ?? ''), 'utf8')).toBe(text);
    },
  );

  test('that a version without marks wrote is read: what was queued may have been sent', async () => {
    const { firstAttempt: _, ...old } = operation;
    await mirror.write(shopKey, work);
    const text = JSON.stringify({ ...work, operations: [old] });
    await writeFile(copyFile(), text);
    expect((await copied()).operations).toEqual([
      { ...old, firstAttempt: { time: old.createdTime, body: null } },
    ]);
  });

  test('is read item by item: what cannot be read is counted, kept through every write, and read by a version that can', async () => {
    const newer = { ...operation, id: '00000000-0000-4000-8000-000000000007', kind: 'boostCampaign' };
    const text = JSON.stringify({
      version: 2,
      operations: [newer, operation],
      drafts: ['?'],
      sellerDrafts: [],
    });
    await mirror.write(shopKey, nothing);
    await writeFile(copyFile(), text);
    const later = createMirror(folder, () => undefined);
    expect(await later.read(shopKey)).toMatchObject({
      isTorn: false,
      work,
      unread: { operations: 1, drafts: 1 },
    });
    await later.write(shopKey, nothing);
    await later.write(shopKey, { ...nothing, operations: [{ ...operation, attempts: 3 }] });
    const held = await readFile(copyFile(), 'utf8');
    expect(JSON.parse(held)).toMatchObject({ version: 1, unread: { operations: [newer], drafts: ['?'] } });
    // What another version could not read, this one can.
    await writeFile(copyFile(), held.replace('boostCampaign', 'registerProducts'));
    const able = await createMirror(folder, () => undefined).read(shopKey);
    expect(able.recovered.operations).toEqual([{ ...newer, kind: 'registerProducts' }]);
    expect(able.work.operations).toHaveLength(2);
    expect(able.unread).toEqual({ operations: 0, drafts: 1 });
  });

  test('that cannot be read now is no empty file: it is neither answered as one nor written over', async () => {
    await mirror.write(shopKey, work);
    const text = await readFile(copyFile(), 'utf8');
    await rm(copyFile());
    await mkdir(copyFile());
    const later = createMirror(folder, () => undefined);
    await expect(later.read(shopKey)).rejects.toThrow();
    await expect(later.write(shopKey, nothing)).rejects.toThrow();
    await rm(copyFile(), { recursive: true });
    await writeFile(copyFile(), text);
    expect((await createMirror(folder, () => undefined).read(shopKey)).work).toEqual(work);
  });

  test('goes with its account', async () => {
    await mirror.write(shopKey, work);
    await mirror.deleteAccount(shopKey.accountId);
    expect(await readdir(folder)).toEqual([]);
  });
});

const NONE: UnsentCounts = { operations: 0, drafts: 0 };
const EMPTY_PAGE = {
  begins: false,
  changes: [],
  cursor: 'c',
  snapshot: null,
  hasMore: false,
  time: 1,
  version: '1.0.0',
};
const NO_PULL = { cursor: null, snapshot: null, lastSuccessTime: null, setAside: 0, version: null };

/** A cache at the edge: keeps operations in memory, and can forget everything as a lost database does. */
function fakeCache(): {
  client: CacheClient;
  /** The database is gone, and made again. */
  lose(): void;
  /** The work is done, and a crash comes before the copy knows. */
  finish(): void;
  /** One row of unsent work cannot be read any more, and is in no answer. */
  damage(): void;
  operations: () => readonly Operation[];
} {
  let operations: readonly Operation[] = [];
  let isNew = true;
  let unreadable: UnsentCounts = NONE;
  const unsent = () => ({ operations, drafts: [], sellerDrafts: [] });
  const answer = (name: string, input: Record<string, unknown>): unknown => {
    if (name === 'openShop') return { pull: NO_PULL, isNew, unsent: unsent(), unreadable };
    if (name === 'readUnsent') return { unsent: unsent(), unreadable };
    if (name === 'addOperation') {
      const added = input['operation'] as Operation;
      operations = [...operations.filter(({ id }) => id !== added.id), added];
    }
    if (name === 'discardOperation') operations = operations.filter((one) => one.id !== input['operationId']);
    if (name === 'settleOperation') operations = operations.filter((one) => one.id !== input['operationId']);
    if (name === 'discardUnreadable') unreadable = NONE;
    if (name === 'restoreUnsent') {
      isNew = false;
      const known = new Set(operations.map(({ id }) => id));
      const { operations: given } = input['unsent'] as UnsentWork;
      operations = [...operations, ...given.filter(({ id }) => !known.has(id))];
    }
    return unsent();
  };
  return {
    client: { call: async (name, input) => success(answer(name, { ...input }) as never) },
    lose: () => {
      operations = [];
      isNew = true;
    },
    finish: () => {
      operations = [];
    },
    damage: () => {
      operations = [];
      isNew = false;
      unreadable = { operations: 0, drafts: 1 };
    },
    operations: () => operations,
  };
}

describe('a client with the copy', () => {
  test('puts back what a lost database held', async () => {
    const cache = fakeCache();
    await createMirroredClient(cache.client, mirror, always, never, unheard).call('addOperation', addition);
    cache.lose();
    const opened = await createMirroredClient(cache.client, mirror, always, never, unheard).call('openShop', {
      shop: shopKey,
    });
    expect(opened.ok && opened.data.unsent.operations).toEqual([operation]);
    expect(cache.operations()).toEqual([operation]);
  });

  test('puts back what the database has and cannot read', async () => {
    const cache = fakeCache();
    await mirror.write(shopKey, work);
    cache.damage();
    const opened = await createMirroredClient(cache.client, mirror, always, never, unheard).call('openShop', {
      shop: shopKey,
    });
    expect(opened.ok && opened.data.unsent.operations).toEqual([operation]);
  });

  test('does not bring back what was damaged and given up', async () => {
    const cache = fakeCache();
    const client = createMirroredClient(cache.client, mirror, always, never, unheard);
    await client.call('listUnsent', { shop: shopKey });
    await mirror.write(shopKey, work);
    cache.damage();
    await client.call('discardUnreadable', { shop: shopKey });
    expect(await copied()).toEqual(nothing);
  });

  test('looks again after the page was lost: its databases may have gone with it', async () => {
    const cache = fakeCache();
    let isLost = false;
    const page: CacheClient = {
      call: async (name, input) => (isLost ? failure('CACHE_UNAVAILABLE') : cache.client.call(name, input)),
    };
    const client = createMirroredClient(page, mirror, always, never, unheard);
    await client.call('addOperation', addition);
    isLost = true;
    expect(await client.call('listUnsent', { shop: shopKey })).toEqual(failure('CACHE_UNAVAILABLE'));
    isLost = false;
    cache.lose();
    expect(await client.call('listUnsent', { shop: shopKey })).toMatchObject({
      ok: true,
      data: { operations: [operation] },
    });
  });

  test('looks again after the page was lost while nothing was asked of it', async () => {
    const cache = fakeCache();
    const page = new EventEmitter();
    const client = createMirroredClient(
      cache.client,
      mirror,
      always,
      (listener) => page.on('lost', listener),
      unheard,
    );
    await client.call('addOperation', addition);
    cache.lose();
    page.emit('lost');
    const later = registerOperationOf({ id: '00000000-0000-4000-8000-000000000002' });
    await client.call('addOperation', { ...addition, operation: later });
    expect((await copied()).operations).toEqual([operation, later]);
  });

  test('believes a database that is there: work that it has finished is not brought back', async () => {
    const cache = fakeCache();
    await createMirroredClient(cache.client, mirror, always, never, unheard).call('addOperation', addition);
    cache.finish();
    await createMirroredClient(cache.client, mirror, always, never, unheard).call('listUnsent', {
      shop: shopKey,
    });
    expect(cache.operations()).toEqual([]);
  });

  test('forgets discarded work in the copy before the database does', async () => {
    const cache = fakeCache();
    const client = createMirroredClient(cache.client, mirror, always, never, unheard);
    await client.call('addOperation', addition);
    const crashing: CacheClient = {
      call: (name, input) =>
        name === 'discardOperation' ? Promise.reject(new Error('killed')) : cache.client.call(name, input),
    };
    await createMirroredClient(crashing, mirror, always, never, unheard).call('discardOperation', {
      shop: shopKey,
      operationId: operation.id,
      knowingly: false,
    });
    expect(await copied()).toEqual(nothing);
  });

  test('keeps work in the copy that the database did not give up', async () => {
    const cache = fakeCache();
    const refusing: CacheClient = {
      call: async (name, input) =>
        name === 'discardOperation' ? failure('STORAGE_FULL') : cache.client.call(name, input),
    };
    const client = createMirroredClient(refusing, mirror, always, never, unheard);
    await client.call('addOperation', addition);
    const discarding = { shop: shopKey, operationId: operation.id, knowingly: false };
    expect(await client.call('discardOperation', discarding)).toEqual(failure('STORAGE_FULL'));
    expect((await copied()).operations).toEqual([operation]);
  });

  const opening = { shop: shopKey };
  const settling = {
    shop: shopKey,
    operationId: operation.id,
    operation: null,
    registrations: [],
    campaigns: [],
    sellerCampaigns: [],
    participants: [],
  };

  test('brings the copy up to date when a database is believed: a crash may have come between them', async () => {
    const cache = fakeCache();
    const client = createMirroredClient(cache.client, mirror, always, never, unheard);
    await client.call('addOperation', addition);
    cache.finish();
    await createMirroredClient(cache.client, createMirror(folder, never), always, never, unheard).call(
      'openShop',
      opening,
    );
    expect(await copied()).toEqual(nothing);
    // Lost only now: what was done is not sent again.
    cache.lose();
    await createMirroredClient(cache.client, createMirror(folder, never), always, never, unheard).call(
      'openShop',
      opening,
    );
    expect(cache.operations()).toEqual([]);
  });

  test('a database that was cleared of its collections is not new: what it has finished is not brought back', async () => {
    const cache = fakeCache();
    await createMirroredClient(cache.client, mirror, always, never, unheard).call('addOperation', addition);
    const opened = await cache.client.call('openShop', opening);
    expect(opened).toMatchObject({ data: { pull: { cursor: null }, isNew: false } });
    cache.finish();
    await createMirroredClient(cache.client, createMirror(folder, never), always, never, unheard).call(
      'openShop',
      opening,
    );
    expect(cache.operations()).toEqual([]);
  });

  /** A disk that takes no copy any more, until `free`. */
  async function fullDisk() {
    await rm(place(), { recursive: true, force: true });
    await writeFile(place(), 'in the way');
    return () => rm(place());
  }

  test.each([
    ['addOperation', addition, 1],
    ['settleOperation', settling, 0],
  ] as const)(
    '%s is done when only its copy could not be written, which is said; the copy follows',
    async (name, input, left) => {
      const cache = fakeCache();
      const told: string[] = [];
      const client = createMirroredClient(cache.client, mirror, always, never, ({ shopId }) =>
        told.push(shopId),
      );
      await client.call('listUnsent', opening);
      if (name === 'settleOperation') await client.call('addOperation', addition);
      const free = await fullDisk();
      expect(await client.call(name, input)).toMatchObject({ ok: true });
      expect(cache.operations()).toHaveLength(left);
      expect(told).toEqual([shopKey.shopId]);
      await free();
      await client.call('applyChanges', { ...opening, ...EMPTY_PAGE });
      expect((await copied()).operations).toHaveLength(left);
      expect(told).toHaveLength(1);
    },
  );

  test('nothing is discarded while the copy cannot be written: a lost database would bring it back', async () => {
    const cache = fakeCache();
    const client = createMirroredClient(cache.client, mirror, always, never, never);
    await client.call('addOperation', addition);
    const free = await fullDisk();
    const discarding = { ...opening, operationId: operation.id, knowingly: false };
    expect(await client.call('discardOperation', discarding)).toMatchObject({ ok: false });
    expect(cache.operations()).toEqual([operation]);
    await free();
    await client.call('applyChanges', { ...opening, ...EMPTY_PAGE });
    expect((await copied()).operations).toEqual([operation]);
    expect(await client.call('discardOperation', discarding)).toMatchObject({ ok: true });
    expect(await copied()).toEqual(nothing);
  });

  test('a page that is lost between its commit and its answer is asked again, and what is so is said', async () => {
    const cache = fakeCache();
    let losses = 1;
    const page: CacheClient = {
      call: async (name, input) => {
        const answer = await cache.client.call(name, input);
        if (name !== 'addOperation' || losses === 0) return answer;
        losses -= 1;
        return failure('CACHE_UNAVAILABLE');
      },
    };
    const client = createMirroredClient(page, mirror, always, never, unheard);
    expect(await client.call('addOperation', addition)).toMatchObject({
      ok: true,
      data: { operations: [operation] },
    });
    expect((await copied()).operations).toEqual([operation]);
  });

  test('a copy that cannot be read now keeps a new database closed, until it can', async () => {
    const cache = fakeCache();
    await mirror.write(shopKey, work);
    const text = await readFile(copyFile(), 'utf8');
    await rm(copyFile());
    await mkdir(copyFile());
    const client = createMirroredClient(cache.client, createMirror(folder, never), always, never, unheard);
    expect(await client.call('listUnsent', opening)).toMatchObject({ error: { code: 'CACHE_UNAVAILABLE' } });
    await rm(copyFile(), { recursive: true });
    await writeFile(copyFile(), text);
    expect(await client.call('listUnsent', opening)).toMatchObject({ data: work });
  });

  test('what nobody can read of the copy is counted until it is given up', async () => {
    const cache = fakeCache();
    await mirror.write(shopKey, nothing);
    await writeFile(copyFile(), JSON.stringify({ operations: [{ id: 'x' }, operation], drafts: [] }));
    const client = createMirroredClient(cache.client, createMirror(folder, never), always, never, unheard);
    const unread = async () => {
      const read = await client.call('readUnsent', opening);
      return read.ok && [read.data.unreadable, read.data.unsent.operations.length];
    };
    expect(await unread()).toEqual([ONE_OPERATION, 1]);
    await client.call('discardUnreadable', opening);
    expect(await unread()).toEqual([NONE, 1]);
    expect(await readFile(copyFile(), 'utf8')).not.toContain('unread');
  });
});
