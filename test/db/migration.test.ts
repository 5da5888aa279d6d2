// A database as an earlier version of the app left it: what is unsent survives, collections are pulled again.

import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { databaseName, openDatabase } from '#cache-page/storage/database.ts';
import type { CacheInput } from '#shared/contract/cache.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { NOW, registerOperationOf } from '#test/fixtures/records.ts';
import { sellerDraftOf } from '#test/fixtures/seller-records.ts';
import {
  cacheDriver,
  freshShop,
  pageOf,
  queueOperation,
  reopened,
  shownCampaigns,
  upsert,
} from './cache-driver.ts';

const operationOf = (number: number) =>
  registerOperationOf({ id: `00000000-0000-4000-8000-00000000000${number}`, campaignId: String(number) });

const draft: CacheInput<'saveDraft'>['draft'] = {
  campaignId: '9',
  savedTime: NOW,
  step: 'terms',
  offers: [],
  email: 'a@b.example',
  messenger: '',
  replaces: null,
};

/** An operation as versions before the mark of a first attempt stored it. */
function withoutMark(operation: Operation): unknown {
  const { firstAttempt: _, ...stored } = operation;
  return stored;
}

/** What was queued before there was a mark may have been sent. */
const sentPerhaps = (number: number) => {
  const operation = operationOf(number);
  return { ...operation, firstAttempt: { time: operation.createdTime, body: null } };
};

/** The tables of version 1, with a pull that has been completed and work that has not been sent. */
async function databaseOfVersion1(shop: ShopKey): Promise<void> {
  const dexie = new Dexie(databaseName(shop));
  dexie.version(1).stores({
    segments: '[generation+collection+sequence]',
    state: 'id',
    outbox: '++sequence, &id',
    drafts: 'campaignId',
  });
  // Submitted in the order 2, 1.
  for (const operation of [operationOf(2), operationOf(1)])
    await dexie.table('outbox').add({ id: operation.id, operation: withoutMark(operation) });
  await dexie.table('drafts').add(draft);
  const segment = { generation: 1, collection: 'campaign', sequence: 0, records: {}, deleted: ['7'] };
  await dexie.table('segments').add(segment);
  const position = { shown: 1, building: null, cursor: 'c1', snapshot: null, lastSuccessTime: NOW };
  await dexie.table('state').add({ id: 'pull', format: 1, ...position });
  dexie.close();
}

it('keeps what is unsent, in its order, through the change of the tables', async () => {
  const shop = freshShop();
  await databaseOfVersion1(shop);
  const driver = cacheDriver();
  const { unsent } = await driver.call('openShop', { shop });
  expect(unsent).toEqual({
    operations: [sentPerhaps(2), sentPerhaps(1)],
    drafts: [draft],
    sellerDrafts: [],
  });
  await queueOperation(driver, shop, operationOf(3));
  const again = await (await reopened(driver)).call('listUnsent', { shop });
  expect(again.operations).toEqual([sentPerhaps(2), sentPerhaps(1), operationOf(3)]);
  expect(again.drafts).toEqual([draft]);
});

it('marks what version 2 left queued as sent perhaps, what it left refused as not, and leaves what is damaged', async () => {
  const shop = freshShop();
  const dexie = new Dexie(databaseName(shop));
  dexie.version(2).stores({
    log: '',
    state: 'id',
    outbox: '++sequence, &id',
    drafts: 'campaignId',
    sellerDrafts: 'id',
  });
  const refused = { ...operationOf(2), state: 'parked' as const, attempts: 1 };
  for (const operation of [operationOf(1), refused])
    await dexie.table('outbox').add({ id: operation.id, operation: withoutMark(operation) });
  await dexie.table('outbox').add({ id: operationOf(3).id, operation: 'damaged' });
  dexie.close();
  const { unsent, unreadable } = await cacheDriver().call('openShop', { shop });
  expect(unsent.operations).toEqual([sentPerhaps(1), refused]);
  expect(unreadable).toEqual({ operations: 1, drafts: 0 });
});

it('opens a seller’s draft that was stored before drafts kept their template', async () => {
  const shop = freshShop();
  const { dexie } = await openDatabase(databaseName(shop));
  const { template: _, ...old } = sellerDraftOf();
  await dexie.table('sellerDrafts').add(old);
  dexie.close();
  const driver = cacheDriver();
  const { draft: read } = await driver.call('readSellerDraft', { shop, draftId: old.id });
  expect(read).toEqual(sellerDraftOf({ template: null }));
});

it('forgets the collections, which are pulled again', async () => {
  const shop = freshShop();
  await databaseOfVersion1(shop);
  const driver = cacheDriver();
  const { pull } = await driver.call('openShop', { shop });
  expect(pull).toEqual({ cursor: null, snapshot: null, lastSuccessTime: null, setAside: 0, version: '' });
  const page = pageOf([upsert({ id: '1', name: 'One' })], { begins: true });
  await driver.call('applyChanges', { shop, ...page });
  const again = await reopened(driver);
  expect(await shownCampaigns(again, shop)).toEqual(['1 One']);
  await again.shops.close();
  const { dexie } = await openDatabase(databaseName(shop));
  expect([...dexie.backendDB().objectStoreNames]).toEqual([
    'drafts',
    'log',
    'outbox',
    'sellerDrafts',
    'state',
  ]);
  dexie.close();
});
