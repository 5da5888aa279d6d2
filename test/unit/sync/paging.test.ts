// Pages that lead nowhere, that are too large or too slow, and pulls without end.

import { describe, expect, test } from 'vitest';
import { createPaging, LEAST_DISTANCE, PAGES_AT_FULL_SPEED } from '#electron/sync/paging.ts';
import { LARGEST_CHANGE_PAGE } from '#shared/contract/api/endpoints.ts';
import { reply, replyEnvelope } from '../remote/local-server.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { type Scene, SHOP, setScene } from './scene.ts';
import { type ApiRequest, campaignChange } from './scripted-api.ts';

const isPull = (request: { path: string }) => request.path.endsWith('/changes');
const pullsOf = ({ api }: Scene) => api.requests.filter(isPull);

describe('a pull ends', () => {
  /** Answers each pull with the page that `pageOf` makes. */
  async function endless(pageOf: (request: ApiRequest, number: number) => object): Promise<Scene> {
    const scene = await setScene();
    scene.api.script = (request, response) => {
      const data = { has_more: true, snapshot: null, ...pageOf(request, pullsOf(scene).length) };
      if (isPull(request)) replyEnvelope(response, 200, { code: 0, data });
      return isPull(request);
    };
    scene.sync.start();
    return scene;
  }
  const changes = [campaignChange('1')];

  test.each([
    ['its own cursor', 1],
    ['one of two', 2],
    ['one of five', 5],
  ])('at a cursor that it has had: %s', async (_, round) => {
    const scene = await endless((_request, number) => ({ changes, next_cursor: `c${number % round}` }));
    await until(() => scene.phase() === 'failed');
    expect(scene.sync.status(SHOP).phase).toMatchObject({ error: { code: 'ANSWER_MALFORMED' } });
    const asked = pullsOf(scene).length;
    expect(asked).toBeLessThanOrEqual(round + 2);
    // And it is looked at again with the poll, not before.
    scene.clock.advance(60_000);
    expect(pullsOf(scene)).toHaveLength(asked);
  });

  test('at a page that brings nothing and promises more', async () => {
    const scene = await endless((_request, number) => ({ changes: [], next_cursor: `c${number}` }));
    await until(() => scene.phase() === 'failed');
    expect(pullsOf(scene)).toHaveLength(1);
  });

  test('at the second empty page that says it ends a snapshot', async () => {
    const snapshot = { done: 0, total: 0 };
    const scene = await endless((_request, number) => ({ changes: [], next_cursor: `c${number}`, snapshot }));
    await until(() => scene.phase() === 'failed');
    expect(pullsOf(scene)).toHaveLength(2);
  });

  test('one fault does not end it for good: it goes on where it stood', async () => {
    const scene = await endless((_request, number) => ({ changes, next_cursor: `c${number % 2}` }));
    await until(() => scene.phase() === 'failed');
    scene.api.script = (request, response) => {
      const data = { changes: [campaignChange('2')], next_cursor: 'end', has_more: false, snapshot: null };
      if (isPull(request)) replyEnvelope(response, 200, { code: 0, data });
      return isPull(request);
    };
    await passTimeUntil(scene.clock, () => scene.phase() === 'upToDate');
    expect(scene.cache.ids(SHOP, 'campaign')).toEqual(['1', '2']);
  });
});

test('a pull that goes on and on keeps its distance from page to page, and the next begins at full speed', () => {
  const paging = createPaging();
  for (let page = 0; page < PAGES_AT_FULL_SPEED; page += 1) {
    expect(paging.distance()).toBe(0);
    paging.kept({ hasMore: true });
  }
  expect(paging.distance()).toBe(LEAST_DISTANCE);
  paging.kept({ hasMore: false });
  expect(paging.distance()).toBe(0);
});

describe('a page is asked for in halves', () => {
  const limitsOf = (scene: Scene) => pullsOf(scene).map(({ limit }) => limit);

  test('when it is too large, without a wait; and grows back', async () => {
    const scene = await setScene();
    const records = Array.from({ length: 1_500 }, (_, index) => campaignChange(`${index + 1}`));
    scene.api.pageSize = 1_000;
    scene.api.changes('100').push(...records);
    scene.api.script = (request, response) => {
      const isTooMuch = isPull(request) && request.limit > 250;
      if (isTooMuch)
        reply(response, 200, ' '.repeat(17 * 1024 * 1024), { 'content-type': 'application/json' });
      return isTooMuch;
    };
    scene.sync.start();
    await until(() => scene.cache.ids(SHOP, 'campaign').length === 1_500, 'all records');
    expect(limitsOf(scene).slice(0, 6)).toEqual([1_000, 500, 250, 250, 250, 500]);
    expect(scene.told.every(({ status }) => status.phase.kind !== 'failed')).toBe(true);
  });

  test('down to a single record; and if that is too large as well, it fails and waits', async () => {
    const scene = await setScene();
    scene.api.changes('100').push(campaignChange('1'));
    scene.api.script = (request, response) => {
      if (isPull(request))
        reply(response, 200, ' '.repeat(17 * 1024 * 1024), { 'content-type': 'application/json' });
      return isPull(request);
    };
    scene.sync.start();
    await until(() => scene.phase() === 'failed');
    expect(scene.sync.status(SHOP).phase).toMatchObject({ error: { code: 'ANSWER_TOO_LARGE' } });
    expect(limitsOf(scene)).toEqual([1_000, 500, 250, 125, 62, 31, 15, 7, 3, 1]);
  });

  test('when it is too slow, after the wait of every time-out', async () => {
    const scene = await setScene({ requestTimeout: 50 });
    scene.api.pageSize = 1_000;
    scene.api.changes('100').push(campaignChange('1'));
    // Never answered.
    scene.api.script = (request) => isPull(request) && request.limit > 250;
    scene.sync.start();
    await passTimeUntil(scene.clock, () => scene.phase() === 'upToDate');
    expect(limitsOf(scene).slice(0, 3)).toEqual([1_000, 500, 250]);
    expect(scene.told.map(({ status }) => status.phase.kind)).toContain('waiting');
  });

  test('and is never larger than the contract allows', () => {
    const paging = createPaging();
    for (let page = 0; page < 20; page += 1) paging.kept({ hasMore: true });
    expect(paging.limit()).toBe(LARGEST_CHANGE_PAGE);
  });
});
