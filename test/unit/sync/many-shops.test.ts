// Many accounts and shops at once: fair, bounded, and none mixed up or held up by another.

import { expect, test } from 'vitest';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { replyEnvelope } from '../remote/local-server.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { registering, type Scene, setScene } from './scene.ts';
import { type ApiRequest, campaignChange } from './scripted-api.ts';

const isPull = (request: ApiRequest) => request.path.endsWith('/changes');
const ids = (count: number, from: number) => Array.from({ length: count }, (_, index) => `${from + index}`);
const account = (id: string, shopIds: string[]): Scene['accounts'][number] => ({
  id,
  state: 'signedIn',
  shopIds,
});

test('fifty shops sync at most four at a time, each into its own cache', async () => {
  const shopIds = ids(50, 100);
  const { api, cache, sync } = await setScene({ accounts: [account('account1', shopIds)] });
  for (const shopId of shopIds)
    api.changes(shopId).push(campaignChange(`1${shopId}`), campaignChange(`2${shopId}`));
  api.pageSize = 1;
  let open = 0;
  let most = 0;
  api.script = async (request, response) => {
    if (!isPull(request)) return false;
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    return false;
  };
  sync.start();
  const key = (shopId: string) => ({ accountId: 'account1', shopId });
  await until(() => shopIds.every((shopId) => sync.status(key(shopId)).phase.kind === 'upToDate'));
  expect(most).toBeLessThanOrEqual(4);
  for (const shopId of shopIds) {
    expect(cache.ids(key(shopId), 'campaign')).toEqual([`1${shopId}`, `2${shopId}`]);
  }
});

test('a large shop does not keep a small one waiting: turns are pages', async () => {
  const { api, sync } = await setScene({
    accounts: [account('account1', ['100', '101', '102', '103', '104', '105'])],
  });
  api.pageSize = 1;
  for (const shopId of ['100', '101', '102', '103'])
    api.changes(shopId).push(...ids(30, 1).map(campaignChange));
  api.changes('105').push(campaignChange('1'));
  sync.start();
  const small = { accountId: 'account1', shopId: '105' };
  await until(() => sync.status(small).phase.kind === 'upToDate');
  const pulledOfLarge = api.requests.filter((request) => isPull(request) && request.shopId === '100').length;
  expect(pulledOfLarge).toBeLessThan(10);
});

test('the visible shop goes first', async () => {
  const { api, sync } = await setScene({ accounts: [account('account1', ids(20, 100))] });
  sync.watch({ accountId: 'account1', shopId: '119' });
  sync.start();
  await until(() => api.requests.filter(isPull).length > 5);
  const first = api.requests.filter(isPull).findIndex((request) => request.shopId === '119');
  // Four begin together; over how many connections they arrive is the machine's.
  expect(first).toBeLessThan(4);
});

test('a shop that is limited, and one that answers nonsense, hold up nobody', async () => {
  const { api, sync } = await setScene({ accounts: [account('account1', ['100', '101', '102'])] });
  api.script = (request, response) => {
    if (!isPull(request) || request.shopId === '102') return false;
    if (request.shopId === '100') {
      replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED }, { 'retry-after': '3600' });
    } else replyEnvelope(response, 200, { code: 0, data: { wrong: true } });
    return true;
  };
  sync.start();
  const phase = (shopId: string) => sync.status({ accountId: 'account1', shopId }).phase.kind;
  await until(() => phase('100') === 'waiting' && phase('101') === 'failed' && phase('102') === 'upToDate');
});

test('an account whose API hangs leaves the others their places', async () => {
  const hanging = account('hanging1', ids(30, 500));
  const scene = await setScene({
    accounts: [hanging, account('account1', ids(6, 100))],
    // Long enough for the first four to arrive: one that comes later would look like a second probe.
    requestTimeout: 3_000,
  });
  const { api, sync, clock } = scene;
  let most = 0;
  let open = 0;
  let hasFailed = false;
  api.script = (request, response) => {
    if (!request.shopId.startsWith('5')) return false;
    open += 1;
    if (hasFailed) most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
      if (open === 0) hasFailed = true;
    });
    return true;
  };
  sync.start();
  await passTimeUntil(clock, () =>
    ids(6, 100).every((shopId) => sync.status({ accountId: 'account1', shopId }).phase.kind === 'upToDate'),
  );
  await passTimeUntil(clock, () => most > 0);
  expect(most).toBe(1);
});

test('a shop that goes away is given up in the middle, and nothing more is written for it', async () => {
  const { api, cache, sync, accounts, accountsChanged, told } = await setScene({
    accounts: [account('account1', ['100']), account('account2', ['200'])],
  });
  const gone = { accountId: 'account2', shopId: '200' };
  let isAborted = false;
  api.script = (request, response) => {
    if (request.shopId !== '200') return false;
    response.on('close', () => {
      isAborted = true;
    });
    return true;
  };
  sync.start();
  await until(() => api.requests.some((request) => request.shopId === '200'));
  accounts.pop();
  accountsChanged();
  await until(() => isAborted);
  const calls = cache.calls.filter(({ shopId, name }) => shopId === '200' && name === 'applyChanges').length;
  const words = told.filter(({ shop }) => shop.shopId === '200').length;
  await until(() => sync.status({ accountId: 'account1', shopId: '100' }).phase.kind === 'upToDate');
  expect(sync.status(gone).phase.kind).toBe('neverSynced');
  expect(calls).toBe(0);
  expect(told.filter(({ shop }) => shop.shopId === '200').length).toBe(words);
});

test('stopping gives up what is under way and leaves no timer behind', async () => {
  const scene = await setScene();
  const { api, cache, sync, clock, exceptions } = scene;
  cache.add({ accountId: 'account1', shopId: '100' }, registering('7', ['1']));
  let heard = 0;
  api.script = () => {
    heard += 1;
    return true;
  };
  sync.start();
  await until(() => heard >= 3);
  await sync.stop();
  const count = api.requests.length;
  clock.advance(24 * 3_600_000);
  expect(api.requests.length).toBe(count);
  expect(exceptions).toEqual([]);
  expect(cache.shop({ accountId: 'account1', shopId: '100' }).operations).toHaveLength(1);
});

test('a shop without access has its work counted and told, and nothing is asked or sent for it, whatever wakes it', async () => {
  const accounts = [{ id: 'account1', state: 'signedIn' as const, shopIds: ['1'], formerShopIds: ['2'] }];
  const { api, cache, sync, clock } = await setScene({ accounts });
  const lost = { accountId: 'account1', shopId: '2' };
  cache.add(lost, registering('7', ['1']));
  sync.start();
  await until(() => sync.status(lost).queued === 1, 'the count');
  for (const wake of [sync.wake, sync.syncNow, sync.watch]) wake(lost);
  sync.resume();
  clock.advance(3_600_000);
  await until(() => api.requests.some(({ shopId }) => shopId === '1'), 'the other shop');
  expect(sync.status(lost).phase).toEqual({ kind: 'failed', error: { code: 'SHOP_NOT_FOUND' } });
  expect(api.requests.filter(({ shopId }) => shopId === '2')).toEqual([]);
});
