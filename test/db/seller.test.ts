// The seller's own campaigns in the database: drafts, the way back from the outbox, answers, and databases of an earlier version.

import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { databaseName } from '#cache-page/storage/database.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { NOW, registerOperationOf } from '#test/fixtures/records.ts';
import {
  editOperationOf,
  participantOf,
  partnerOf,
  publishOperationOf,
  sellerCampaignOf,
  sellerDraftOf,
} from '#test/fixtures/seller-records.ts';
import {
  type CacheDriver,
  cacheDriver,
  freshShop,
  pageOf,
  queueOperation,
  reopened,
} from './cache-driver.ts';
import { failingFrom } from './faults.ts';

afterEach(() => vi.restoreAllMocks());

const CHANGES: CacheChange[] = [
  { kind: 'sellerCampaign', record: sellerCampaignOf() },
  { kind: 'participant', record: participantOf({ status: 'REQUESTED' }) },
  { kind: 'partner', record: partnerOf() },
];

async function shopWithCampaign(driver: CacheDriver): Promise<ShopKey> {
  const shop = freshShop();
  await driver.call('applyChanges', { shop, ...pageOf(CHANGES, { begins: true }) });
  return shop;
}

const NOTHING_ANSWERED = { registrations: [], campaigns: [], sellerCampaigns: [], participants: [] };
const read = (driver: CacheDriver, shop: ShopKey) =>
  driver.call('readSellerCampaign', { shop, sellerCampaignId: sellerCampaignOf().id });
const rowsIn = async (driver: CacheDriver, shop: ShopKey, tab: 'active' | 'drafts') => {
  const query = { tab, text: '', sort: 'newest', offset: 0, limit: 50 } as const;
  const page = await driver.call('querySellerCampaigns', { shop, query, now: NOW });
  return page.rows.map(({ key, unsent }) => `${key.source} ${unsent}`);
};

it('campaigns, participants and partners outlive the page, and are deleted by the log', async () => {
  const driver = cacheDriver();
  const shop = await shopWithCampaign(driver);
  const again = await reopened(driver);
  expect(await read(again, shop)).toEqual({
    campaign: sellerCampaignOf(),
    participants: [participantOf({ status: 'REQUESTED' })],
    partners: [partnerOf()],
    operations: [],
    editDraft: null,
  });
  const deleted = CHANGES.map(
    (change): CacheChange =>
      !('record' in change) ? change : { kind: 'deleted', collection: change.kind, id: change.record.id },
  );
  const { collections } = await again.call('applyChanges', { shop, ...pageOf(deleted) });
  expect(collections).toEqual(['sellerCampaign', 'participant', 'partner']);
  expect(await read(await reopened(again), shop)).toMatchObject({
    campaign: null,
    participants: [],
    partners: [],
  });
});

describe('drafts', () => {
  it('are kept by their own ids, outlive the page, and end when they are submitted', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    const edit = sellerDraftOf({ id: publishOperationOf().id, edits: sellerCampaignOf() });
    for (const draft of [sellerDraftOf(), sellerDraftOf({ name: 'Typed on' }), edit])
      await driver.call('saveSellerDraft', { shop, draft });
    const again = await reopened(driver);
    expect((await again.call('listUnsent', { shop })).sellerDrafts).toHaveLength(2);
    const kept = await again.call('readSellerDraft', { shop, draftId: sellerDraftOf().id });
    expect(kept.draft?.name).toBe('Typed on');
    expect((await read(again, shop)).editDraft).toEqual(edit);
    expect(await rowsIn(again, shop, 'drafts')).toEqual(['draft null']);

    const left = await queueOperation(again, shop, publishOperationOf(), {
      endsSellerDraft: sellerDraftOf().id,
    });
    expect(left.sellerDrafts).toEqual([edit]);
    expect(await rowsIn(again, shop, 'active')).toEqual(['outbox queued', 'api null']);
    expect((await again.call('deleteSellerDraft', { shop, draftId: edit.id })).sellerDrafts).toEqual([]);
  });

  it('are put back when the database has lost them; what is there stays', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await driver.call('saveSellerDraft', { shop, draft: sellerDraftOf({ name: 'Newer' }) });
    const other = sellerDraftOf({ id: publishOperationOf().id });
    const unsent = { operations: [], drafts: [], sellerDrafts: [sellerDraftOf(), other] };
    const restored = await driver.call('restoreUnsent', { shop, unsent });
    expect(restored.sellerDrafts.map(({ name }) => name).sort()).toEqual([other.name, 'Newer'].sort());
  });
});

describe('taking back', () => {
  const taking = { operationId: publishOperationOf().id, draft: sellerDraftOf() };

  it('leaves the draft in the place of the operation', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, publishOperationOf());
    const taken = await driver.call('takeBackOperation', { shop, ...taking });
    expect(taken).toEqual({
      isTakenBack: true,
      unsent: { operations: [], drafts: [], sellerDrafts: [sellerDraftOf()] },
    });
    const later = await reopened(driver);
    expect(await later.call('listUnsent', { shop })).toEqual(taken.unsent);
    // Asked again, because the answer was lost: it is so.
    expect(await later.call('takeBackOperation', { shop, ...taking })).toEqual(taken);
  });

  it('of what has been answered changes nothing', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    expect(await driver.call('takeBackOperation', { shop, ...taking })).toEqual({
      isTakenBack: false,
      unsent: { operations: [], drafts: [], sellerDrafts: [] },
    });
  });

  it('of what may have arrived changes nothing: as a draft it could be published twice', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    const marked = publishOperationOf({ firstAttempt: { time: NOW, body: '{}' } });
    await queueOperation(driver, shop, marked);
    expect(await driver.call('takeBackOperation', { shop, ...taking })).toEqual({
      isTakenBack: false,
      unsent: { operations: [marked], drafts: [], sellerDrafts: [] },
    });
  });

  it('that fails half way changes nothing, and never lays itself over another draft', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, publishOperationOf());
    const mend = failingFrom(1, 'AbortError');
    await driver.failure('takeBackOperation', { shop, ...taking });
    mend();
    const before = await driver.call('listUnsent', { shop });
    expect(before).toMatchObject({ operations: [publishOperationOf()], sellerDrafts: [] });
    await driver.call('saveSellerDraft', { shop, draft: sellerDraftOf({ name: 'Typed' }) });
    expect((await driver.failure('takeBackOperation', { shop, ...taking })).code).toBe('INVALID_INPUT');
    expect((await driver.call('listUnsent', { shop })).operations).toHaveLength(1);
  });
});

describe('taking back an edit', () => {
  it('of a campaign that another edit is being written of changes nothing', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    const edits = sellerCampaignOf();
    await queueOperation(driver, shop, publishOperationOf());
    await driver.call('saveSellerDraft', { shop, draft: sellerDraftOf({ edits }) });
    const other = sellerDraftOf({ id: '00000000-0000-4000-8000-0000000000ee', edits });
    const taking = { operationId: publishOperationOf().id, draft: other };
    expect((await driver.failure('takeBackOperation', { shop, ...taking })).code).toBe('INVALID_INPUT');
    expect(await driver.call('listUnsent', { shop })).toMatchObject({
      operations: [publishOperationOf()],
      sellerDrafts: [sellerDraftOf({ edits })],
    });
  });
});

describe('an answer', () => {
  it('to an edit is written, and the edit that waits behind it goes on from there', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    const behind = editOperationOf({ id: publishOperationOf().id, changes: { description: 'Other' } });
    for (const operation of [editOperationOf(), behind]) await queueOperation(driver, shop, operation);
    const edited = sellerCampaignOf({ version: 'v2', name: 'Edited' });
    const left = await driver.call('settleOperation', {
      shop,
      operationId: editOperationOf().id,
      operation: null,
      ...NOTHING_ANSWERED,
      sellerCampaigns: [edited],
      participants: [participantOf({ status: 'JOINED', changedTime: NOW })],
    });
    expect(left.operations).toEqual([{ ...behind, base: edited }]);
    expect(await read(await reopened(driver), shop)).toMatchObject({
      campaign: edited,
      participants: [{ status: 'JOINED' }],
    });
  });

  it('that is older than what the log brought is not written', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, publishOperationOf());
    await driver.call('settleOperation', {
      shop,
      operationId: publishOperationOf().id,
      operation: null,
      ...NOTHING_ANSWERED,
      sellerCampaigns: [sellerCampaignOf({ name: 'As it was created' })],
    });
    expect((await read(driver, shop)).campaign).toEqual(sellerCampaignOf());
  });
});

it('a database of the first version keeps its outbox and its drafts, and gets room for the seller’s', async () => {
  const shop = freshShop();
  const first = new Dexie(databaseName(shop));
  first.version(1).stores({
    segments: '[generation+collection+sequence]',
    state: 'id',
    outbox: '++sequence, &id',
    drafts: 'campaignId',
  });
  const operation = registerOperationOf();
  const draft = {
    campaignId: '42',
    savedTime: NOW,
    step: 'terms',
    offers: [],
    email: 'a@b.example',
    messenger: '',
    replaces: null,
  } as const;
  await first.table('outbox').add({ id: operation.id, operation });
  await first.table('drafts').add(draft);
  first.close();
  const driver = cacheDriver();
  expect((await driver.call('openShop', { shop })).unsent).toEqual({
    operations: [operation],
    drafts: [draft],
    sellerDrafts: [],
  });
  await driver.call('saveSellerDraft', { shop, draft: sellerDraftOf() });
  await queueOperation(driver, shop, publishOperationOf());
  expect(await (await reopened(driver)).call('listUnsent', { shop })).toEqual({
    operations: [operation, publishOperationOf()],
    drafts: [draft],
    sellerDrafts: [sellerDraftOf()],
  });
});
