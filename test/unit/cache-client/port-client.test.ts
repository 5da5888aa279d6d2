// Calls over the port: matched to their answers in any order, and never left hanging by a page that is lost, stuck, or never there.
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { CALL_TIME_LIMIT, type CallPort, createPortClient } from '#electron/cache/port-client.ts';
import { cacheRequest } from '#shared/contract/cache.ts';
import { failure } from '#shared/errors.ts';
import { shopKey } from '../../fixtures/records.ts';
import { createHandClock, until } from '../sync/hand-clock.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A page at the edge: a real port pair, whose far end the test answers. */
function pageWith(
  answer: (request: { id: number; name: string }, reply: (message: unknown) => void) => void,
) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  port2.on('message', (message) => answer(cacheRequest.parse(message), (reply) => port2.postMessage(reply)));
  const near: CallPort = {
    postMessage: (message) => port1.postMessage(message),
    on: (_event, listener) => port1.on('message', (data) => listener({ data })),
  };
  const source = sourceOf(async () => near);
  const clock = createHandClock();
  return { ...source, clock, client: createPortClient(source, () => undefined, clock.after) };
}

/** Where ports come from: a page that is given up is lost, as the real one is. */
function sourceOf(port: () => Promise<CallPort>) {
  let tellLost: () => void = () => undefined;
  const givenUp: string[] = [];
  return {
    port,
    givenUp,
    lose: () => tellLost(),
    onLost: (listener: () => void) => {
      tellLost = listener;
    },
    giveUp: (reason: string) => {
      givenUp.push(reason);
      tellLost();
    },
  };
}

const unsent = { operations: [], drafts: [], sellerDrafts: [] };

test('answers find their calls, whatever their order', async () => {
  const held: (() => void)[] = [];
  const { client } = pageWith((request, reply) => {
    const drafts = request.name === 'listUnsent' ? unsent : { deleted: request.id };
    held.unshift(() => reply({ id: request.id, outcome: { ok: true, data: drafts } }));
    if (held.length === 2) for (const send of held) send();
  });
  const [first, second] = await Promise.all([
    client.call('listUnsent', { shop: shopKey }),
    client.call('deleteAccount', { accountId: shopKey.accountId }),
  ]);
  expect(first).toEqual({ ok: true, data: unsent });
  expect(second).toEqual({ ok: true, data: { deleted: 2 } });
});

test('a lost page answers CACHE_UNAVAILABLE to all that waits', async () => {
  const page = pageWith(() => page.lose());
  expect(await page.client.call('listUnsent', { shop: shopKey })).toEqual(failure('CACHE_UNAVAILABLE'));
});

test('an answer that is not of the contract is INTERNAL, and nonsense on the port is passed over', async () => {
  const { client } = pageWith(({ id }, reply) => {
    reply('nonsense');
    reply({ id: 999, outcome: { ok: true, data: unsent } });
    reply({ id, outcome: { ok: true, data: { operations: 'all' } } });
  });
  expect(await client.call('listUnsent', { shop: shopKey })).toMatchObject({
    ok: false,
    error: { code: 'INTERNAL' },
  });
});

test('a page that cannot be had is CACHE_UNAVAILABLE', async () => {
  const source = sourceOf(() => Promise.reject(new Error('closed')));
  const client = createPortClient(source, () => undefined, createHandClock().after);
  expect(await client.call('listUnsent', { shop: shopKey })).toEqual(failure('CACHE_UNAVAILABLE'));
});

test('a page that is lost while it loads answers for it, though its port never comes', async () => {
  const source = sourceOf(() => new Promise(() => undefined));
  const client = createPortClient(source, () => undefined, createHandClock().after);
  const call = client.call('listUnsent', { shop: shopKey });
  source.lose();
  expect(await call).toEqual(failure('CACHE_UNAVAILABLE'));
});

test('a page that never loads is given up when the limit is over', async () => {
  const clock = createHandClock();
  const source = sourceOf(() => new Promise(() => undefined));
  const client = createPortClient(source, () => undefined, clock.after);
  const call = client.call('openShop', { shop: shopKey });
  clock.advance(CALL_TIME_LIMIT);
  expect(await call).toEqual(failure('CACHE_UNAVAILABLE'));
  expect(source.givenUp).toEqual(['no answer to openShop within 60 s']);
});

test('a page that does not answer is given up with all that waits for it, and not before its time', async () => {
  let asked = 0;
  const { client, clock, givenUp } = pageWith(() => {
    asked += 1;
  });
  const first = client.call('listUnsent', { shop: shopKey });
  clock.advance(1_000);
  const second = client.call('openShop', { shop: shopKey });
  await until(() => asked === 2);
  clock.advance(CALL_TIME_LIMIT - 1_001);
  expect(givenUp).toEqual([]);
  clock.advance(1);
  expect(await Promise.all([first, second])).toEqual([
    failure('CACHE_UNAVAILABLE'),
    failure('CACHE_UNAVAILABLE'),
  ]);
  expect(givenUp).toEqual(['no answer to listUnsent within 60 s']);
  clock.advance(CALL_TIME_LIMIT);
  expect(givenUp).toHaveLength(1);
});

test('a call that was answered costs no page when the limit comes', async () => {
  const { client, clock, givenUp } = pageWith(({ id }, reply) =>
    reply({ id, outcome: { ok: true, data: unsent } }),
  );
  await client.call('listUnsent', { shop: shopKey });
  clock.advance(CALL_TIME_LIMIT);
  expect(givenUp).toEqual([]);
});

test('an answer of a lost page that comes late is nobody’s', async () => {
  const late: (() => void)[] = [];
  const page = pageWith(({ id }, reply) => {
    late.push(() => reply({ id, outcome: { ok: true, data: unsent } }));
  });
  const lost = page.client.call('listUnsent', { shop: shopKey });
  await until(() => late.length === 1);
  page.lose();
  expect(await lost).toEqual(failure('CACHE_UNAVAILABLE'));
  const next = page.client.call('listUnsent', { shop: shopKey });
  await until(() => late.length === 2);
  for (const send of late) send();
  expect(await next).toEqual({ ok: true, data: unsent });
});
