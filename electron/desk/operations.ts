/**
 * What waits in the outbox: listing it, sending a parked operation again, discarding one that has not been sent, giving up what is damaged.
 */
import type { DeskInput } from '#shared/contract/desk.ts';
import { mayHaveArrived, type Operation, type UnsentWork } from '#shared/domain/outbox.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { type DeskHandlers, withShop } from './handlers.ts';
import { queue } from './queueing.ts';
import { resendIdOf } from './resend-id.ts';
import type { DeskServices } from './services.ts';

/** The operation as it was meant, without what came of it, under a new key. */
function renewed(operation: Operation): Operation {
  const fresh = {
    id: resendIdOf(operation.id),
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
  } as const;
  if (operation.kind === 'registerProducts')
    return { ...operation, ...fresh, offers: operation.offers.map((offer) => ({ ...offer, refusal: null })) };
  return 'problems' in operation ? { ...operation, ...fresh, problems: [] } : { ...operation, ...fresh };
}

async function resend(
  services: DeskServices,
  { shop, operationId, knowingly }: DeskInput<'resendOperation'>,
): Promise<Outcome<Record<string, never>>> {
  const unsent = await services.cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  const { operations } = unsent.data;
  if (operations.some(({ id }) => id === resendIdOf(operationId))) return success({});
  const parked = operations.find((one) => one.id === operationId && one.state === 'parked');
  if (!parked) return failure('ALREADY_DONE');
  // A new key could do it twice: that is for a person to decide.
  if (mayHaveArrived(parked) && !knowingly) return failure('MAY_HAVE_ARRIVED');
  const queued = await queue(services, { shop, operation: renewed(parked), replaces: operationId });
  return queued.ok ? success({}) : queued;
}

/** Whoever calls sees to it that the operation is not sent meanwhile. */
async function discard(
  services: DeskServices,
  { shop, operationId, knowingly }: DeskInput<'discardOperation'>,
): Promise<Outcome<Record<string, never>>> {
  const unsent = await services.cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  const isThere = ({ operations }: Pick<UnsentWork, 'operations'>) =>
    operations.some(({ id }) => id === operationId);
  if (!isThere(unsent.data)) return failure('ALREADY_SENT');
  const discarded = await services.cache.call('discardOperation', { shop, operationId, knowingly });
  if (!discarded.ok) return discarded;
  if (isThere(discarded.data)) return failure('MAY_HAVE_ARRIVED');
  services.unsentChanged(shop, 'outbox');
  return success({});
}

export function operationHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'listOperations' | 'resendOperation' | 'discardOperation' | 'discardUnreadable'> {
  return {
    listOperations: ({ shop }) =>
      withShop(services, shop, async () => {
        const unsent = await services.cache.call('listUnsent', { shop });
        return unsent.ok ? success({ operations: unsent.data.operations }) : unsent;
      }),
    resendOperation: (input) => withShop(services, input.shop, () => resend(services, input)),
    discardOperation: (input) =>
      withShop(services, input.shop, async () => {
        const { shop, operationId } = input;
        const discarded = await services.whileUnsent(shop, operationId, () => discard(services, input));
        // Whether it was discarded or not: what was held goes on.
        services.wake(shop);
        return discarded ?? failure('ALREADY_SENT');
      }),
    discardUnreadable: ({ shop }) =>
      withShop(services, shop, async () => {
        const discarded = await services.cache.call('discardUnreadable', { shop });
        if (!discarded.ok) return discarded;
        services.wake(shop);
        return success({});
      }),
  };
}
