// Pages of the pull: records and cursor together, folding, rebuilding, and what a fault at any point leaves.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { databaseName, openDatabase } from '#cache-page/storage/database.ts';
import { NOTHING_PULLED } from '#cache-page/storage/pull-position.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import { COLLECTIONS } from '#shared/contract/record.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { NOW, registrationOf } from '#test/fixtures/records.ts';
import {
  type CacheDriver,
  cacheDriver,
  deletion,
  freshShop,
  pageOf,
  reopened,
  shownCampaigns,
  upsert,
} from './cache-driver.ts';
import { failingFrom } from './faults.ts';

afterEach(() => vi.restoreAllMocks());

const first = (changes: Parameters<typeof pageOf>[0], rest: Parameters<typeof pageOf>[1] = {}) =>
  pageOf(changes, { begins: true, cursor: 'c1', ...rest });

async function storedGenerations(shop: ReturnType<typeof freshShop>): Promise<number[]> {
  const { dexie, segments } = await openDatabase(databaseName(shop));
  const rows = await segments.toArray();
  dexie.close();
  return [...new Set(rows.map(({ generation }) => generation))];
}

describe('records that cannot be read', () => {
  const unreadable = (key: string, isGone = false) => ({ kind: 'unreadable', key, isGone }) as const;
  const countOf = async (driver: CacheDriver, shop: ShopKey) =>
    (await driver.call('openShop', { shop })).pull.setAside;

  it('are counted once, until they can be read or are gone, over starts', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    const page = first([upsert({ id: '1', name: 'One' }), unreadable('campaign:2'), unreadable('coupon:5')]);
    expect((await driver.call('applyChanges', { shop, ...page })).setAside).toBe(2);
    await driver.call('applyChanges', {
      shop,
      ...pageOf([unreadable('campaign:2'), unreadable('campaign:1')]),
    });
    const again = await reopened(driver);
    expect(await countOf(again, shop)).toBe(3);
    // What was there of it stays.
    expect(await shownCampaigns(again, shop)).toEqual(['1 One']);
    await again.call('applyChanges', { shop, ...pageOf([upsert({ id: '1', name: 'Uno' }), deletion('2')]) });
    expect(await countOf(again, shop)).toBe(1);
    await again.call('applyChanges', { shop, ...pageOf([unreadable('coupon:5', true)]) });
    expect(await countOf(await reopened(again), shop)).toBe(0);
    expect(await shownCampaigns(driver, shop)).toEqual(['1 Uno']);
  });

  it('are counted anew by a pull that begins again', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await driver.call('applyChanges', {
      shop,
      ...first([unreadable('campaign:2'), unreadable('campaign:3')]),
    });
    const anew = pageOf([unreadable('campaign:3')], { begins: true, version: '1.1.0' });
    await driver.call('applyChanges', { shop, ...anew });
    expect((await driver.call('openShop', { shop })).pull).toMatchObject({ setAside: 1, version: '1.1.0' });
  });

  it('were none before there was anything to count them', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await driver.call('applyChanges', { shop, ...first([upsert({ id: '1', name: 'One' })]) });
    await driver.shops.close();
    const { dexie, state } = await openDatabase(databaseName(shop));
    await state.update(NOTHING_PULLED.id, { setAside: undefined, version: undefined });
    dexie.close();
    const again = cacheDriver();
    expect((await again.call('openShop', { shop })).pull).toMatchObject({
      cursor: 'c1',
      setAside: 0,
      version: '',
    });
    expect(await shownCampaigns(again, shop)).toEqual(['1 One']);
  });
});

describe('a page', () => {
  it('is shown and kept with its cursor', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    expect((await driver.call('openShop', { shop })).pull).toEqual({
      cursor: null,
      snapshot: null,
      lastSuccessTime: null,
      setAside: 0,
      version: '',
    });
    const page = first([upsert({ id: '1', name: 'One' })], {
      snapshot: { done: 1, total: 3 },
      hasMore: true,
    });
    expect(await driver.call('applyChanges', { shop, ...page })).toEqual({
      collections: COLLECTIONS,
      setAside: 0,
    });
    const again = await reopened(driver);
    expect((await again.call('openShop', { shop })).pull).toEqual({
      cursor: 'c1',
      snapshot: { done: 1, total: 3 },
      lastSuccessTime: null,
      setAside: 0,
      version: '1.0.0',
    });
    expect(await shownCampaigns(again, shop)).toEqual(['1 One']);
  });

  it('ends a snapshot when everything has been sent, and success is when nothing more is to pull', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    const page = first([upsert({ id: '1' })], { snapshot: { done: 1, total: 1 }, hasMore: true });
    await driver.call('applyChanges', { shop, ...page });
    expect((await driver.call('openShop', { shop })).pull).toMatchObject({
      snapshot: null,
      lastSuccessTime: null,
    });
    await driver.call('applyChanges', { shop, ...pageOf([], { cursor: 'c2', time: NOW + 5 }) });
    expect((await driver.call('openShop', { shop })).pull).toEqual({
      cursor: 'c2',
      snapshot: null,
      lastSuccessTime: NOW + 5,
      setAside: 0,
      version: '1.0.0',
    });
  });

  it('folds by id: the later wins, a deletion removes, within a page and across pages', async () => {
    const shop = freshShop();
    let driver = cacheDriver();
    const changes = [
      upsert({ id: '1', name: 'Old' }),
      upsert({ id: '2', name: 'Two' }),
      upsert({ id: '1', name: 'New' }),
      deletion('2'),
      deletion('999'),
      deletion('3'),
      upsert({ id: '3', name: 'Back' }),
    ];
    await driver.call('applyChanges', { shop, ...first(changes) });
    expect(await shownCampaigns(driver, shop)).toEqual(['1 New', '3 Back']);
    const touched = await driver.call('applyChanges', {
      shop,
      ...pageOf([upsert({ id: '2', name: 'Again' }), deletion('1')]),
    });
    expect(touched).toEqual({ collections: ['campaign'], setAside: 0 });
    for (const round of ['in memory', 'from disk']) {
      expect(await shownCampaigns(driver, shop), round).toEqual(['2 Again', '3 Back']);
      driver = await reopened(driver);
    }
  });

  it('applied twice is applied once', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await driver.call('applyChanges', { shop, ...first([upsert({ id: '1', name: 'One' })]) });
    const page = pageOf([upsert({ id: '2', name: 'Two' }), deletion('1')], { cursor: 'c2' });
    await driver.call('applyChanges', { shop, ...page });
    await driver.call('applyChanges', { shop, ...page });
    expect(await shownCampaigns(await reopened(driver), shop)).toEqual(['2 Two']);
  });

  it('that continues a pull which this database does not have is refused', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    const error = await driver.failure('applyChanges', { shop, ...pageOf([upsert({ id: '1' })]) });
    expect(error.code).toBe('CACHE_UNAVAILABLE');
    expect(await shownCampaigns(driver, shop)).toEqual([]);
  });

  it('leaves the old state or the new one, whichever of its writes fails', async () => {
    const shop = freshShop();
    let driver = cacheDriver();
    await driver.call('applyChanges', { shop, ...first([upsert({ id: '1', name: 'Old' })]) });
    const page = pageOf([upsert({ id: '1', name: 'New' }), upsert({ id: '2', name: 'Two' })], {
      cursor: 'c2',
    });
    let failures = 0;
    for (let write = 0; ; write++) {
      const restore = failingFrom(write, 'AbortError');
      const outcome = await driver.send('applyChanges', { shop, ...page });
      restore();
      driver = await reopened(driver);
      const { pull } = await driver.call('openShop', { shop });
      if (outcome.ok) {
        expect(pull.cursor).toBe('c2');
        expect(await shownCampaigns(driver, shop)).toEqual(['1 New', '2 Two']);
        break;
      }
      failures += 1;
      expect(pull.cursor).toBe('c1');
      expect(await shownCampaigns(driver, shop)).toEqual(['1 Old']);
    }
    expect(failures).toBeGreaterThanOrEqual(2);
  });

  it('that fails for want of space says so, and shows nothing of itself', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await driver.call('applyChanges', { shop, ...first([upsert({ id: '1', name: 'Old' })]) });
    const restore = failingFrom(0, 'QuotaExceededError');
    const error = await driver.failure('applyChanges', {
      shop,
      ...pageOf([upsert({ id: '1', name: 'New' })]),
    });
    restore();
    expect(error.code).toBe('STORAGE_FULL');
    expect(await shownCampaigns(driver, shop)).toEqual(['1 Old']);
  });
});

it('the contact of the newest registration is that of what is left of all pages', async () => {
  const shop = freshShop();
  const driver = cacheDriver();
  const newest = async (from: CacheDriver) => (await from.call('readNewestContact', { shop })).contact;
  const registered = (id: string, campaignId: string, submittedTime: number): CacheChange => ({
    kind: 'registration',
    record: registrationOf({ id, campaignId, submittedTime, sellerContact: { email: `${id}@example.com` } }),
  });
  expect(await newest(driver)).toBeNull();
  const changes = [registered('2', '72', NOW - 10), registered('3', '71', NOW - 20)];
  await driver.call('applyChanges', { shop, ...first([...changes, registered('1', '71', NOW - 30)]) });
  expect(await newest(driver)).toEqual({ email: '2@example.com' });
  const gone: CacheChange = { kind: 'deleted', collection: 'registration', id: '2' };
  await driver.call('applyChanges', { shop, ...pageOf([gone]) });
  expect(await newest(driver)).toEqual({ email: '3@example.com' });
  const later = await reopened(driver);
  expect(await newest(later)).toEqual({ email: '3@example.com' });
  await later.shops.close();
});

describe('a rebuild', () => {
  const half = { snapshot: { done: 1, total: 2 }, hasMore: true };

  async function withOldContent(shop: ReturnType<typeof freshShop>): Promise<CacheDriver> {
    const driver = cacheDriver();
    await driver.call('applyChanges', {
      shop,
      ...first([upsert({ id: '1', name: 'Old' }), upsert({ id: '9', name: 'Gone' })]),
    });
    return driver;
  }

  it('replaces what is shown when its snapshot is complete, and not before', async () => {
    const shop = freshShop();
    const driver = await withOldContent(shop);
    const begun = pageOf([upsert({ id: '1', name: 'New' })], { begins: true, cursor: 'r1', ...half });
    expect(await driver.call('applyChanges', { shop, ...begun })).toEqual({ collections: [], setAside: 0 });
    expect(await shownCampaigns(driver, shop)).toEqual(['1 Old', '9 Gone']);
    expect((await driver.call('openShop', { shop })).pull).toMatchObject({
      cursor: 'r1',
      snapshot: { done: 1, total: 2 },
      lastSuccessTime: NOW,
    });
    const ended = pageOf([upsert({ id: '2', name: 'Two' })], {
      cursor: 'r2',
      snapshot: { done: 2, total: 2 },
    });
    expect((await driver.call('applyChanges', { shop, ...ended })).collections).toEqual(COLLECTIONS);
    expect(await shownCampaigns(driver, shop)).toEqual(['1 New', '2 Two']);
    expect(await shownCampaigns(await reopened(driver), shop)).toEqual(['1 New', '2 Two']);
    expect(await storedGenerations(shop)).toHaveLength(1);
  });

  it('goes on where it was when the page ends in the middle of it', async () => {
    const shop = freshShop();
    const driver = await withOldContent(shop);
    await driver.call('applyChanges', {
      shop,
      ...pageOf([upsert({ id: '1', name: 'New' })], { begins: true, cursor: 'r1', ...half }),
    });
    const again = await reopened(driver);
    expect((await again.call('openShop', { shop })).pull.cursor).toBe('r1');
    expect(await shownCampaigns(again, shop)).toEqual(['1 Old', '9 Gone']);
    await again.call('applyChanges', {
      shop,
      ...pageOf([upsert({ id: '2', name: 'Two' })], { cursor: 'r2' }),
    });
    expect(await shownCampaigns(again, shop)).toEqual(['1 New', '2 Two']);
  });

  it('that is begun again leaves nothing of the one before', async () => {
    const shop = freshShop();
    const driver = await withOldContent(shop);
    const begin = (name: string) =>
      driver.call('applyChanges', {
        shop,
        ...pageOf([upsert({ id: name === 'A' ? '5' : '6', name })], { begins: true, ...half }),
      });
    await begin('A');
    await begin('B');
    await driver.call('applyChanges', { shop, ...pageOf([], { cursor: 'r2' }) });
    expect(await shownCampaigns(driver, shop)).toEqual(['6 B']);
    await driver.shops.close();
    expect(await storedGenerations(shop)).toHaveLength(1);
  });

  it('shows its pages at once where nothing was shown', async () => {
    const shop = freshShop();
    const driver = cacheDriver();
    await driver.call('applyChanges', { shop, ...first([upsert({ id: '1', name: 'One' })], half) });
    expect(await shownCampaigns(driver, shop)).toEqual(['1 One']);
    await driver.call('applyChanges', {
      shop,
      ...pageOf([upsert({ id: '2', name: 'Two' })], { cursor: 'c2' }),
    });
    expect(await shownCampaigns(driver, shop)).toEqual(['1 One', '2 Two']);
  });
});
