// Records that this version of the app cannot read: they are set aside and counted, the others come, and a newer version pulls them again.

import { describe, expect, test } from 'vitest';
import type { CacheClient } from '#electron/cache/client.ts';
import { campaignFromWire } from '#electron/remote/records.ts';
import { keepPage } from '#electron/sync/keep-page.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { failure } from '#shared/errors.ts';
import { wireCampaignExample, wireRegistrationExample } from '../remote/wire-examples.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { createMemoryCache } from './memory-cache.ts';
import { SHOP, setScene } from './scene.ts';
import { campaignChange } from './scripted-api.ts';

const campaign = (id: string, changes: object = {}) => ({
  kind: 'campaign',
  record: { ...wireCampaignExample, id, ...changes },
});

/** Whatever an API that is newer than the app may send among what the app knows. */
const NEWER = [
  ['a new status', campaign('900', { status: 'PAUSED' })],
  [
    'a new reason',
    {
      kind: 'registration',
      record: { ...wireRegistrationExample, id: '900', reject_reasons: ['PRICE_MISLEADING'] },
    },
  ],
  ['a name of a length that nobody has', campaign('900', { name: 'x'.repeat(1_001) })],
  ['a text that is far longer', campaign('900', { description: 'x'.repeat(10_001) })],
  ['a number that is none', campaign('900', { commission_rate: '12 %' })],
  ['a collection that is not known', { kind: 'coupon', record: { id: '900' } }],
  ['an entry of another form', { kind: 'merged', from: '1', into: '2' }],
  ['an entry that is none', 'campaign'],
  ['an id of another form', { kind: 'deleted', collection: 'campaign', id: 'c-900' }],
] as const;

test.each(NEWER)('%s is set aside and counted, and the others come', async (name, entry) => {
  const { api, cache, sync, phase } = await setScene();
  api.pageSize = 2;
  api.changes('100').push(campaignChange('1'), entry, campaignChange('2'));
  sync.start();
  await until(() => phase() === 'upToDate');
  expect(cache.ids(SHOP, 'campaign')).toEqual(['1', '2']);
  // A record that is gone needs no newer app.
  expect(sync.status(SHOP).setAside).toBe(name === 'an id of another form' ? 0 : 1);
});

test.each([
  ['a name of 50 characters', { name: 'x'.repeat(50) }],
  ['a description of 1,000', { description: 'x'.repeat(1_000) }],
])('%s is longer than the rules allow today, and is read', async (_, changes) => {
  const { api, cache, sync, phase } = await setScene();
  api.changes('100').push(campaign('1', changes));
  sync.start();
  await until(() => phase() === 'upToDate');
  expect(cache.ids(SHOP, 'campaign')).toEqual(['1']);
});

test('the deletion of something that is not known stops nothing and counts nothing', async () => {
  const { api, cache, sync, phase } = await setScene();
  api.changes('100').push({ kind: 'deleted', collection: 'coupon', id: '5' }, campaignChange('1'));
  sync.start();
  await until(() => phase() === 'upToDate');
  expect(cache.ids(SHOP, 'campaign')).toEqual(['1']);
  expect(sync.status(SHOP).setAside).toBe(0);
});

test('each record is counted once, until it can be read or is gone', async () => {
  const { api, sync, phase } = await setScene();
  const setAside = () => sync.status(SHOP).setAside;
  const log = api.changes('100');
  log.push(campaign('1', { status: 'PAUSED' }), { kind: 'coupon', record: { id: '5' } });
  sync.start();
  await until(() => phase() === 'upToDate');
  expect(setAside()).toBe(2);

  const thenPull = async (entry: unknown, isSo: () => boolean) => {
    log.push(entry);
    sync.syncNow(SHOP);
    await until(isSo);
  };
  const seller = { kind: 'seller_campaign', record: { id: '6', status: 'PAUSED' } };
  await thenPull(seller, () => setAside() === 3);
  await thenPull(campaign('1', { status: 'HALTED' }), () => phase() === 'upToDate');
  expect(setAside()).toBe(3);
  await thenPull(campaign('1'), () => setAside() === 2);
  await thenPull({ kind: 'deleted', collection: 'coupon', id: '5' }, () => setAside() === 1);
  await thenPull({ kind: 'deleted', collection: 'seller_campaign', id: '6' }, () => setAside() === 0);
});

describe('a later start', () => {
  async function firstStart() {
    const first = await setScene({ version: '1.0.0' });
    first.api.changes('100').push(campaignChange('1'), campaign('2', { status: 'PAUSED' }));
    first.sync.start();
    await until(() => first.phase() === 'upToDate');
    await first.sync.stop();
    return first.cache;
  }

  async function nextStart(cache: Awaited<ReturnType<typeof firstStart>>, version: string) {
    const next = await setScene({ cache, version });
    next.api.changes('100').push(campaignChange('1'), campaignChange('2'));
    next.sync.start();
    const pulls = () => next.api.requests.filter(({ path }) => path.endsWith('/changes'));
    // The first, and the one that the opened stream makes due: then the first is done.
    await until(() => pulls().length === 2);
    const [pull] = pulls();
    return { ...next, cursor: pull?.cursor };
  }

  test('of another version pulls them again', async () => {
    const { cache, cursor, sync } = await nextStart(await firstStart(), '1.1.0');
    expect(cursor).toBeNull();
    expect(cache.ids(SHOP, 'campaign')).toEqual(['1', '2']);
    expect(sync.status(SHOP).setAside).toBe(0);
  });

  test('of the same version goes on where it stood, and still counts them', async () => {
    const { cursor, sync } = await nextStart(await firstStart(), '1.0.0');
    expect(cursor).toBe('1-2');
    expect(sync.status(SHOP).setAside).toBe(1);
  });

  test('of another version that cannot read them either pulls once, not for ever', async () => {
    const next = await setScene({ cache: await firstStart(), version: '1.1.0' });
    next.api.changes('100').push(campaignChange('1'), campaign('2', { status: 'PAUSED' }));
    next.sync.start();
    await until(() => next.phase() === 'upToDate');
    await passTimeUntil(
      next.clock,
      () => next.api.requests.filter(({ path }) => path.endsWith('/changes')).length > 3,
    );
    const begun = next.api.requests.filter(
      ({ path, cursor }) => path.endsWith('/changes') && cursor === null,
    );
    expect(begun).toHaveLength(1);
    expect(next.sync.status(SHOP).setAside).toBe(1);
  });
});

test('a record that the cache refuses is set aside as well', async () => {
  const { client, ids } = createMemoryCache();
  const refusing: CacheClient = {
    call: (name, input) => client.call(name, input).catch(() => failure('INVALID_INPUT')),
  };
  const record = (id: string, changes: Partial<Campaign>): CacheChange => ({
    kind: 'campaign',
    record: { ...campaignFromWire(wireCampaignExample), id, ...changes },
  });
  const kept = await keepPage(refusing, {
    shop: SHOP,
    begins: true,
    changes: [record('1', {}), record('2', { name: 'x'.repeat(5_000) }), record('3', {})],
    cursor: 'c',
    snapshot: null,
    hasMore: false,
    time: 1,
    version: '1.0.0',
  });
  expect(kept).toMatchObject({ ok: true, data: { setAside: 1 } });
  expect(ids(SHOP, 'campaign')).toEqual(['1', '3']);
});
