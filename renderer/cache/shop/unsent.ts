/**
 * Unsent work of a shop: operations and drafts, each change in one transaction with all that belongs to it.
 * Whoever calls sees to it that one shop has one write at a time.
 */
import type { CacheInput } from '#shared/contract/cache.ts';
import type { Operation, RegistrationDraft, UnsentWork } from '#shared/domain/outbox.ts';
import { RefusedCallError } from '../problems.ts';
import type { OutboxRow, ShopDatabase } from '../storage/database.ts';
import { addSegments, emptyBatches, put, segmentsOf } from '../storage/segments.ts';
import { applyBatches } from './collections.ts';
import { keptGenerations, noteStored, type Shop } from './shop.ts';

export interface Unsent {
  /** In the order in which they were added. */
  readonly rows: readonly OutboxRow[];
  readonly drafts: readonly RegistrationDraft[];
}

export async function readUnsent({ outbox, drafts }: ShopDatabase): Promise<Unsent> {
  return { rows: await outbox.orderBy(':id').toArray(), drafts: await drafts.toArray() };
}

export function operationsOf({ unsent }: Shop): Operation[] {
  return unsent.rows.map(({ operation }) => operation);
}

export function unsentWorkOf(shop: Shop): UnsentWork {
  return { operations: operationsOf(shop), drafts: [...shop.unsent.drafts] };
}

/** Runs `change` in one transaction, then reads back what is unsent: the disk is the truth. */
async function changeUnsent(shop: Shop, change: (database: ShopDatabase) => Promise<void>): Promise<void> {
  const { database } = shop;
  const { dexie, outbox, drafts, segments } = database;
  shop.unsent = await dexie.transaction('rw', outbox, drafts, segments, async () => {
    await change(database);
    return await readUnsent(database);
  });
}

/** Adds an operation, and ends what it replaces and the campaign's draft. An operation that is there already changes nothing. */
export async function addOperation(
  shop: Shop,
  {
    operation,
    replaces,
    endsDraft,
  }: Pick<CacheInput<'addOperation'>, 'operation' | 'replaces' | 'endsDraft'>,
): Promise<void> {
  await changeUnsent(shop, async ({ outbox, drafts }) => {
    if ((await outbox.where({ id: operation.id }).count()) > 0) return;
    await outbox.add({ id: operation.id, operation });
    if (replaces !== null) await outbox.where({ id: replaces }).delete();
    if (endsDraft) await drafts.delete(operation.campaignId);
  });
}

/**
 * Writes what an attempt came to. An answer about a registration that has been reviewed since is older than what is here:
 * an operation that is sent twice is answered as it was the first time.
 */
export async function settleOperation(
  shop: Shop,
  answer: Pick<CacheInput<'settleOperation'>, 'operationId' | 'operation' | 'registrations' | 'campaigns'>,
): Promise<void> {
  const { operationId, operation } = answer;
  if (operation !== null && operation.id !== operationId) {
    throw new RefusedCallError('INVALID_INPUT', 'operation.id is not operationId');
  }
  const batches = emptyBatches();
  for (const campaign of answer.campaigns) put(batches.campaign, campaign);
  for (const registration of answer.registrations) {
    const known = shop.collections.registration.get(registration.id);
    if ((known?.reviewedTime ?? 0) <= (registration.reviewedTime ?? 0))
      put(batches.registration, registration);
  }
  // A rebuild that is under way must not lose the answer when it replaces what is shown.
  const rows = keptGenerations(shop.position).flatMap((generation, index) => {
    const perGeneration = segmentsOf(batches, generation, 0).length;
    return segmentsOf(batches, generation, shop.nextSequence + index * perGeneration);
  });
  await changeUnsent(shop, async (database) => {
    const { outbox } = database;
    if (operation) await outbox.where({ id: operationId }).modify({ operation });
    else await outbox.where({ id: operationId }).delete();
    await addSegments(database, rows);
  });
  shop.nextSequence += rows.length;
  applyBatches(shop.collections, batches);
  noteStored(
    shop.stored,
    rows.filter(({ generation }) => generation === shop.position.shown),
  );
}

export async function discardOperation(shop: Shop, operationId: string): Promise<void> {
  await changeUnsent(shop, async ({ outbox }) => {
    await outbox.where({ id: operationId }).delete();
  });
}

export async function saveDraft(shop: Shop, draft: RegistrationDraft): Promise<void> {
  await changeUnsent(shop, async ({ drafts }) => {
    await drafts.put(draft);
  });
}

export async function deleteDraft(shop: Shop, campaignId: string): Promise<void> {
  await changeUnsent(shop, async ({ drafts }) => {
    await drafts.delete(campaignId);
  });
}

/** Puts back what the database has lost. What is there is newer than the copy, and stays. */
export async function restoreUnsent(shop: Shop, unsent: UnsentWork): Promise<void> {
  await changeUnsent(shop, async ({ outbox, drafts }) => {
    for (const operation of unsent.operations) {
      const isThere = (await outbox.where({ id: operation.id }).count()) > 0;
      if (!isThere) await outbox.add({ id: operation.id, operation });
    }
    for (const draft of unsent.drafts) {
      const isThere = (await drafts.where({ campaignId: draft.campaignId }).count()) > 0;
      if (!isThere) await drafts.add(draft);
    }
  });
}
