/**
 * What of a shop's products is in a campaign: the registrations that the API knows, with unsent work laid over them.
 * Pure: knows no storage.
 */
import { NOTHING_REGISTERED, type RegisteredCounts, type RegisteredProduct } from '#shared/contract/query.ts';
import {
  type AgencyOperation,
  mayHaveArrived,
  type QueuedOffer,
  type RegisterProductsOperation,
} from '#shared/domain/outbox.ts';
import { productProblem, type Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { compareIds } from './sorted-order.ts';

/** The order of registrations, the newest first. */
function compareNewest(left: Registration, right: Registration): number {
  return right.submittedTime - left.submittedTime || compareIds(right.id, left.id);
}

/** The newest of any number of registrations, looked at once each; undefined where there are none. */
export function newestOf(registrations: Iterable<Registration>): Registration | undefined {
  let newest: Registration | undefined;
  for (const registration of registrations) {
    if (newest === undefined || compareNewest(registration, newest) < 0) newest = registration;
  }
  return newest;
}

/** The newest registration of each product: the one that counts. */
export function newestByProduct(registrations: Iterable<Registration>): Map<string, Registration> {
  const newest = new Map<string, Registration>();
  for (const registration of [...registrations].sort(compareNewest)) {
    if (!newest.has(registration.productId)) newest.set(registration.productId, registration);
  }
  return newest;
}

/** Whether an offer waits for the API; otherwise it waits for a person, refused by itself or with its operation. */
function isQueued(operation: RegisterProductsOperation, offer: QueuedOffer): boolean {
  return operation.state === 'queued' && offer.refusal === null;
}

/** Whether a registration stands: neither rejected nor over. */
export function isTaken({ reviewStatus }: Registration): boolean {
  return reviewStatus !== 'REJECTED' && reviewStatus !== 'CLOSED';
}

/**
 * Whether a product may be registered again in an open campaign, given its newest registration there. One that is not
 * in the catalogue any more may not.
 */
export function mayRegisterAgain(
  newest: Registration,
  product: Parameters<typeof productProblem>[0] | undefined,
  policy: Pick<RegistrationPolicy, 'registerAgainAfterSeconds'>,
  now: number,
): boolean {
  return product !== undefined && productProblem(product, newest, policy, now) === null;
}

/**
 * What is unsent of a campaign, without queued offers that the API shows as registered already: their answer was lost, and
 * the operation is sent again only to hear it. Showing both would tell of two registrations where there is one.
 */
function unknownToApi(
  operations: readonly AgencyOperation[],
  newest: ReadonlyMap<string, Registration>,
): RegisterProductsOperation[] {
  const isRegistered = (productId: string): boolean => {
    const registration = newest.get(productId);
    return registration !== undefined && isTaken(registration);
  };
  return operations
    .filter((operation) => operation.kind === 'registerProducts')
    .map((operation) => ({
      ...operation,
      offers: operation.offers.filter(
        (offer) => !isQueued(operation, offer) || !isRegistered(offer.productId),
      ),
    }));
}

/**
 * The products of a campaign in each state. What is unsent is counted beside what the API knows; of edits
 * those that wait for a person.
 */
export function countRegistered(
  registrations: Iterable<Registration>,
  operations: readonly AgencyOperation[],
): RegisteredCounts {
  const counts = { ...NOTHING_REGISTERED };
  const newest = newestByProduct(registrations);
  for (const registration of newest.values()) counts[registration.reviewStatus] += 1;
  for (const operation of unknownToApi(operations, newest)) {
    for (const offer of operation.offers) counts[isQueued(operation, offer) ? 'queued' : 'refused'] += 1;
  }
  for (const { kind, state } of operations)
    if (kind === 'editSampleQuantity' && state === 'parked') counts.refused += 1;
  return counts;
}

/** The products of a campaign that are in an operation which has not been answered. */
export function queuedProductIds(operations: readonly AgencyOperation[]): Set<string> {
  return new Set(
    operations.flatMap((operation) =>
      operation.kind === 'registerProducts'
        ? operation.offers.filter((offer) => isQueued(operation, offer)).map(({ productId }) => productId)
        : [],
    ),
  );
}

/** The rows of "Registered products": what is unsent first, then registrations, the newest first. */
export function registeredProducts(
  registrations: Iterable<Registration>,
  operations: readonly AgencyOperation[],
  policy: Pick<RegistrationPolicy, 'registerAgainAfterSeconds'>,
  now: number,
  productOf: (id: string) => Parameters<typeof productProblem>[0] | undefined,
): RegisteredProduct[] {
  const listed = [...registrations].sort(compareNewest);
  const newest = newestByProduct(listed);
  const queued = queuedProductIds(operations);
  const isToRegisterAgain = (registration: Registration): boolean =>
    newest.get(registration.productId) === registration &&
    !queued.has(registration.productId) &&
    mayRegisterAgain(registration, productOf(registration.productId), policy, now);
  return [
    ...unknownToApi(operations, newest).flatMap(offersOf),
    ...listed.map(
      (registration): RegisteredProduct => ({
        source: 'api',
        registration,
        mayRegisterAgain: isToRegisterAgain(registration),
        sampleEdit: sampleEditOf(registration.id, operations),
      }),
    ),
  ];
}

function offersOf(operation: RegisterProductsOperation): RegisteredProduct[] {
  return operation.offers.map(({ refusal, ...offer }) => ({
    source: 'outbox',
    operationId: operation.id,
    // A refused offer waits for a person even while the rest of its operation is on its way.
    state: refusal === null ? operation.state : 'parked',
    mayHaveArrived: mayHaveArrived(operation),
    ...offer,
    refusal: refusal ?? operation.refusal,
  }));
}

/** The latest edit counts: it is what the person last asked for. */
function sampleEditOf(
  registrationId: string,
  operations: readonly AgencyOperation[],
): Extract<RegisteredProduct, { source: 'api' }>['sampleEdit'] {
  const edit = operations.findLast(
    (operation) => operation.kind === 'editSampleQuantity' && operation.registrationId === registrationId,
  );
  if (edit?.kind !== 'editSampleQuantity') return null;
  const { id, sampleQuantity, state, refusal } = edit;
  return { operationId: id, sampleQuantity, state, mayHaveArrived: mayHaveArrived(edit), refusal };
}
