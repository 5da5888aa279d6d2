// Discarding unsent work: "nothing was sent" is said only where that is so.
import { expect, test } from 'vitest';
import type { CacheClient } from '#electron/cache/client.ts';
import { operationHandlers } from '#electron/desk/operations.ts';
import type { DeskServices } from '#electron/desk/services.ts';
import { createSending } from '#electron/sync/sending.ts';
import { mayHaveArrived, type Operation } from '#shared/domain/outbox.ts';
import { failure, success } from '#shared/errors.ts';
import { registerOperationOf, shopKey, shopOf } from '../../fixtures/records.ts';

const waiting = registerOperationOf();
const marked = registerOperationOf({ firstAttempt: { time: 1_700_000_000, body: '{}' } });

/** Handlers on a cache in memory, beside a sync that sends when the test says so. */
function createDesk(operation: Operation = waiting) {
  let operations: readonly Operation[] = [operation];
  const sending = createSending();
  const cache: CacheClient = {
    call: async (name, input) => {
      if (name === 'discardOperation' && 'knowingly' in input)
        operations = operations.filter((one) => mayHaveArrived(one) && !input.knowingly);
      return success({ operations, drafts: [], sellerDrafts: [] }) as never;
    },
  };
  const services: Partial<DeskServices> = {
    cache,
    shopOf: () => shopOf({ id: shopKey.shopId }),
    now: () => 1_700_000_000,
    whileUnsent: (_, operationId, work) => sending.whileUnsent(operationId, work),
    unsentChanged: () => undefined,
    wake: () => undefined,
  };
  const { discardOperation } = operationHandlers(services as DeskServices);
  return {
    discard: (knowingly = false) => discardOperation({ shop: shopKey, operationId: operation.id, knowingly }),
    send: (answered: Promise<void>) => sending.whileSending(operation.id, () => answered),
    settle: () => {
      operations = [];
    },
    operations: () => operations,
  };
}

test('what waits is discarded', async () => {
  const desk = createDesk();
  expect(await desk.discard()).toEqual(success({}));
  expect(desk.operations()).toEqual([]);
});

test('what is on its way is waited for, and not said to be discarded when it has arrived', async () => {
  const desk = createDesk();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const sent = desk.send(answered);
  const discarded = desk.discard();
  desk.settle();
  answer();
  await sent;
  expect(await discarded).toEqual(failure('ALREADY_SENT'));
});

test('what has arrived meanwhile is not said to be discarded', async () => {
  const desk = createDesk();
  desk.settle();
  expect(await desk.discard()).toEqual(failure('ALREADY_SENT'));
});

test('what may have arrived stays, unless the person has been told so', async () => {
  const desk = createDesk(marked);
  expect(await desk.discard()).toEqual(failure('MAY_HAVE_ARRIVED'));
  expect(desk.operations()).toEqual([marked]);
  expect(await desk.discard(true)).toEqual(success({}));
  expect(desk.operations()).toEqual([]);
});
