// What is on the disk is not what was written there: collections are a cache and are pulled again, and what is unsent stays.

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { databaseName, openDatabase, type ShopDatabase } from '#cache-page/storage/database.ts';
import type { RegistrationDraft, UnsentWork } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { NOW, registerOperationOf } from '#test/fixtures/records.ts';
import { sellerDraftOf } from '#test/fixtures/seller-records.ts';
import {
  type CacheDriver,
  cacheDriver,
  deletion,
  freshShop,
  pageOf,
  queueOperation,
  reopened,
  shownCampaigns,
  upsert,
} from './cache-driver.ts';

afterEach(() => vi.restoreAllMocks());

const NOTHING_PULLED = { cursor: null, snapshot: null, lastSuccessTime: null, setAside: 0, version: '' };
const NOTHING_DAMAGED = { operations: 0, drafts: 0 };
const operation = registerOperationOf();
const names = ['first', 'second', 'third'];
/** Enough for columns of every form, in two segments, with a deletion. */
const changes = [
  ...Array.from({ length: 200 }, (_, index) =>
    upsert({ id: String(index + 1), name: names[index % names.length] ?? '' }),
  ),
  deletion('7'),
];

async function filled(): Promise<{ shop: ShopKey; driver: CacheDriver }> {
  const shop = freshShop();
  const driver = cacheDriver();
  await driver.call('applyChanges', { shop, ...pageOf(changes, { begins: true }) });
  await queueOperation(driver, shop, operation);
  await driver.shops.close();
  return { shop, driver };
}

/** Writes to the tables past everything that knows what belongs there. */
async function damage(shop: ShopKey, how: (tables: ShopDatabase) => Promise<unknown>): Promise<void> {
  const tables = await openDatabase(databaseName(shop));
  await how(tables);
  tables.dexie.close();
}

async function expectPulledAgain(shop: ShopKey): Promise<void> {
  const again = cacheDriver();
  const opened = await again.call('openShop', { shop });
  expect(opened).toEqual({
    pull: NOTHING_PULLED,
    // What is unsent is all there: an old copy has nothing to add.
    isNew: false,
    unsent: { operations: [operation], drafts: [], sellerDrafts: [] },
    unreadable: NOTHING_DAMAGED,
  });
  expect(await shownCampaigns(again, shop)).toEqual([]);
  await again.call('applyChanges', { shop, ...pageOf([upsert({ id: '1', name: 'new' })], { begins: true }) });
  const later = await reopened(again);
  expect(await shownCampaigns(later, shop)).toEqual(['1 new']);
  await later.shops.close();
}

type Row = Record<string, unknown> & { records: { count: number; columns: Map<string, unknown> } };

/** What may have become of a segment. */
const DAMAGES: readonly (readonly [string, (row: Row) => unknown])[] = [
  ['text in its place', () => 'not a segment'],
  ['nothing of it', () => ({})],
  ['another collection', (row) => ({ ...row, collection: 'secrets' })],
  ['no deletions', ({ deleted: _, ...row }) => row],
  ['deletions that are no ids', (row) => ({ ...row, deleted: [{ id: '7' }] })],
  ['records as they are', (row) => ({ ...row, records: [{ id: '1' }] })],
  ['a count that is none', (row) => ({ ...row, records: { ...row.records, count: -1 } })],
  ['a count beyond its columns', (row) => ({ ...row, records: { ...row.records, count: 1_000 } })],
  ['columns that are no map', (row) => ({ ...row, records: { ...row.records, columns: {} } })],
  ['a column that is too short', (row) => withColumn(row, 'name', ['only one'])],
  ['a column of another form', (row) => withColumn(row, 'name', { text: 'first second' })],
  ['ids that are numbers', (row) => withColumn(row, 'id', Array(row.records.count).fill(7))],
  ['no ids', (row) => withColumn(row, 'id', undefined)],
  ['numbers that are too few', (row) => withColumn(row, 'commissionRequirement', new Float64Array(3))],
  [
    'places beyond the texts that are repeated',
    (row) =>
      withColumn(row, 'name', { distinct: ['first'], places: new Uint8Array(row.records.count).fill(9) }),
  ],
  [
    'repeated texts that are none',
    (row) => withColumn(row, 'name', { distinct: [7], places: new Uint8Array(row.records.count) }),
  ],
  [
    'nested columns of another length',
    (row) => withColumn(row, 'partner', { count: 2, columns: new Map([['id', ['1', '2']]]) }),
  ],
];

function withColumn(row: Row, name: string, column: unknown): unknown {
  const columns = new Map(row.records.columns);
  if (column === undefined) columns.delete(name);
  else columns.set(name, column);
  return { ...row, records: { ...row.records, columns } };
}

async function damageFirstRow({ dexie }: ShopDatabase, become: (row: Row) => unknown): Promise<void> {
  const log = dexie.table('log');
  const [key] = await log.toCollection().primaryKeys();
  const [row] = await log.toArray();
  await log.put(become(row), key);
}

describe('a segment that is none', () => {
  it.each(DAMAGES)('%s', async (_, become) => {
    const { shop } = await filled();
    await damage(shop, (tables) => damageFirstRow(tables, become));
    await expectPulledAgain(shop);
  });

  it('one that says it lies before the others', async () => {
    const { shop } = await filled();
    await damage(shop, async ({ dexie }) => {
      const log = dexie.table('log');
      const key = (await log.toCollection().primaryKeys()).at(-1);
      await log.put({ ...(await log.toArray()).at(-1), generation: 0, sequence: -1 }, key);
    });
    await expectPulledAgain(shop);
  });

  it('whatever lies in its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withDate: true, withMap: true, withTypedArray: true }),
        async (garbage) => {
          const { shop } = await filled();
          await damage(shop, (tables) => damageFirstRow(tables, () => garbage));
          await expectPulledAgain(shop);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('in a rebuild: the pull begins again, and what is shown stays until there is something new', async () => {
    const { shop } = await filled();
    const driver = cacheDriver();
    const half = { begins: true, snapshot: { done: 1, total: 2 }, hasMore: true };
    await driver.call('applyChanges', { shop, ...pageOf([upsert({ id: '1', name: 'new' })], half) });
    await damage(shop, async ({ dexie }) => {
      const log = dexie.table('log');
      await log.put('not a segment', (await log.toCollection().primaryKeys()).at(-1));
    });
    const last = pageOf([upsert({ id: '2', name: 'new' })], { snapshot: { done: 2, total: 2 } });
    const error = await driver.failure('applyChanges', { shop, ...last });
    expect(error.code).toBe('CACHE_UNAVAILABLE');
    expect(await shownCampaigns(driver, shop)).toHaveLength(199);
    expect((await driver.call('openShop', { shop })).pull).toEqual(NOTHING_PULLED);
    await driver.call('applyChanges', {
      shop,
      ...pageOf([upsert({ id: '1', name: 'new' })], { begins: true }),
    });
    expect(await shownCampaigns(driver, shop)).toEqual(['1 new']);
    await driver.shops.close();
  });
});

describe('a position that is none', () => {
  it.each([
    ['a cursor that is a number', { cursor: 7 }],
    ['a generation that is a word', { shown: 'first' }],
    ['a snapshot of words', { snapshot: { done: 'some', total: 'all' } }],
    ['a time that is none', { lastSuccessTime: 'yesterday' }],
    ['records set aside that are numbers', { setAside: [1, 2] }],
  ])('%s', async (_, wrong) => {
    const { shop } = await filled();
    await damage(shop, ({ dexie }) => dexie.table('state').update('pull', wrong));
    await expectPulledAgain(shop);
  });
});

it('values that the browser cannot read back', async () => {
  const { shop } = await filled();
  const original = IDBObjectStore.prototype.getAll;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<typeof original>
  ) {
    if (this.name === 'log') throw new DOMException('the file of a value is gone', 'NotReadableError');
    return Reflect.apply(original, this, args);
  });
  const driver = cacheDriver();
  const opened = await driver.call('openShop', { shop });
  expect(opened.pull).toEqual(NOTHING_PULLED);
  expect(opened.unsent.operations).toEqual([operation]);
  spy.mockRestore();
  await driver.shops.close();
  await expectPulledAgain(shop);
});

describe('a reason that the browser does not know', () => {
  function failing(): { mockRestore(): void } {
    const original = IDBObjectStore.prototype.getAll;
    return vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<typeof original>
    ) {
      if (this.name === 'log') throw new DOMException('Internal error.', 'UnknownError');
      return Reflect.apply(original, this, args);
    });
  }

  it('may be a full disk: nothing is cleared before somebody has looked', async () => {
    const { shop, driver } = await filled();
    const spy = failing();
    expect((await driver.failure('openShop', { shop, mayClear: false })).code).toBe('CACHE_UNAVAILABLE');
    expect((await driver.failure('listUnsent', { shop })).code).toBe('CACHE_UNAVAILABLE');
    spy.mockRestore();
    const opened = await driver.call('openShop', { shop });
    expect(opened.pull.cursor).not.toBeNull();
    expect(opened.unsent.operations).toEqual([operation]);
    await driver.shops.close();
  });

  it('on a disk with room is damage: what can be pulled again is cleared', async () => {
    const { shop, driver } = await filled();
    const spy = failing();
    expect((await driver.call('openShop', { shop, mayClear: true })).pull).toEqual(NOTHING_PULLED);
    spy.mockRestore();
    await driver.shops.close();
    await expectPulledAgain(shop);
  });
});

describe('unsent work that is none', () => {
  const other = registerOperationOf({ id: '00000000-0000-4000-8000-000000000002', campaignId: '2' });

  it.each([
    ['an operation without its kind', { ...operation, kind: undefined }],
    ['an operation of another id', { ...operation, id: other.id }],
    ['text', 'not an operation'],
  ])('%s stays, is counted, and is put back from the copy in its place', async (_, wrong) => {
    const { shop } = await filled();
    const later = cacheDriver();
    await queueOperation(later, shop, other);
    await later.shops.close();
    await damage(shop, ({ dexie }) =>
      dexie.table('outbox').where({ id: operation.id }).modify({ operation: wrong }),
    );
    const again = cacheDriver();
    const opened = await again.call('openShop', { shop });
    expect(opened).toMatchObject({
      unreadable: { operations: 1, drafts: 0 },
      unsent: { operations: [other] },
    });
    const copy = { operations: [operation, other], drafts: [], sellerDrafts: [] };
    await again.call('restoreUnsent', { shop, unsent: copy });
    const restored = await again.call('openShop', { shop });
    expect(restored).toMatchObject({ unreadable: NOTHING_DAMAGED, unsent: copy });
    await again.shops.close();
  });

  const draft: RegistrationDraft = {
    campaignId: operation.campaignId,
    savedTime: NOW,
    step: 'products',
    offers: [],
    email: '',
    messenger: '',
    replaces: null,
  };
  const sellerDraft = sellerDraftOf();
  const sound: UnsentWork = { operations: [other], drafts: [draft], sellerDrafts: [sellerDraft] };

  /** A shop with sound work of every kind, and with more of it that is damaged. */
  async function damaged(): Promise<ShopKey> {
    const { shop } = await filled();
    const driver = cacheDriver();
    await driver.call('restoreUnsent', { shop, unsent: sound });
    await driver.shops.close();
    await damage(shop, async ({ dexie }) => {
      await dexie.table('outbox').where({ id: operation.id }).modify({ operation: 'not an operation' });
      await dexie.table('drafts').put({ campaignId: 'damaged' });
      await dexie.table('sellerDrafts').put({ ...sellerDraft, id: 'no id' });
    });
    return shop;
  }

  it('is given up for good when a person says so, and nothing else with it', async () => {
    const shop = await damaged();
    const driver = cacheDriver();
    const opened = await driver.call('openShop', { shop });
    expect([opened.unreadable, opened.unsent]).toEqual([{ operations: 1, drafts: 2 }, sound]);
    expect(await driver.call('discardUnreadable', { shop })).toEqual(sound);
    const later = await reopened(driver);
    const left = await later.call('openShop', { shop });
    expect([left.unreadable, left.unsent]).toEqual([NOTHING_DAMAGED, sound]);
    await later.shops.close();
    await damage(shop, async ({ outbox, drafts, sellerDrafts }) =>
      expect([await outbox.count(), await drafts.count(), await sellerDrafts.count()]).toEqual([1, 1, 1]),
    );
  });

  it('goes when something that can be read takes its place', async () => {
    const shop = await damaged();
    const driver = cacheDriver();
    await damage(shop, ({ dexie }) => dexie.table('drafts').put({ campaignId: draft.campaignId }));
    expect((await driver.call('openShop', { shop })).unreadable).toEqual({ operations: 1, drafts: 3 });
    await driver.call('saveDraft', { shop, draft });
    expect((await driver.call('openShop', { shop })).unreadable).toEqual({ operations: 1, drafts: 2 });
    await driver.shops.close();
  });
});
