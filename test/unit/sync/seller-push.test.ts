// Sending work in campaigns of the seller's own over real HTTP: once, in order, and what was refused waits with its reasons.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Operation } from '#electron/sync/settlement.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { lineOf } from '#shared/domain/outbox.ts';
import { replyEnvelope } from '../remote/local-server.ts';
import { wireSellerCampaignExample } from '../remote/wire-examples.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { registering, type Scene, SHOP, setScene } from './scene.ts';
import { answering, baseCampaign, closing, editing, inviting, publishing } from './seller-scene.ts';

const isChange = ({ method }: { method: string }) => method !== 'GET';
const left = ({ cache }: Scene) => cache.shop(SHOP).operations;
const isEmpty = (scene: Scene) => left(scene).length === 0;

async function upToDate(): Promise<Scene> {
  const scene = await setScene();
  scene.sync.start();
  await until(() => scene.phase() === 'upToDate' && scene.api.openStreams() === 1);
  return scene;
}

function submit({ cache, sync }: Scene, ...operations: Operation[]): void {
  for (const operation of operations) cache.add(SHOP, operation);
  sync.wake(SHOP);
}

test('each kind of work is sent to its own place under its own key', async () => {
  const scene = await upToDate();
  const [publish, edit, close] = [publishing('New'), editing('1', 'Other'), closing('2')];
  const [invite, accept] = [inviting('3', ['41', '42']), answering('4', '41', true)];
  submit(scene, publish, edit, close, invite, accept);
  await until(() => isEmpty(scene));
  const sent = new Map(scene.api.requests.filter(isChange).map((request) => [request.key, request]));
  const place = ({ id }: Operation) => `${sent.get(id)?.method} ${sent.get(id)?.path}`;
  const root = '/v1/shops/100/seller_campaigns';
  expect([publish, edit, close, invite, accept].map(place)).toEqual([
    `POST ${root}`,
    `PATCH ${root}/1`,
    `POST ${root}/2/close`,
    `POST ${root}/3/invitations`,
    `PUT ${root}/4/join_requests/41`,
  ]);
  expect(sent.get(publish.id)?.body).toMatchObject({ publish: true, content: { name: 'New' } });
  expect(sent.get(edit.id)?.body).toEqual({ version: 'v1', publish: false, changes: { name: 'Other' } });
  expect(sent.get(invite.id)?.body).toEqual({ partner_ids: ['41', '42'] });
  expect(sent.get(accept.id)?.body).toEqual({ accept: true });
  expect(scene.cache.ids(SHOP, 'sellerCampaign').sort()).toEqual(expect.arrayContaining(['1', '2', '3']));
  expect(scene.cache.ids(SHOP, 'sellerCampaign')).toHaveLength(4);
  expect(scene.cache.ids(SHOP, 'participant').sort()).toEqual(['341', '342', '441']);
  const collections = scene.changed.flatMap((one) => one.collections);
  expect(collections).toEqual(expect.arrayContaining(['outbox', 'sellerCampaign', 'participant']));
});

test('the work of one campaign is sent in order, of others beside it', async () => {
  const scene = await upToDate();
  const first = editing('1', 'First');
  const held: (() => void)[] = [];
  scene.api.script = (request, response) => {
    if (request.key !== first.id || held.length > 0) return false;
    held.push(() => replyEnvelope(response, 200, { code: 0, data: scene.api.perform(request) }));
    return true;
  };
  submit(scene, first, closing('1'), closing('2'), publishing('New'), registering('1', ['5']));
  await until(() => left(scene).length === 2);
  // A partner's campaign of the same id is another line.
  expect(scene.api.sold.map(({ what, id }) => `${what} ${id}`).sort()).toEqual(
    expect.arrayContaining(['close 2']),
  );
  expect(scene.api.registered).toHaveLength(1);
  expect(scene.api.sold.some(({ id }) => id === '1')).toBe(false);
  held[0]?.();
  await until(() => isEmpty(scene));
  expect(scene.api.sold.filter(({ id }) => id === '1').map(({ what }) => what)).toEqual(['edit', 'close']);
});

describe('a refusal', () => {
  const problems = [
    { at: 'field', field: 'name', id: null, code: API_CODES.NAME_TOO_LONG, message: 'Too long' },
    { at: 'product', field: 'sampleQuantity', id: '5', code: 42_299, message: 'Not today' },
  ];

  test.each([['publish', publishing('New')] as const, ['edit', editing('1', 'New')] as const])(
    'of a whole %s parks it with every problem, and does not hold up others',
    async (_, operation) => {
      const scene = await upToDate();
      scene.api.script = (request, response) => {
        if (request.key !== operation.id) return false;
        replyEnvelope(response, 422, { code: API_CODES.NAME_TOO_LONG, data: { problems } });
        return true;
      };
      submit(scene, operation, closing('1'));
      await until(() => left(scene).length === 1);
      expect(left(scene)).toMatchObject([
        {
          id: operation.id,
          state: 'parked',
          refusal: { code: 'NAME_TOO_LONG' },
          problems: [
            { place: { at: 'field', field: 'name' }, error: { code: 'NAME_TOO_LONG' } },
            {
              place: { at: 'product', productId: '5', field: 'sampleQuantity' },
              error: { code: 'REQUEST_REFUSED', detail: 'Not today' },
            },
          ],
        },
      ]);
      await until(() => scene.sync.status(SHOP).parked === 1);
    },
  );

  test('because somebody else edited brings the campaign as it now is', async () => {
    const scene = await upToDate();
    const operation = editing('1', 'Mine');
    const current = { ...wireSellerCampaignExample, id: '1', name: 'Theirs', version: 'v9' };
    scene.api.script = (request, response) => {
      if (request.key !== operation.id) return false;
      replyEnvelope(response, 409, { code: API_CODES.EDIT_CONFLICT, data: { seller_campaign: current } });
      return true;
    };
    submit(scene, operation);
    await until(() => left(scene)[0]?.state === 'parked');
    expect(left(scene)).toEqual([
      { ...operation, state: 'parked', refusal: expect.objectContaining({ code: 'EDIT_CONFLICT' }) },
    ]);
    expect(scene.cache.shop(SHOP).records.get('sellerCampaign:1')).toMatchObject({
      record: { ...baseCampaign('1'), name: 'Theirs', version: 'v9' },
    });
    expect(scene.changed.at(-1)).toEqual({ shop: SHOP, collections: ['outbox', 'sellerCampaign'] });
  });

  test('that brings another campaign writes none', async () => {
    const scene = await upToDate();
    const current = { ...wireSellerCampaignExample, id: '2' };
    scene.api.script = (request, response) => {
      if (!isChange(request)) return false;
      replyEnvelope(response, 409, { code: API_CODES.EDIT_CONFLICT, data: { seller_campaign: current } });
      return true;
    };
    submit(scene, editing('1', 'Mine'));
    await until(() => left(scene)[0]?.state === 'parked');
    expect(scene.cache.ids(SHOP, 'sellerCampaign')).toEqual([]);
  });
});

test.each([
  ['an edit', editing('1', 'Mine'), { seller_campaign: { ...wireSellerCampaignExample, id: '2' } }],
  ['closing', closing('1'), { seller_campaign: { ...wireSellerCampaignExample, id: '2' } }],
  [
    'inviting',
    inviting('1', ['41']),
    { seller_campaign: { ...wireSellerCampaignExample, id: '2' }, participants: [] },
  ],
] as const)(
  '%s that is answered with another campaign is sent again under the same key',
  async (_, operation, data) => {
    const scene = await upToDate();
    let misfits = 0;
    scene.api.script = (request, response) => {
      if (request.key !== operation.id || misfits === 2) return false;
      misfits += 1;
      replyEnvelope(response, 200, { code: 0, data });
      return true;
    };
    submit(scene, operation);
    await passTimeUntil(scene.clock, () => isEmpty(scene));
    expect(scene.api.sold).toHaveLength(1);
    expect(new Set(scene.api.requests.filter(isChange).map(({ key }) => key)).size).toBe(1);
  },
);

test('what is being taken back is not sent, and what is being sent is not taken back', async () => {
  const scene = await upToDate();
  const operation = publishing('New');
  let release = () => {};
  const taking = scene.sync.whileUnsent(SHOP, operation.id, () => {
    return new Promise<string>((resolve) => {
      release = () => resolve('done');
    });
  });
  submit(scene, operation, publishing('Beside'));
  await until(() => left(scene).length === 1);
  expect(scene.api.sold).toHaveLength(1);
  release();
  expect(await taking).toBe('done');

  const held: (() => void)[] = [];
  scene.api.script = (request, response) => {
    if (!isChange(request)) return false;
    held.push(() => replyEnvelope(response, 200, { code: 0, data: scene.api.perform(request) }));
    return true;
  };
  scene.sync.wake(SHOP);
  await until(() => held.length === 1);
  const isLeft = scene.sync.whileUnsent(SHOP, operation.id, async () => !isEmpty(scene));
  held[0]?.();
  expect(await isLeft).toBe(false);
  await until(() => isEmpty(scene));
});

/** Work in a few campaigns, so that some of it is in one line. */
const work = fc.oneof(
  fc.constant(null).map(() => publishing('New')),
  fc.constantFrom('1', '2').map((id) => editing(id, 'Edited')),
  fc.constantFrom('1', '2').map(closing),
  fc.constantFrom('1', '2').map((id) => inviting(id, ['41'])),
  fc.constantFrom('1', '2').map((id) => answering(id, '41', true)),
);
const FAULTS = ['lost request', 'lost answer', 'fault', 'limit'] as const;
const faults = fc.array(fc.option(fc.constantFrom(...FAULTS)), { maxLength: 15 });
const restart = fc.option(fc.integer({ min: 1, max: 10 }));

test('everything submitted is done exactly once and in order, whatever happens on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(work, { minLength: 1, maxLength: 7 }),
      faults,
      restart,
      async (operations, schedule, stopAfter) => {
        // Generated values are used again when a failure is made smaller: each run has keys of its own.
        const submitted = operations.map((operation) => ({ ...operation, id: randomUUID() }));
        const { api, cache, sync, clock } = await setScene();
        const coming = [...schedule];
        api.script = (request, response) => {
          const fault = coming.shift() ?? null;
          if (fault && isChange(request) && fault !== 'lost request' && fault !== 'limit')
            api.perform(request);
          if (fault === 'limit')
            replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED }, { 'retry-after': '2' });
          else if (fault === 'fault') replyEnvelope(response, 500, { code: API_CODES.INTERNAL });
          else if (fault) response.destroy();
          return fault !== null;
        };
        for (const operation of submitted) cache.add(SHOP, operation);
        const isDone = () => cache.shop(SHOP).operations.length === 0;
        sync.start();
        if (stopAfter === null) await passTimeUntil(clock, isDone, 'everything to be done');
        else await passTimeUntil(clock, () => isDone() || api.requests.length >= stopAfter);
        await sync.stop();
        if (!isDone()) {
          const second = await setScene({ cache, baseUrlOf: () => api.url });
          second.sync.start();
          await passTimeUntil(second.clock, isDone, 'everything to be done after a restart');
          await second.sync.stop();
        }
        for (const line of new Set(submitted.map(lineOf))) {
          const keys = submitted.filter((one) => lineOf(one) === line).map(({ id }) => id);
          const done = api.sold.flatMap(({ key }) => (keys.some((one) => one === key) ? [key] : []));
          expect(done).toEqual(keys);
        }
        expect(api.sold).toHaveLength(submitted.length);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
