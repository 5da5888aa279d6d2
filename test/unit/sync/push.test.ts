// Sending unsent work over real HTTP: exactly once, in order, and nothing dropped in silence.

import { describe, expect, test } from 'vitest';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { failure, success } from '#shared/errors.ts';
import { reply, replyEnvelope } from '../remote/local-server.ts';
import { wireCampaignExample } from '../remote/wire-examples.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { editingSamples, registering, type Scene, SHOP, setScene } from './scene.ts';
import type { ApiRequest } from './scripted-api.ts';

const isChange = (request: ApiRequest) => request.method !== 'GET';
const campaignOf = (request: ApiRequest) => request.path.split('/')[5];

async function upToDate(): Promise<Scene> {
  const scene = await setScene();
  scene.sync.start();
  await until(() => scene.phase() === 'upToDate' && scene.api.openStreams() === 1);
  return scene;
}

const isEmpty = ({ cache }: Scene) => cache.shop(SHOP).operations.length === 0;

test('a registration is sent after a wake, and becomes registrations', async () => {
  const scene = await upToDate();
  const operation = registering('7', ['1', '2']);
  scene.cache.add(SHOP, operation);
  scene.sync.wake(SHOP);
  await until(() => isEmpty(scene) && scene.sync.status(SHOP).queued === 0);
  expect(scene.api.registered.map(({ product_id }) => product_id)).toEqual(['1', '2']);
  expect(scene.api.requests.filter(isChange).map(({ key }) => key)).toEqual([operation.id]);
  expect(scene.cache.ids(SHOP, 'registration')).toHaveLength(2);
  expect(scene.changed.at(-1)).toEqual({ shop: SHOP, collections: ['outbox', 'registration'] });
  expect(scene.told.some(({ status }) => status.queued === 1)).toBe(true);
});

test('what was queued before the start is sent after it', async () => {
  const scene = await setScene();
  scene.cache.add(SHOP, registering('7', ['1']));
  scene.sync.start();
  await until(() => isEmpty(scene));
  expect(scene.api.registered).toHaveLength(1);
});

describe('a lost answer', () => {
  test.each([
    ['the connection breaks', 'destroy'],
    ['a web page comes instead', 'page'],
    ['the JSON is cut', 'cut'],
    ['a 500 hides that it was done', 'fault'],
  ] as const)('%s: sent again under the same key, done once', async (_, how) => {
    const scene = await upToDate();
    const { api, cache, sync, clock } = scene;
    let lost = 0;
    api.script = (request, response) => {
      if (!isChange(request) || lost === 3) return false;
      lost += 1;
      api.perform(request);
      if (how === 'destroy') response.destroy();
      else if (how === 'page') reply(response, 200, '<h1>Wi-Fi login', { 'content-type': 'text/html' });
      else if (how === 'cut') reply(response, 200, '{"code":0,"data":{');
      else replyEnvelope(response, 500, { code: API_CODES.INTERNAL });
      return true;
    };
    const operation = registering('7', ['1', '2']);
    cache.add(SHOP, operation);
    sync.wake(SHOP);
    await passTimeUntil(clock, () => isEmpty(scene));
    expect(api.registered.map(({ product_id }) => product_id)).toEqual(['1', '2']);
    expect(api.requests.filter(isChange).map(({ key }) => key)).toEqual(Array(4).fill(operation.id));
    const bodies = new Set(api.requests.filter(isChange).map(({ body }) => JSON.stringify(body)));
    expect(bodies.size).toBe(1);
  });

  test('attempts are counted where a restart finds them', async () => {
    const scene = await upToDate();
    const { api, cache, sync, clock } = scene;
    api.script = (request, response) => {
      if (isChange(request)) replyEnvelope(response, 503, { code: API_CODES.UNAVAILABLE });
      return isChange(request);
    };
    cache.add(SHOP, registering('7', ['1']));
    sync.wake(SHOP);
    await passTimeUntil(clock, () => cache.shop(SHOP).operations[0]?.attempts === 3);
    expect(sync.status(SHOP)).toMatchObject({ queued: 1, parked: 0 });
  });

  test('an answer that the cache could not take is kept, and not asked for again', async () => {
    const scene = await upToDate();
    const { api, cache, sync, clock } = scene;
    cache.fail('settleOperation', 'CACHE_UNAVAILABLE');
    cache.add(SHOP, registering('7', ['1']));
    sync.wake(SHOP);
    const tries = () => cache.calls.filter(({ name }) => name === 'settleOperation').length;
    await passTimeUntil(clock, () => tries() >= 3);
    cache.fail('settleOperation', null);
    await passTimeUntil(clock, () => isEmpty(scene));
    expect(api.requests.filter(isChange)).toHaveLength(1);
    expect(cache.ids(SHOP, 'registration')).toHaveLength(1);
  });

  test('what the API has accepted cannot be taken back before the cache knows of it', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    const operation = registering('7', ['1']);
    cache.fail('settleOperation', 'CACHE_UNAVAILABLE');
    cache.add(SHOP, operation);
    sync.wake(SHOP);
    await until(() => api.registered.length === 1 && scene.phase() === 'waiting');
    expect(await sync.whileUnsent(SHOP, operation.id, async () => 'taken back')).toBeNull();
  });
});

describe('a wait that the API asked for', () => {
  test.each([
    [429, API_CODES.RATE_LIMITED],
    [503, API_CODES.UNAVAILABLE],
  ])('with status %i is kept to, a new submission does not cut it short', async (status, code) => {
    const scene = await upToDate();
    const { api, cache, sync, clock } = scene;
    api.script = (request, response) => {
      if (isChange(request)) replyEnvelope(response, status, { code }, { 'retry-after': '20' });
      return isChange(request);
    };
    cache.add(SHOP, registering('7', ['1']));
    sync.wake(SHOP);
    await until(() => scene.phase() === 'waiting');
    const held = clock.now();
    const waits: number[] = [];
    api.script = (request) => {
      if (isChange(request)) waits.push(clock.now() - held);
      return false;
    };
    cache.add(SHOP, registering('8', ['2']));
    sync.wake(SHOP);
    await passTimeUntil(clock, () => isEmpty(scene));
    expect(waits).toHaveLength(2);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...waits)).toBeLessThan(90_000);
  });

  test('outlasts the answers of what was on its way with it', async () => {
    const scene = await upToDate();
    const { api, cache, sync, clock } = scene;
    const answers: (() => void)[] = [];
    const sent: [campaign: string | undefined, time: number][] = [];
    api.script = (request, response) => {
      if (!isChange(request)) return false;
      sent.push([campaignOf(request), clock.now()]);
      answers.push(() => replyEnvelope(response, 200, { code: 0, data: api.perform(request) }));
      if (campaignOf(request) === '7' && sent.length <= 2)
        replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED }, { 'retry-after': '20' });
      return true;
    };
    cache.add(SHOP, registering('7', ['1']));
    cache.add(SHOP, registering('8', ['2']));
    sync.wake(SHOP);
    await until(() => scene.phase() === 'waiting' && sent.length === 2);
    const held = clock.now();
    answers[sent.findIndex(([campaign]) => campaign === '8')]?.();
    await until(() => cache.shop(SHOP).operations.length === 1);
    await passTimeUntil(clock, () => sent.length === 3);
    expect(sent[2]?.[0]).toBe('7');
    expect((sent[2]?.[1] ?? 0) - held).toBeGreaterThanOrEqual(20_000);
    answers[2]?.();
    await until(() => isEmpty(scene));
  });

  test('a person may cut it short', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    api.script = (request, response) => {
      if (isChange(request))
        replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED }, { 'retry-after': '600' });
      return isChange(request);
    };
    cache.add(SHOP, registering('7', ['1']));
    sync.wake(SHOP);
    await until(() => scene.phase() === 'waiting');
    api.script = () => false;
    sync.syncNow(SHOP);
    await until(() => isEmpty(scene));
  });
});

describe('a refusal', () => {
  test('of the whole parks it with the reason, and the next one of the campaign is sent', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    const [first, second] = [registering('7', ['1']), registering('7', ['2'])];
    api.script = (request, response) => {
      if (request.key !== first.id) return false;
      replyEnvelope(response, 409, { code: API_CODES.REGISTRATION_CLOSED, message: 'Too late' });
      return true;
    };
    cache.add(SHOP, first);
    cache.add(SHOP, second);
    sync.wake(SHOP);
    await until(() => cache.shop(SHOP).operations.length === 1 && sync.status(SHOP).parked === 1);
    expect(cache.shop(SHOP).operations[0]).toMatchObject({
      id: first.id,
      state: 'parked',
      refusal: { code: 'REGISTRATION_CLOSED', detail: 'Too late', reference: 'req-1' },
    });
    expect(api.registered.map(({ product_id }) => product_id)).toEqual(['2']);
    expect(scene.phase()).toBe('upToDate');
  });

  test('for changed terms brings the new campaign to compare with', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    const campaign = { ...wireCampaignExample, terms_version: 'v2', commission_rate: 2000 };
    api.script = (request, response) => {
      if (isChange(request))
        replyEnvelope(response, 409, { code: API_CODES.TERMS_CHANGED, data: { campaign } });
      return isChange(request);
    };
    cache.add(SHOP, registering(campaign.id, ['1']));
    sync.wake(SHOP);
    await until(() => sync.status(SHOP).parked === 1);
    expect(cache.shop(SHOP).operations[0]).toMatchObject({
      refusal: { code: 'TERMS_CHANGED' },
      readTerms: { termsVersion: 'v1' },
    });
    expect(cache.shop(SHOP).records.get(`campaign:${campaign.id}`)).toMatchObject({
      record: { termsVersion: 'v2', commissionRequirement: 2000 },
    });
    expect(scene.changed.at(-1)?.collections).toEqual(['outbox', 'campaign']);
  });

  test('of single products keeps those, with their reasons', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    api.script = (request, response) => {
      if (!isChange(request)) return false;
      const refusal = {
        product_id: '2',
        code: API_CODES.PRODUCT_NOT_ELIGIBLE,
        message: 'Frozen',
        registration: null,
      };
      const done = api.perform({
        ...request,
        body: {
          ...Object(request.body),
          products: [{ product_id: '1', total_commission_rate: 1500, sample_quota: 3 }],
        },
      });
      replyEnvelope(response, 200, { code: 0, data: { results: [...Object(done).results, refusal] } });
      return true;
    };
    cache.add(SHOP, registering('7', ['1', '2']));
    sync.wake(SHOP);
    await until(() => sync.status(SHOP).parked === 1);
    expect(cache.ids(SHOP, 'registration')).toHaveLength(1);
    expect(cache.shop(SHOP).operations[0]).toMatchObject({
      refusal: null,
      offers: [{ productId: '2', refusal: { code: 'PRODUCT_NOT_ELIGIBLE', detail: 'Frozen' } }],
    });
  });
});

describe('order', () => {
  test('first in first out within a campaign, four campaigns at a time', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    let open = 0;
    let most = 0;
    const held: (() => void)[] = [];
    api.script = async (request) => {
      if (!isChange(request)) return false;
      open += 1;
      most = Math.max(most, open);
      await new Promise<void>((resolve) => held.push(resolve));
      open -= 1;
      return false;
    };
    const campaigns = ['1', '2', '3', '4', '5', '6'];
    for (const round of ['1', '2'])
      for (const id of campaigns) cache.add(SHOP, registering(id, [`${id}${round}`]));
    sync.wake(SHOP);
    await until(() => held.length === 4);
    await until(() => {
      for (const release of held.splice(0)) release();
      return isEmpty(scene);
    });
    expect(most).toBe(4);
    for (const id of campaigns) {
      const products = api.registered
        .filter((one) => one.campaign_id === id)
        .map(({ product_id }) => product_id);
      expect(products).toEqual([`${id}1`, `${id}2`]);
    }
  });

  test('edits of a sample quantity arrive in the order in which they were made, also after a fault', async () => {
    const scene = await upToDate();
    const { api, cache, sync, clock } = scene;
    let faults = 1;
    api.script = (request, response) => {
      if (!isChange(request) || faults === 0) return false;
      faults -= 1;
      response.destroy();
      return true;
    };
    for (const quantity of [11, 12, 13]) cache.add(SHOP, editingSamples('9', quantity));
    sync.wake(SHOP);
    await passTimeUntil(clock, () => isEmpty(scene));
    expect(api.sampleQuotas).toEqual([11, 12, 13]);
  });

  test('a campaign that keeps failing does not hold up another', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    api.script = (request, response) => {
      const fails = isChange(request) && campaignOf(request) === '7';
      if (fails) replyEnvelope(response, 500, { code: API_CODES.INTERNAL });
      return fails;
    };
    cache.add(SHOP, registering('7', ['1']));
    cache.add(SHOP, registering('8', ['2']));
    sync.wake(SHOP);
    await until(() => cache.shop(SHOP).operations.length === 1 && scene.phase() === 'waiting');
    expect(api.registered.map(({ campaign_id }) => campaign_id)).toEqual(['8']);
  });

  test('what a person took back while another was on its way is not sent', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    const [first, second] = [registering('7', ['1']), registering('7', ['2'])];
    api.script = (request) => {
      if (request.key === first.id) {
        cache.shop(SHOP).operations = cache.shop(SHOP).operations.filter(({ id }) => id !== second.id);
      }
      return false;
    };
    cache.add(SHOP, first);
    cache.add(SHOP, second);
    sync.wake(SHOP);
    await until(() => isEmpty(scene) && sync.status(SHOP).queued === 0);
    expect(api.registered.map(({ product_id }) => product_id)).toEqual(['1']);
  });
});

test('an ended sign-in holds the queue untouched; after the next sign-in it is sent once', async () => {
  let isSignedIn = true;
  const scene = await setScene({
    accessToken: async () => (isSignedIn ? success('token') : failure('SIGN_IN_REQUIRED')),
  });
  const { api, cache, sync, clock, accounts, accountsChanged } = scene;
  sync.start();
  await until(() => scene.phase() === 'upToDate');
  isSignedIn = false;
  for (const account of accounts) account.state = 'needsSignIn';
  accountsChanged();
  cache.add(SHOP, registering('7', ['1']));
  sync.wake(SHOP);
  await until(() => scene.phase() === 'signedOut');
  clock.advance(3_600_000);
  expect(sync.status(SHOP)).toMatchObject({ queued: 1, parked: 0 });
  expect(cache.shop(SHOP).operations[0]).toMatchObject({ attempts: 0, state: 'queued' });
  isSignedIn = true;
  for (const account of accounts) account.state = 'signedIn';
  accountsChanged();
  await passTimeUntil(clock, () => isEmpty(scene));
  expect(api.registered).toHaveLength(1);
});

test('sending that meets the ended sign-in after the new one has come is tried again at once', async () => {
  const refused = Promise.withResolvers<void>();
  let isSignedIn = true;
  let isWaiting = false;
  const scene = await setScene({
    accessToken: async () => {
      if (isSignedIn) return success('token');
      isWaiting = true;
      await refused.promise;
      return failure('SIGN_IN_REQUIRED');
    },
  });
  const { api, cache, sync, accounts, accountsChanged } = scene;
  sync.start();
  await until(() => scene.phase() === 'upToDate');
  isSignedIn = false;
  for (const account of accounts) account.state = 'needsSignIn';
  accountsChanged();
  cache.add(SHOP, registering('7', ['1']));
  sync.wake(SHOP);
  await until(() => isWaiting);
  isSignedIn = true;
  for (const account of accounts) account.state = 'signedIn';
  accountsChanged();
  refused.resolve();
  await until(() => isEmpty(scene));
  expect(api.registered).toHaveLength(1);
});

test('a token that ends in the middle of sending is renewed, and the operation sent once', async () => {
  let current = 'old';
  const scene = await setScene({
    accessToken: async (_, { rejected } = {}) => {
      if (rejected === current) current = 'new';
      return success(current);
    },
  });
  scene.api.script = (request, response) => {
    const isRefused = isChange(request) && request.token === 'old';
    if (isRefused) replyEnvelope(response, 401, { code: API_CODES.TOKEN_EXPIRED });
    return isRefused;
  };
  scene.cache.add(SHOP, registering('7', ['1']));
  scene.sync.start();
  await until(() => isEmpty(scene));
  expect(scene.api.registered).toHaveLength(1);
});

test('a cache that stays away is asked ever more rarely', async () => {
  const scene = await upToDate();
  const { cache, sync, clock } = scene;
  cache.fail('readUnsent', 'CACHE_UNAVAILABLE');
  const asked = () => cache.calls.filter(({ name }) => name === 'readUnsent').length;
  const before = asked();
  const begun = clock.now();
  sync.wake(SHOP);
  await passTimeUntil(clock, () => asked() - before === 8);
  // By the middle of each chance: 1, 2, 4, 8, 16 and 30 seconds.
  expect(clock.now() - begun).toBeGreaterThan(55_000);
  cache.fail('readUnsent', null);
  cache.add(SHOP, registering('7', ['1']));
  await passTimeUntil(clock, () => isEmpty(scene));
});

test('offline, a queue waits; when the API is back it goes out once, in one order', async () => {
  const scene = await upToDate();
  const { api, cache, sync, clock } = scene;
  api.script = (_, response) => {
    response.destroy();
    return true;
  };
  api.closeStreams();
  for (const id of ['1', '2', '3']) cache.add(SHOP, registering('7', [id]));
  sync.wake(SHOP);
  await until(() => scene.phase() === 'offline');
  clock.advance(500_000);
  expect(sync.status(SHOP).queued).toBe(3);
  api.script = () => false;
  await passTimeUntil(clock, () => isEmpty(scene));
  expect(api.registered.map(({ product_id }) => product_id)).toEqual(['1', '2', '3']);
});

describe('unsent work that is damaged', () => {
  const damaged = (operations: number, drafts: number) => ({ operations, drafts });

  test('is told of from the start, and no more once it was given up', async () => {
    const scene = await setScene();
    const { cache, sync } = scene;
    cache.shop(SHOP).unreadable = damaged(1, 1);
    sync.start();
    await until(() => scene.phase() === 'upToDate');
    expect(scene.told.at(-1)?.status.unreadable).toEqual(damaged(1, 1));
    cache.shop(SHOP).unreadable = damaged(0, 0);
    sync.wake(SHOP);
    await until(() => scene.told.at(-1)?.status.unreadable.operations === 0);
    expect(sync.status(SHOP).unreadable).toEqual(damaged(0, 0));
  });

  test('is told of when a change to drafts finds it, and nothing is sent for that', async () => {
    const scene = await upToDate();
    const { api, cache, sync } = scene;
    cache.shop(SHOP).unreadable = damaged(0, 1);
    sync.draftsChanged(SHOP);
    await until(() => scene.told.at(-1)?.status.unreadable.drafts === 1);
    expect(api.requests.filter(isChange)).toEqual([]);
  });
});
