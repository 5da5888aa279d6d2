// Calls over the port: matched to their answers in any order, and never left hanging by a lost page.
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { type CallPort, createPortClient } from '#electron/cache/port-client.ts';
import { cacheRequest } from '#shared/contract/cache.ts';
import { failure } from '#shared/errors.ts';
import { shopKey } from '../../fixtures/records.ts';

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
  let lose: () => void = () => undefined;
  const source = {
    port: async () => near,
    onLost: (listener: () => void) => {
      lose = listener;
    },
  };
  return { client: createPortClient(source, () => undefined), lose: () => lose() };
}

const unsent = { operations: [], drafts: [] };

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
  const source = { port: () => Promise.reject(new Error('closed')), onLost: () => undefined };
  const client = createPortClient(source, () => undefined);
  expect(await client.call('listUnsent', { shop: shopKey })).toEqual(failure('CACHE_UNAVAILABLE'));
});
