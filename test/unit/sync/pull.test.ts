// Pulling over real HTTP into a cache in memory: progress, interruption, expiry, faults, nudges.

import { describe, expect, test } from 'vitest';
import { createRemote } from '#electron/remote/remote.ts';
import { createPaging } from '#electron/sync/paging.ts';
import { pullPage } from '#electron/sync/pull.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { failure, success } from '#shared/errors.ts';
import { reply, replyEnvelope } from '../remote/local-server.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { SHOP, setScene } from './scene.ts';
import { type ApiRequest, campaignChange } from './scripted-api.ts';

const NOTHING_PULLED = { cursor: null, snapshot: null, lastSuccessTime: null, setAside: 0, version: '' };
/** What a page needs besides the API and the cache. */
const BY_ITSELF = { apiNow: () => 1, paging: createPaging(), version: '1.0.0' };

const isPull = (request: { path: string }) => request.path.endsWith('/changes');

describe('the first pull', () => {
  test('shows progress page by page and ends up to date', async () => {
    const { api, cache, sync, told, changed, phase } = await setScene();
    api.pageSize = 2;
    api.changes('100').push(...['1', '2', '3', '4', '5'].map(campaignChange));
    expect(phase()).toBe('neverSynced');
    sync.start();
    await until(() => phase() === 'upToDate');
    expect(cache.ids(SHOP, 'campaign')).toEqual(['1', '2', '3', '4', '5']);
    const progress = told.flatMap(({ status }) =>
      status.phase.kind === 'pulling' ? [status.phase.progress] : [],
    );
    expect(progress).toEqual([null, { done: 2, total: 5 }, { done: 4, total: 5 }]);
    expect(changed[0]).toEqual({ shop: SHOP, collections: ['campaign'] });
    expect(
      api.requests
        .filter(isPull)
        .slice(0, 3)
        .map(({ cursor }) => cursor),
    ).toEqual([null, '1-2', '1-4']);
  });

  test('goes on from its cursor after an interruption', async () => {
    const first = await setScene();
    first.api.pageSize = 2;
    first.api.changes('100').push(...['1', '2', '3'].map(campaignChange));
    first.api.script = (request, response) => {
      if (request.cursor !== '1-2') return false;
      response.destroy();
      return true;
    };
    first.sync.start();
    await until(() => first.phase() === 'offline');
    await first.sync.stop();

    const second = await setScene({ cache: first.cache });
    second.api.pageSize = 2;
    second.api.changes('100').push(...['1', '2', '3'].map(campaignChange));
    second.sync.start();
    await until(() => second.phase() === 'upToDate');
    expect(second.api.requests.filter(isPull)[0]?.cursor).toBe('1-2');
    expect(second.cache.ids(SHOP, 'campaign')).toEqual(['1', '2', '3']);
  });
});

test('an expired cursor rebuilds: what is gone disappears only when the new snapshot is complete', async () => {
  const { api, cache, sync, clock, phase } = await setScene();
  api.changes('100').push(...['1', '2', '3'].map(campaignChange));
  sync.start();
  await until(() => phase() === 'upToDate');

  api.epoch = 2;
  api.pageSize = 1;
  api.changes('100').splice(0, 3, ...['2', '4'].map(campaignChange));
  const seen: string[][] = [];
  api.script = (request) => {
    if (isPull(request)) seen.push(cache.ids(SHOP, 'campaign'));
    return false;
  };
  await passTimeUntil(clock, () => cache.ids(SHOP, 'campaign').includes('4'));
  expect(cache.ids(SHOP, 'campaign')).toEqual(['2', '4']);
  expect(seen.slice(0, 3)).toEqual([
    ['1', '2', '3'],
    ['1', '2', '3'],
    ['1', '2', '3'],
  ]);
  await until(() => phase() === 'upToDate');
});

describe('faults', () => {
  test.each([
    ['truncated JSON', 200, '{"code":0,"data":{"chan', 'application/json', 'ANSWER_MALFORMED'],
    ['a web page', 200, '<h1>Wi-Fi login', 'text/html', 'NOT_AN_API'],
  ])('%s fails, keeps what is there, and is tried again at the poll', async (_, status, body, type, code) => {
    const { api, cache, sync, clock, phase } = await setScene();
    api.changes('100').push(campaignChange('1'));
    sync.start();
    await until(() => phase() === 'upToDate' && api.openStreams() === 1);
    api.script = (request, response) => {
      if (isPull(request)) reply(response, status, body, { 'content-type': type });
      return isPull(request);
    };
    sync.syncNow(SHOP);
    await until(() => phase() === 'failed');
    expect(sync.status(SHOP).phase).toMatchObject({ error: { code } });
    expect(cache.ids(SHOP, 'campaign')).toEqual(['1']);
    const count = api.requests.length;
    api.script = () => false;
    clock.advance(59_000);
    expect(api.requests.length).toBe(count);
    await passTimeUntil(clock, () => phase() === 'upToDate');
  });

  test('a page that promises more and leads nowhere is not asked for without end', async () => {
    const { api, sync, phase } = await setScene();
    const data = { changes: [], next_cursor: '1-0', has_more: true, snapshot: null };
    api.script = (request, response) => {
      if (isPull(request)) replyEnvelope(response, 200, { code: 0, data });
      return isPull(request);
    };
    sync.start();
    await until(() => phase() === 'failed');
    expect(sync.status(SHOP).phase).toMatchObject({ error: { code: 'ANSWER_MALFORMED' } });
  });

  test('an API that takes back every cursor is not asked without end', async () => {
    const { api, sync, clock, phase } = await setScene();
    const snapshot = { done: 1, total: 9 };
    const data = { changes: [campaignChange('1')], next_cursor: '1-0', has_more: true, snapshot };
    api.script = (request, response) => {
      if (!isPull(request)) return false;
      if (request.cursor === null) replyEnvelope(response, 200, { code: 0, data });
      else replyEnvelope(response, 410, { code: API_CODES.CURSOR_EXPIRED });
      return true;
    };
    sync.start();
    await until(() => phase() === 'failed');
    expect(api.requests.filter(isPull).map(({ cursor }) => cursor)).toEqual([null, '1-0', null, '1-0']);
    api.script = () => false;
    await passTimeUntil(clock, () => phase() === 'upToDate');
    expect(api.requests.filter(isPull)[4]?.cursor).toBeNull();
  });

  test('a limit is waited out, not even a nudge cuts it short', async () => {
    const accounts = [{ id: SHOP.accountId, state: 'signedIn' as const, shopIds: ['100', '101'] }];
    const { api, cache, sync, clock, phase } = await setScene({ accounts });
    const other = { ...SHOP, shopId: '101' };
    sync.start();
    await until(() => phase() === 'upToDate' && phase(other) === 'upToDate' && api.openStreams() === 1);
    const isLimited = (request: ApiRequest) => isPull(request) && request.shopId === '100';
    api.script = (request, response) => {
      if (!isLimited(request)) return false;
      replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED }, { 'retry-after': '30' });
      return true;
    };
    sync.syncNow(SHOP);
    await until(() => phase() === 'waiting');
    const count = api.requests.filter(isLimited).length;
    api.script = () => false;
    api.changes('101').push(campaignChange('8'));
    api.nudge('100');
    api.nudge('101');
    // The nudge for the other shop came later on the same stream: the first has been heard by then.
    await until(() => cache.ids(other, 'campaign').includes('8'));
    clock.advance(29_000);
    expect(phase()).toBe('waiting');
    expect(api.requests.filter(isLimited).length).toBe(count);
    await passTimeUntil(clock, () => phase() === 'upToDate');
  });

  test('offline since the first failure; back when the API is back', async () => {
    const { api, sync, clock, phase } = await setScene();
    const start = Math.floor(clock.now() / 1000);
    api.script = (_, response) => {
      response.destroy();
      return true;
    };
    sync.start();
    await until(() => phase() === 'offline');
    const since = () => {
      const { phase: current } = sync.status(SHOP);
      return current.kind === 'offline' ? current.since : null;
    };
    const count = api.requests.filter(isPull).length;
    await passTimeUntil(clock, () => api.requests.filter(isPull).length > count + 1);
    expect(since()).toBe(start);
    api.script = () => false;
    await passTimeUntil(clock, () => phase() === 'upToDate');
  });

  test('a lost cache page is opened again', async () => {
    const { api, cache, sync, clock, phase } = await setScene();
    api.changes('100').push(campaignChange('1'));
    cache.fail('applyChanges', 'CACHE_UNAVAILABLE');
    sync.start();
    await until(() => phase() === 'waiting');
    const opened = () => cache.calls.filter(({ name }) => name === 'openShop').length;
    const before = opened();
    cache.fail('applyChanges', null);
    await passTimeUntil(clock, () => phase() === 'upToDate');
    expect(cache.ids(SHOP, 'campaign')).toEqual(['1']);
    expect(opened()).toBeGreaterThan(before);
  });

  test('a cache of a newer version is left alone', async () => {
    const { api, cache, sync, phase } = await setScene();
    cache.fail('openShop', 'CACHE_NEWER');
    sync.start();
    await until(() => phase() === 'failed');
    expect(sync.status(SHOP).phase).toMatchObject({ error: { code: 'CACHE_NEWER' } });
    expect(api.requests.filter(isPull)).toHaveLength(0);
  });
});

describe('what wakes a shop', () => {
  test('a nudge of the event stream', async () => {
    const { api, cache, sync, phase } = await setScene();
    sync.start();
    await until(() => phase() === 'upToDate' && api.openStreams() === 1);
    api.changes('100').push(campaignChange('8'));
    api.nudge('100');
    await until(() => cache.ids(SHOP, 'campaign').includes('8'));
  });

  test('the poll, when there is no event stream', async () => {
    const { api, cache, sync, clock, phase } = await setScene();
    api.script = (request, response) => {
      if (request.path !== '/v1/events') return false;
      replyEnvelope(response, 404, { code: API_CODES.NOT_FOUND });
      return true;
    };
    sync.watch(SHOP);
    sync.start();
    await until(() => phase() === 'upToDate');
    api.changes('100').push(campaignChange('8'));
    const passed = await passTimeUntil(clock, () => cache.ids(SHOP, 'campaign').includes('8'));
    expect(passed).toBeGreaterThanOrEqual(48_000);
    expect(passed).toBeLessThan(90_000);
  });

  test('a stream that ends is opened again, and what was missed meanwhile is pulled', async () => {
    const { api, cache, sync, clock, phase } = await setScene();
    sync.start();
    await until(() => phase() === 'upToDate' && api.openStreams() === 1);
    api.closeStreams();
    await until(() => api.openStreams() === 0);
    api.changes('100').push(campaignChange('8'));
    const passed = await passTimeUntil(clock, () => cache.ids(SHOP, 'campaign').includes('8'));
    expect(passed).toBeLessThan(60_000);
  });
});

test('an ended sign-in holds the shop; signing in again lets it go on', async () => {
  let isSignedIn = false;
  const { sync, accounts, accountsChanged, phase } = await setScene({
    accounts: [{ id: SHOP.accountId, state: 'needsSignIn', shopIds: [SHOP.shopId] }],
    accessToken: async () => (isSignedIn ? success('token') : failure('SIGN_IN_REQUIRED')),
  });
  sync.start();
  await until(() => phase() === 'signedOut');
  isSignedIn = true;
  for (const account of accounts) account.state = 'signedIn';
  accountsChanged();
  await until(() => phase() === 'upToDate');
});

test('a pull that meets the ended sign-in after the new one has come is tried again at once', async () => {
  const refused = Promise.withResolvers<void>();
  let asked = 0;
  const { api, sync, accounts, accountsChanged, phase } = await setScene({
    accounts: [{ id: SHOP.accountId, state: 'needsSignIn', shopIds: [SHOP.shopId] }],
    accessToken: async () => {
      asked += 1;
      // The stream and the first pull: both set out with the sign-in that has ended.
      if (asked > 2) return success('token');
      await refused.promise;
      return failure('SIGN_IN_REQUIRED');
    },
  });
  // No stream stands, which would nudge.
  api.script = (request) => request.path === '/v1/events';
  sync.start();
  await until(() => asked === 2);
  for (const account of accounts) account.state = 'signedIn';
  accountsChanged();
  refused.resolve();
  await until(() => phase() === 'upToDate');
});

test('a token that ends in the middle of a pull is renewed without a word', async () => {
  let current = 'old';
  const { api, sync, told, phase } = await setScene({
    accessToken: async (_, { rejected } = {}) => {
      if (rejected === current) current = 'new';
      return success(current);
    },
  });
  api.pageSize = 1;
  api.changes('100').push(...['1', '2', '3'].map(campaignChange));
  api.script = (request, response) => {
    const isRefused = request.token === 'old' && request.cursor === '1-2';
    if (isRefused) replyEnvelope(response, 401, { code: API_CODES.TOKEN_EXPIRED });
    return isRefused;
  };
  sync.start();
  await until(() => phase() === 'upToDate');
  expect(told.map(({ status }) => status.phase.kind)).not.toContain('signedOut');
});

test('an answer that comes after the shop went away is not written', async () => {
  const { cache } = await setScene();
  const controller = new AbortController();
  const data = { changes: [campaignChange('1')], next_cursor: '1-1', has_more: false, snapshot: null };
  const fetch = async () => {
    controller.abort();
    return Response.json({ code: 0, message: '', request_id: 'r', data });
  };
  const accessToken = async () => success('token');
  const remote = createRemote({ baseUrlOf: () => 'http://127.0.0.1:1', accessToken, fetch });
  const { signal } = controller;
  const page = await pullPage({ remote, cache: cache.client, ...BY_ITSELF, signal }, SHOP, NOTHING_PULLED);
  expect(page).toEqual({ kind: 'aborted' });
  expect(cache.calls).toEqual([]);
});
