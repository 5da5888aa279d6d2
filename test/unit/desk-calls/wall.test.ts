// The wall answers only what the contract has, in its form, and says nothing of what went wrong inside.
import { expect, test, vi } from 'vitest';
import type { DeskHandlers } from '#electron/desk/handlers.ts';
import { answerCall } from '#electron/desk/wall.ts';
import { failure, success } from '#shared/errors.ts';
import { shopKey } from '../../fixtures/records.ts';

const log = { info: vi.fn(), exception: () => 'log-id' };
const handlersWith = (handlers: Partial<DeskHandlers>) => handlers as DeskHandlers;
const call = (handlers: Partial<DeskHandlers>, message: unknown) =>
  answerCall(handlersWith(handlers), message, log);

test('a good call is answered', async () => {
  const handlers = { syncNow: async () => success({}) };
  expect(await call(handlers, { name: 'syncNow', input: { shop: shopKey } })).toEqual({ ok: true, data: {} });
});

test.each([
  null,
  'syncNow',
  { name: 'nothing', input: {} },
  { name: '__proto__', input: {} },
  { name: 'constructor', input: {} },
  { name: 'syncNow', input: { shop: shopKey }, extra: 1 },
  { name: 'syncNow', input: {} },
  { name: 'syncNow', input: { shop: { accountId: '../../etc', shopId: '1' } } },
  { name: 'syncNow', input: { shop: { ...shopKey, shopId: 7 } } },
  { name: 'copyText', input: { text: 'x'.repeat(3_000) } },
  { name: 'openContact', input: { kind: 'exe', value: 'x' } },
  { name: 'submitRegistration', input: { shop: shopKey, campaignId: '1', offers: 'all' } },
])('%j is refused and reaches no handler', async (message) => {
  const handler = vi.fn();
  const outcome = await call(
    { syncNow: handler, copyText: handler, openContact: handler, submitRegistration: handler },
    message,
  );
  expect(outcome).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  expect(handler).not.toHaveBeenCalled();
});

test('a refusal goes back as it is', async () => {
  const handlers = { syncNow: async () => failure('SHOP_NOT_FOUND') };
  expect(await call(handlers, { name: 'syncNow', input: { shop: shopKey } })).toEqual(
    failure('SHOP_NOT_FOUND'),
  );
});

test('an exception, and an answer against the contract, become INTERNAL with the log’s id', async () => {
  const throwing = { syncNow: async () => Promise.reject(new Error('Bearer secret')) };
  expect(await call(throwing, { name: 'syncNow', input: { shop: shopKey } })).toEqual(
    failure('INTERNAL', undefined, 'log-id'),
  );
  const lying = { readLastContact: async () => success({ contact: { email: 7 } }) as never };
  expect(await call(lying, { name: 'readLastContact', input: { shop: shopKey } })).toEqual(
    failure('INTERNAL', undefined, 'log-id'),
  );
});
