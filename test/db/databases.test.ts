// Databases as a whole: versions, isolation, memory, deletion, and messages that are not calls.

import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering } from '#cache-page/calls.ts';
import { shopHolder } from '#cache-page/shop/holder.ts';
import { databaseName, openDatabase, SCHEMA_VERSION } from '#cache-page/storage/database.ts';
import { NOTHING_PULLED } from '#cache-page/storage/pull-position.ts';
import { SEGMENT_RECORDS } from '#cache-page/storage/segment.ts';
import type { CacheInput } from '#shared/contract/cache.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { NOW, registerOperationOf } from '#test/fixtures/records.ts';
import {
  type CacheDriver,
  cacheDriver,
  deletion,
  freshShop,
  pageOf,
  queryCampaigns,
  queueOperation,
  reopened,
  shownCampaigns,
  upsert,
} from './cache-driver.ts';
import { failingFrom } from './faults.ts';

afterEach(() => vi.restoreAllMocks());

const pull = (
  driver: CacheDriver,
  shop: ShopKey,
  changes: CacheInput<'applyChanges'>['changes'],
  begins = true,
) => driver.call('applyChanges', { shop, ...pageOf(changes, { begins }) });

const campaigns = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => upsert({ id: String(index + 1), name }));

describe('a database made by a newer version', () => {
  it('is refused as such, and left as it is', async () => {
    const shop = freshShop();
    const newer = new Dexie(databaseName(shop));
    newer.version(SCHEMA_VERSION + 1).stores({ outbox: '++sequence, &id, invention', novelty: 'id' });
    await newer.table('novelty').add({ id: 'kept' });
    newer.close();
    const driver = cacheDriver();
    expect((await driver.failure('openShop', { shop })).code).toBe('CACHE_NEWER');
    expect((await driver.failure('listUnsent', { shop })).code).toBe('CACHE_NEWER');
    const databases = await indexedDB.databases();
    expect(databases.find(({ name }) => name === databaseName(shop))?.version).toBe(
      (SCHEMA_VERSION + 1) * 10,
    );
    await newer.open();
    expect(newer.tables.map(({ name }) => name).sort()).toEqual(['novelty', 'outbox']);
    expect(await newer.table('novelty').count()).toBe(1);
    newer.close();
  });
});

describe('collections of another format', () => {
  it('are cleared to be pulled again, and what is unsent stays', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await pull(driver, shop, [upsert({ id: '1' })]);
    const operation = registerOperationOf();
    await queueOperation(driver, shop, operation);
    await driver.shops.close();
    const { dexie, state, segments } = await openDatabase(databaseName(shop));
    await state.update(NOTHING_PULLED.id, { format: 0 });
    dexie.close();
    const again = cacheDriver();
    const opened = await again.call('openShop', { shop });
    expect(opened.pull).toEqual({
      cursor: null,
      snapshot: null,
      lastSuccessTime: null,
      setAside: 0,
      version: '',
    });
    expect(opened.unsent.operations).toEqual([operation]);
    expect(await shownCampaigns(again, shop)).toEqual([]);
    await dexie.open();
    expect(await segments.count()).toBe(0);
    dexie.close();
  });
});

describe('two shops', () => {
  it('see nothing of each other, in one account or in two', async () => {
    const mine = freshShop('1');
    const sister = { ...mine, shopId: '11' };
    const other = freshShop('1');
    const driver = cacheDriver();
    await pull(driver, mine, [upsert({ id: '1', name: 'Mine' })]);
    await pull(driver, sister, [upsert({ id: '1', name: 'Sister' })]);
    expect(await shownCampaigns(driver, mine)).toEqual(['1 Mine']);
    expect(await shownCampaigns(driver, sister)).toEqual(['1 Sister']);
    expect(await shownCampaigns(driver, other)).toEqual([]);
  });

  it('are deleted by account, every database of it and no other', async () => {
    const [mine, other] = [freshShop('1'), freshShop('1')];
    const driver = cacheDriver();
    for (const shop of [mine, { ...mine, shopId: '2' }, other])
      await pull(driver, shop, [upsert({ id: '1', name: 'One' })]);
    // Calls that are under way are answered before their database goes.
    const underWay = shownCampaigns(driver, mine);
    expect(await driver.call('deleteAccount', { accountId: mine.accountId })).toEqual({ deleted: 2 });
    expect(await underWay).toEqual(['1 One']);
    expect(await shownCampaigns(driver, other)).toEqual(['1 One']);
    expect(await shownCampaigns(driver, mine)).toEqual([]);
    expect(await driver.call('deleteAccount', { accountId: freshShop().accountId })).toEqual({ deleted: 0 });
  });
});

describe('memory', () => {
  it('lets go of the least recently used shops beyond its budget, which lose nothing', async () => {
    const [first, second, third] = [freshShop(), freshShop(), freshShop()];
    const driver = cacheDriver(25);
    for (const shop of [first, second]) await pull(driver, shop, campaigns(10, 'Kept'));
    await shownCampaigns(driver, first);
    expect(driver.shops.open()).toEqual([databaseName(second), databaseName(first)]);
    await pull(driver, third, campaigns(10, 'Kept'));
    expect(driver.shops.open()).toEqual([databaseName(first), databaseName(third)]);
    expect(await shownCampaigns(driver, second)).toHaveLength(10);
  });

  it('keeps the shop in use, however large', async () => {
    const shop = freshShop();
    const driver = cacheDriver(5);
    await pull(driver, shop, campaigns(10, 'Kept'));
    expect(driver.shops.open()).toEqual([databaseName(shop)]);
  });

  it('opens a database anew that the browser has cleared away', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await pull(driver, shop, [upsert({ id: '1' })]);
    await new Promise<void>((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(databaseName(shop));
      deletion.onsuccess = () => resolve();
      deletion.onerror = () => reject(deletion.error);
    });
    // Nothing is added to the empty database before whoever keeps the second copy has looked.
    const refused = await driver.failure('deleteDraft', { shop, campaignId: '1' });
    expect(refused.code).toBe('CACHE_UNAVAILABLE');
    expect((await driver.call('openShop', { shop })).pull.cursor).toBeNull();
    await pull(driver, shop, [upsert({ id: '2', name: 'Two' })]);
    expect(await shownCampaigns(await reopened(driver), shop)).toEqual(['2 Two']);
  });
});

describe('calls at the same time', () => {
  it('write one after the other, in the order in which they came', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    const operations = Array.from({ length: 30 }, (_, number) =>
      registerOperationOf({
        id: `00000000-0000-4000-8000-${String(99 - number).padStart(12, '0')}`,
        campaignId: String(number),
      }),
    );
    const answers = await Promise.all(
      operations.map((operation) =>
        driver.call('addOperation', {
          shop,
          operation,
          replaces: null,
          endsDraft: false,
          endsSellerDraft: null,
        }),
      ),
    );
    expect(answers.map((work) => work.operations.length)).toEqual(operations.map((_, index) => index + 1));
    const { unsent } = await (await reopened(driver)).call('openShop', { shop });
    expect(unsent.operations.map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
  });

  it('are answered from one state each, while pages come and words are indexed', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await pull(driver, shop, campaigns(500, 'Early bird'));
    const pages = ['Morning', 'Noon', 'Evening'].map((name) =>
      pull(driver, shop, campaigns(500, name), false),
    );
    const names = ['early', 'morning', 'noon', 'evening'];
    const answers = await Promise.all(names.map((text) => queryCampaigns(driver, shop, { text })));
    // All campaigns have one name at any moment: a search finds all of them or none.
    expect(answers.every(({ total }) => total === 0 || total === 500)).toBe(true);
    await Promise.all(pages);
    expect((await queryCampaigns(driver, shop, { text: 'EVEN' })).total).toBe(500);
    expect((await queryCampaigns(driver, shop, { text: 'early' })).total).toBe(0);
  });
});

describe('compaction', () => {
  async function storedRows(shop: ShopKey): Promise<{ records: number; deleted: number; rows: number }> {
    const { dexie, segments } = await openDatabase(databaseName(shop));
    const rows = await segments.toArray();
    dexie.close();
    const sum = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + of(row), 0);
    return {
      rows: rows.length,
      records: sum(({ records }) => records.count),
      deleted: sum(({ deleted }) => deleted.length),
    };
  }

  it('rewrites a collection that is mostly dead, and changes nothing that is shown', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await pull(driver, shop, campaigns(400, 'v0'));
    await pull(driver, shop, campaigns(400, 'v1'), false);
    await pull(driver, shop, [...campaigns(400, 'v2'), deletion('7')], false);
    await driver.shops.close();
    expect(await storedRows(shop)).toMatchObject({ records: 399, deleted: 0 });
    const again = cacheDriver();
    const shown = await shownCampaigns(again, shop);
    expect(shown).toHaveLength(200);
    expect(shown.every((line) => line.endsWith('v2'))).toBe(true);
  });

  it('joins the many small rows that single changes leave', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await pull(driver, shop, []);
    for (let id = 1; id <= 40; id++)
      await pull(driver, shop, [upsert({ id: String(id), name: 'Kept' })], false);
    await driver.shops.close();
    expect((await storedRows(shop)).rows).toBeLessThan(20);
    expect(await shownCampaigns(cacheDriver(), shop)).toHaveLength(40);
  });

  it('that fails leaves the log as it was, and answers go on', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await pull(driver, shop, campaigns(300, 'v0'));
    await pull(driver, shop, campaigns(300, 'v1'), false);
    // What the page itself writes passes: its rows, and its cursor.
    const restore = failingFrom(Math.ceil(300 / SEGMENT_RECORDS) + 1, 'QuotaExceededError');
    await pull(driver, shop, [...campaigns(300, 'v2')], false);
    await driver.shops.close();
    restore();
    const again = cacheDriver();
    const shown = await shownCampaigns(again, shop);
    expect(shown.every((line) => line.endsWith('v2'))).toBe(true);
    expect(shown).toHaveLength(200);
  });
});

describe('messages that are not calls', () => {
  const answer = answering(shopHolder());

  it.each([
    null,
    'text',
    7,
    {},
    { name: 'openShop', input: {} },
    { id: -1, name: 'openShop', input: {} },
    { id: '1' },
  ])('without an id to answer to get no answer: %j', async (message) => {
    expect(await answer(message)).toBeNull();
  });

  it.each([
    { name: 'noSuchCall', input: {} },
    { name: '__proto__', input: {} },
    { name: 'constructor', input: {} },
    { name: 7, input: {} },
    { name: 'openShop', input: { shop: { accountId: '../../etc', shopId: '1' } } },
    { name: 'openShop', input: { shop: freshShop(), more: true } },
    {
      name: 'applyChanges',
      input: { shop: freshShop(), ...pageOf([deletion('__proto__')], { begins: true }) },
    },
    {
      name: 'applyChanges',
      input: { shop: freshShop(), ...pageOf(campaigns(1_025, 'x'), { begins: true }) },
    },
    {
      name: 'applyChanges',
      input: { shop: freshShop(), ...pageOf([upsert({ id: '1', name: 'n'.repeat(1_001) })]) },
    },
    { name: 'queryCampaigns', input: { shop: freshShop(), query: { limit: 1e9 }, now: NOW } },
  ])('are refused: $name', async (request) => {
    expect(await answer({ id: 1, ...request })).toMatchObject({
      id: 1,
      outcome: { ok: false, error: { code: 'INVALID_INPUT' } },
    });
  });

  it('are refused without a word of what they hold', async () => {
    const secret = 'x'.repeat(1_001);
    const reply = await answer({
      id: 1,
      name: 'applyChanges',
      input: { shop: freshShop(), ...pageOf([upsert({ id: '1', name: secret })]) },
    });
    expect(JSON.stringify(reply)).toContain('changes.0');
    expect(JSON.stringify(reply)).not.toContain(secret);
  });
});
