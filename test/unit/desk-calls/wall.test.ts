// The wall answers only what the contract has, in its form, and says nothing of what went wrong inside.
import type { IpcMain } from 'electron';
import { expect, test, vi } from 'vitest';
import type { DeskHandlers } from '#electron/desk/handlers.ts';
import { answerCall, answerDeskCalls } from '#electron/desk/wall.ts';
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

/** What the wall answers to a call that comes from a frame. */
async function answerFrom(frame: { url: string; parent: unknown } | null, handlers: Promise<DeskHandlers>) {
  let handle: ((event: unknown, message: unknown) => unknown) | undefined;
  const ipcMain = {
    handle: (_channel: string, given: typeof handle) => {
      handle = given;
    },
  };
  const logged: unknown[] = [];
  const counting = {
    info: () => undefined,
    exception: (_where: string, error: unknown) => {
      logged.push(error);
      return 'log-id';
    },
  };
  answerDeskCalls(ipcMain as unknown as IpcMain, handlers, new Promise(() => undefined), counting);
  const ask = () => handle?.({ senderFrame: frame }, { name: 'syncNow', input: { shop: shopKey } });
  return { answers: [await ask(), await ask()], logged };
}

const DESK = { url: 'app://desk/', parent: null };

test.each([
  { url: 'app://cache/', parent: null },
  { url: 'https://evil.example/', parent: null },
  { url: 'app://desk/', parent: {} },
  null,
])('a call from %j reaches no handler', async (frame) => {
  const syncNow = vi.fn(async () => success({}));
  const { answers } = await answerFrom(frame, Promise.resolve(handlersWith({ syncNow })));
  expect(answers[0]).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  expect(syncNow).not.toHaveBeenCalled();
});

test('the desk page is answered', async () => {
  const { answers } = await answerFrom(
    DESK,
    Promise.resolve(handlersWith({ syncNow: async () => success({}) })),
  );
  expect(answers[0]).toEqual(success({}));
});

test('a start that failed is said to every call, and logged once', async () => {
  const { answers, logged } = await answerFrom(DESK, Promise.reject(new Error('no settings')));
  expect(answers).toEqual([
    failure('START_FAILED', undefined, 'log-id'),
    failure('START_FAILED', undefined, 'log-id'),
  ]);
  expect(logged).toHaveLength(1);
});

test('what the window gave as it closed can be waited for before its cache goes', async () => {
  let handle: ((event: unknown, message: unknown) => Promise<unknown>) | undefined;
  const ipcMain = {
    handle: (_: string, listener: typeof handle) => {
      handle = listener;
    },
  };
  const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
  const saving = async () => {
    await kept;
    order.push('kept');
    return success({});
  };
  const order: string[] = [];
  const calls = answerDeskCalls(
    ipcMain as unknown as IpcMain,
    Promise.resolve(handlersWith({ syncNow: saving })),
    new Promise(() => undefined),
    log,
  );
  const answered = handle?.({ senderFrame: DESK }, { name: 'syncNow', input: { shop: shopKey } });
  const settled = calls.settled().then(() => order.push('settled'));
  keep();
  await Promise.all([answered, settled]);
  expect(order).toEqual(['kept', 'settled']);
});
