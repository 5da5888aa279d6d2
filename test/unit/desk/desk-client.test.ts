// The bridge is a boundary: whatever comes over it is parsed, and nothing thrown reaches a screen.
import { describe, expect, it } from 'vitest';
import { createDeskClient } from '#desk/desk-client.ts';

const SHOP = { accountId: 'account01', shopId: '7001' };

function clientThatHears(answer: () => unknown) {
  const listeners = new Set<(event: unknown) => void>();
  const client = createDeskClient(() => ({
    call: async () => answer(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  }));
  const tell = (event: unknown): void => {
    for (const listener of listeners) listener(event);
  };
  return { client, tell };
}

describe('calls', () => {
  it('gives the data of an answer that keeps the contract', async () => {
    const { client } = clientThatHears(() => ({ ok: true, data: { operations: [] } }));
    expect(await client.call('listOperations', { shop: SHOP })).toEqual({
      ok: true,
      data: { operations: [] },
    });
  });

  it('passes an error on', async () => {
    const { client } = clientThatHears(() => ({ ok: false, error: { code: 'OFFLINE', reference: 'r1' } }));
    expect(await client.call('syncNow', { shop: SHOP })).toEqual({
      ok: false,
      error: { code: 'OFFLINE', reference: 'r1' },
    });
  });

  it.each([
    ['nothing', undefined],
    ['text', 'ok'],
    ['data of another shape', { ok: true, data: { operations: 'none' } }],
    ['a key too many', { ok: true, data: { operations: [], more: 1 } }],
    ['a code that is not in the list', { ok: false, error: { code: 'WHATEVER' } }],
  ])('makes INTERNAL of %s', async (_, answer) => {
    const { client } = clientThatHears(() => answer);
    expect(await client.call('listOperations', { shop: SHOP })).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    });
  });

  it('makes INTERNAL of a bridge that throws', async () => {
    const { client } = clientThatHears(() => {
      throw new Error('the port is closed');
    });
    expect(await client.call('listOperations', { shop: SHOP })).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', detail: 'the port is closed' },
    });
  });
});

describe('events', () => {
  it('reach those who listen to their name, until they stop', () => {
    const { client, tell } = clientThatHears(() => null);
    const heard: unknown[] = [];
    const stop = client.on('changed', (event) => heard.push(event));
    tell({ name: 'session', payload: {} });
    tell({ name: 'changed', payload: { shop: SHOP, collections: ['campaign'] } });
    stop();
    tell({ name: 'changed', payload: { shop: SHOP, collections: ['product'] } });
    expect(heard).toEqual([{ shop: SHOP, collections: ['campaign'] }]);
  });

  it.each([
    ['not an envelope', 'changed'],
    [
      'a shop that is none',
      { name: 'changed', payload: { shop: { accountId: '../x', shopId: '1' }, collections: [] } },
    ],
    ['an unknown collection', { name: 'changed', payload: { shop: SHOP, collections: ['secrets'] } }],
  ])('are left out when they are %s', (_, message) => {
    const { client, tell } = clientThatHears(() => null);
    const heard: unknown[] = [];
    client.on('changed', (event) => heard.push(event));
    tell(message);
    expect(heard).toEqual([]);
  });
});
