// What may have arrived is marked before its first byte leaves, keeps its key and its body, and goes to a person rather than being
// done twice.

import { describe, expect, test } from 'vitest';
import type { Operation } from '#electron/sync/settlement.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { IDEMPOTENCY_KEY_KEPT } from '#shared/contract/api/endpoints.ts';
import { withFirstAttempt } from '#shared/domain/outbox.ts';
import { failure, success } from '#shared/errors.ts';
import { reply, replyEnvelope } from '../remote/local-server.ts';
import { createHandClock, passTimeUntil, until } from './hand-clock.ts';
import { createMemoryCache } from './memory-cache.ts';
import { editingSamples, registering, type Scene, SHOP, setScene } from './scene.ts';
import { answering, closing, editing, inviting, publishing } from './seller-scene.ts';

const isChange = ({ method }: { method: string }) => method !== 'GET';
const first = ({ cache }: Pick<Scene, 'cache'>) => cache.shop(SHOP).operations[0];
const isEmpty = ({ cache }: Scene) => cache.shop(SHOP).operations.length === 0;
/** When the clock of these tests begins. */
const NOW = Math.floor(createHandClock().now() / 1000);
const sentAgo = (seconds: number, body: string | null = null) => ({ time: NOW - seconds, body });

async function upToDate(): Promise<Scene> {
  const scene = await setScene();
  scene.sync.start();
  await until(() => scene.phase() === 'upToDate' && scene.api.openStreams() === 1);
  return scene;
}

function submit({ cache, sync }: Scene, operation: Operation): void {
  cache.add(SHOP, operation);
  sync.wake(SHOP);
}

test.each([
  ['a registration', registering('7', ['1'])],
  ['a sample quantity', editingSamples('9', 4)],
  ['a publish', publishing('New')],
  ['an edit', editing('1', 'Other')],
  ['a close', closing('1')],
  ['invitations', inviting('1', ['41'])],
  ['an answer', answering('1', '41', false)],
] as const)('%s has its mark, with the body, when the API gets its first byte', async (_, operation) => {
  const scene = await upToDate();
  const seen: unknown[] = [];
  scene.api.script = (request) => {
    if (isChange(request)) seen.push([first(scene)?.firstAttempt?.body, JSON.stringify(request.body)]);
    return false;
  };
  submit(scene, operation);
  await until(() => isEmpty(scene));
  expect(seen).toHaveLength(1);
  expect(seen[0]).toEqual([expect.stringContaining('{'), expect.anything()]);
  const [[body, arrived]] = seen as [[string, string]];
  expect(body).toBe(arrived);
});

describe('after an attempt', () => {
  test.each([
    ['a lost answer', (_: unknown, response: { destroy(): void }) => response.destroy()],
    ['a fault', (_: unknown, response: never) => replyEnvelope(response, 500, { code: API_CODES.INTERNAL })],
    [
      'a page',
      (_: unknown, response: never) => reply(response, 200, '<h1>', { 'content-type': 'text/html' }),
    ],
  ])('%s leaves the mark', async (_, answer) => {
    const scene = await upToDate();
    scene.api.script = (request, response) => {
      if (isChange(request)) answer(request, response as never);
      return isChange(request);
    };
    submit(scene, publishing('New'));
    await until(() => first(scene)?.attempts === 1);
    expect(first(scene)).toMatchObject({ state: 'queued', firstAttempt: { body: expect.any(String) } });
  });

  test.each([
    [429, API_CODES.RATE_LIMITED],
    [423, 42_300],
  ])('status %i turns it away: nothing has arrived', async (status, code) => {
    const scene = await upToDate();
    scene.api.script = (request, response) => {
      if (isChange(request)) replyEnvelope(response, status, { code });
      return isChange(request);
    };
    submit(scene, publishing('New'));
    await until(() => first(scene)?.attempts === 1);
    expect(first(scene)).toMatchObject({ state: 'queued', firstAttempt: null });
  });

  test('a refusal of the API says that it was not done', async () => {
    const scene = await upToDate();
    scene.api.script = (request, response) => {
      if (isChange(request)) replyEnvelope(response, 422, { code: API_CODES.NAME_TOO_LONG });
      return isChange(request);
    };
    submit(scene, publishing('New'));
    await until(() => first(scene)?.state === 'parked');
    expect(first(scene)?.firstAttempt).toBeNull();
  });

  test('nobody there, or no token: nothing left', async () => {
    const gone = await setScene();
    await gone.api.stop();
    gone.cache.add(SHOP, publishing('New'));
    gone.sync.start();
    await until(() => first(gone)?.attempts === 1);
    expect(first(gone)).toMatchObject({ state: 'queued', firstAttempt: null });
    const signedOut = await setScene({ accessToken: async () => failure('SIGN_IN_REQUIRED') });
    signedOut.cache.add(SHOP, publishing('New'));
    signedOut.sync.start();
    await until(() => signedOut.phase() === 'signedOut');
    expect(first(signedOut)?.firstAttempt).toBeNull();
  });

  test('an earlier attempt that may have arrived is not forgotten when a later one did not leave', async () => {
    const cache = createMemoryCache();
    const firstAttempt = sentAgo(60);
    cache.add(SHOP, { ...publishing('New'), firstAttempt });
    const scene = await setScene({ cache });
    scene.api.script = (request, response) => {
      if (isChange(request)) replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED });
      return isChange(request);
    };
    scene.sync.start();
    await until(() => first(scene)?.attempts === 1);
    expect(first(scene)?.firstAttempt).toEqual(firstAttempt);
  });
});

test('what the cache cannot mark is not sent', async () => {
  const scene = await upToDate();
  scene.cache.fail('markSending', 'STORAGE_FULL');
  submit(scene, publishing('New'));
  await until(() => scene.phase() === 'waiting' || scene.phase() === 'failed');
  expect(scene.api.requests.filter(isChange)).toEqual([]);
  expect(first(scene)).toMatchObject({ attempts: 0, firstAttempt: null });
  scene.cache.fail('markSending', null);
  await passTimeUntil(scene.clock, () => isEmpty(scene));
  expect(scene.api.sold).toHaveLength(1);
});

test('a version that would write another body sends the one that was sent first', async () => {
  const operation = publishing('New');
  const body = JSON.stringify({ publish: true, content: { as: 'an older version wrote it' } });
  const scene = await setScene();
  const bodies: unknown[] = [];
  scene.api.script = (request, response) => {
    if (!isChange(request)) return false;
    bodies.push([request.key, request.body]);
    replyEnvelope(response, 500, { code: API_CODES.INTERNAL });
    return true;
  };
  scene.cache.add(SHOP, { ...operation, firstAttempt: sentAgo(60, body) });
  scene.sync.start();
  await until(() => first(scene)?.attempts === 1);
  expect(bodies).toEqual([[operation.id, JSON.parse(body)]]);
});

test('a key that the API has with another body goes to a person, as something that may be there', async () => {
  const scene = await setScene();
  scene.api.script = (request, response) => {
    if (isChange(request)) replyEnvelope(response, 409, { code: API_CODES.IDEMPOTENCY_KEY_REUSED });
    return isChange(request);
  };
  scene.cache.add(SHOP, { ...publishing('New'), firstAttempt: sentAgo(60) });
  scene.sync.start();
  await until(() => first(scene)?.state === 'parked');
  expect(first(scene)).toMatchObject({
    refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    firstAttempt: expect.anything(),
  });
});

describe('a key that the API may have forgotten', () => {
  test.each([
    ['a day less than it is kept', IDEMPOTENCY_KEY_KEPT - 86_400, 1],
    ['a minute more', IDEMPOTENCY_KEY_KEPT + 60, 0],
  ])('%s: of age %i s it is sent so often: %i', async (_, age, times) => {
    const scene = await setScene();
    scene.cache.add(SHOP, { ...publishing('New'), firstAttempt: sentAgo(age) });
    scene.sync.start();
    await until(() => scene.phase() === 'upToDate' && first(scene)?.state !== 'queued');
    expect(scene.api.sold).toHaveLength(times);
    if (times === 0)
      expect(first(scene)).toMatchObject({
        state: 'parked',
        refusal: { code: 'SENT_TOO_LONG_AGO' },
        firstAttempt: expect.anything(),
      });
  });

  test('is judged by the API’s clock: before that is known nothing is sent again, and what was never sent goes out', async () => {
    const scene = await setScene();
    const release: (() => void)[] = [];
    scene.api.script = (request) => {
      if (!request.path.endsWith('/changes') || release.length > 0) return false;
      return new Promise((resolve) => release.push(() => resolve(false)));
    };
    const [old, fresh] = [publishing('Old'), publishing('Fresh')];
    scene.cache.add(SHOP, { ...old, firstAttempt: sentAgo(IDEMPOTENCY_KEY_KEPT + 60) });
    scene.cache.add(SHOP, fresh);
    scene.sync.start();
    await until(() => scene.api.sold.length === 1);
    expect(scene.api.sold[0]?.key).toBe(fresh.id);
    expect(first(scene)?.state).toBe('queued');
    release[0]?.();
    await until(() => first(scene)?.state === 'parked');
    expect(scene.api.sold).toHaveLength(1);
  });
});

test('what something on the way keeps refusing goes to a person, when the API answers everything else', async () => {
  const scene = await upToDate();
  const { api, clock } = scene;
  const operation = registering('7', ['1']);
  let refusals = 0;
  api.script = (request, response) => {
    if (request.key !== operation.id) return false;
    refusals += 1;
    reply(response, 403, '<h1>Blocked', { 'content-type': 'text/html' });
    return true;
  };
  submit(scene, operation);
  submit(scene, registering('7', ['2']));
  await passTimeUntil(clock, () => first(scene)?.state === 'parked');
  expect(first(scene)).toMatchObject({ refusal: { code: 'REFUSED_ON_THE_WAY' }, firstAttempt: {} });
  expect(refusals).toBe(5);
  await passTimeUntil(clock, () => api.registered.length === 1);
  expect(api.registered[0]?.product_id).toBe('2');
});

test('while nothing gets through, what waits is left waiting', async () => {
  const scene = await upToDate();
  let refusals = 0;
  scene.api.script = (request, response) => {
    if (isChange(request)) refusals += 1;
    reply(response, 403, '<h1>Hotel Wi-Fi', { 'content-type': 'text/html' });
    return true;
  };
  scene.api.closeStreams();
  submit(scene, registering('7', ['1']));
  await passTimeUntil(scene.clock, () => refusals === 8);
  expect(first(scene)?.state).toBe('queued');
});

test('a request that is too large goes to a person, and its line goes on', async () => {
  const scene = await upToDate();
  const operation = registering('7', ['1']);
  scene.api.script = (request, response) => {
    if (request.key === operation.id) reply(response, 413, '<h1>Too large', { 'content-type': 'text/html' });
    return request.key === operation.id;
  };
  submit(scene, operation);
  submit(scene, registering('7', ['2']));
  await until(() => first(scene)?.state === 'parked' && scene.api.registered.length === 1);
  expect(first(scene)).toMatchObject({ refusal: { code: 'REQUEST_TOO_LARGE' }, firstAttempt: null });
});

test('what an earlier version stored without a mark may have been sent while it is queued', () => {
  const { firstAttempt: _, ...stored } = publishing('New');
  expect(withFirstAttempt(stored)).toEqual({
    ...stored,
    firstAttempt: { time: stored.createdTime, body: null },
  });
  expect(withFirstAttempt({ ...stored, state: 'parked' })).toMatchObject({ firstAttempt: null });
  expect(withFirstAttempt({ ...stored, firstAttempt: null })).toMatchObject({ firstAttempt: null });
  expect([null, 'x', 7].map(withFirstAttempt)).toEqual([null, 'x', 7]);
});

test('a token that ended is no reason to say that it was sent', async () => {
  let isSignedIn = true;
  const scene = await setScene({
    accessToken: async () => (isSignedIn ? success('token') : failure('SIGN_IN_REQUIRED')),
  });
  scene.api.script = (request, response) => {
    if (!isChange(request)) return false;
    isSignedIn = false;
    replyEnvelope(response, 401, { code: API_CODES.TOKEN_EXPIRED });
    return true;
  };
  scene.cache.add(SHOP, publishing('New'));
  scene.sync.start();
  await until(() => !isSignedIn && first(scene)?.firstAttempt === null && scene.phase() === 'signedOut');
  expect(first(scene)).toMatchObject({ attempts: 0, state: 'queued', firstAttempt: null });
});
