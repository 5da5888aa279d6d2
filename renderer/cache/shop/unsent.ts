/**
 * Unsent work of a shop: operations and drafts, each change in one transaction with all that belongs to it.
 * Whoever calls sees to it that one shop has one write at a time.
 */
import type { CacheInput, CacheOutput } from '#shared/contract/cache.ts';
import { type Addition, judgeAddition } from '#shared/domain/addition.ts';
import {
  isAgencyOperation,
  mayHaveArrived,
  type Operation,
  type RegistrationDraft,
  type UnsentWork,
} from '#shared/domain/outbox.ts';
import { RefusedCallError } from '../problems.ts';
import { recordOf } from '../query/record-table.ts';
import { type Batches, emptyBatches, put, segmentsOf } from '../storage/batches.ts';
import type { ShopDatabase } from '../storage/database.ts';
import { addSegments } from '../storage/log.ts';
import { keptGenerations } from '../storage/pull-position.ts';
import { deleteUnreadable, readUnsent } from '../storage/unsent-rows.ts';
import { isNewParticipant, isNewRegistration, isNewSellerCampaign, rebased } from './answered.ts';
import { applySegments } from './collections.ts';
import type { Shop } from './shop.ts';
import { noteStored } from './stored.ts';

export function operationsOf({ unsent }: Shop): Operation[] {
  return unsent.rows.map(({ operation }) => operation);
}

export function unsentWorkOf(shop: Shop): UnsentWork {
  const { drafts, sellerDrafts } = shop.unsent;
  return { operations: operationsOf(shop), drafts: [...drafts], sellerDrafts: [...sellerDrafts] };
}

/** What is unsent, and how much of it is damaged. */
export function unsentOf(shop: Shop): CacheOutput<'readUnsent'> {
  return { unsent: unsentWorkOf(shop), unreadable: shop.unsent.unreadable };
}

/** Runs `change` in one transaction, then reads back what is unsent: the disk is the truth. */
export async function changeUnsent(
  shop: Shop,
  change: (database: ShopDatabase) => Promise<void>,
): Promise<void> {
  const { database } = shop;
  const { dexie, outbox, drafts, sellerDrafts, segments, state } = database;
  shop.unsent = await dexie.transaction('rw', [outbox, drafts, sellerDrafts, segments, state], async () => {
    await change(database);
    return await readUnsent(database);
  });
}

/** Adds an operation, and ends what it replaces and the draft that it was made of; refused as `judgeAddition` says, by what the disk holds then. */
export async function addOperation(shop: Shop, addition: Addition): Promise<void> {
  const { operation, replaces, endsDraft, endsSellerDraft } = addition;
  await changeUnsent(shop, async (database) => {
    const { outbox, drafts, sellerDrafts } = database;
    const { rows, ...there } = await readUnsent(database);
    const verdict = judgeAddition({ ...there, operations: rows.map((row) => row.operation) }, addition);
    if (verdict !== 'new' && verdict !== 'known') throw new RefusedCallError(verdict, 'nothing was added');
    if (verdict === 'new') await outbox.add({ id: operation.id, operation });
    if (replaces !== null) await outbox.where({ id: replaces }).delete();
    if (endsDraft && isAgencyOperation(operation)) await drafts.delete(operation.campaignId);
    if (endsSellerDraft !== null) await sellerDrafts.delete(endsSellerDraft);
  });
}

/** Writes what an attempt came to: the operation as it now is, and those records of the answer that are not older than what is here. */
export async function settleOperation(
  shop: Shop,
  answer: Omit<CacheInput<'settleOperation'>, 'shop'>,
): Promise<void> {
  const { operationId, operation } = answer;
  if (operation !== null && operation.id !== operationId) {
    throw new RefusedCallError('INVALID_INPUT', 'operation.id is not operationId');
  }
  const settled = operationsOf(shop).find(({ id }) => id === operationId);
  const batches = answeredBatches(shop, answer, settled);
  // A rebuild that is under way must not lose the answer when it replaces what is shown.
  const rows = keptGenerations(shop.position).flatMap((generation, index) => {
    const perGeneration = segmentsOf(batches, generation, 0).length;
    return segmentsOf(batches, generation, shop.nextSequence + index * perGeneration);
  });
  await changeUnsent(shop, async (database) => {
    const { outbox } = database;
    if (operation) await outbox.where({ id: operationId }).modify({ operation });
    else await outbox.where({ id: operationId }).delete();
    if (operation === null) await rebaseWaiting(outbox, settled, answer);
    await addSegments(database, rows);
  });
  shop.nextSequence += rows.length;
  const shown = rows.filter(({ generation }) => generation === shop.position.shown);
  applySegments(shop.collections, shown);
  noteStored(shop.stored, shown);
}

function answeredBatches(
  { collections }: Shop,
  answer: Pick<
    CacheInput<'settleOperation'>,
    'registrations' | 'campaigns' | 'sellerCampaigns' | 'participants'
  >,
  settled: Operation | undefined,
): Batches {
  const batches = emptyBatches();
  for (const campaign of answer.campaigns) put(batches.campaign, campaign);
  for (const registration of answer.registrations) {
    const known = collections.registration.get(registration.id);
    if (isNewRegistration(known, registration)) put(batches.registration, registration);
  }
  for (const campaign of answer.sellerCampaigns) {
    const known = recordOf(collections.sellerCampaign, campaign.id);
    if (isNewSellerCampaign(known, settled)) put(batches.sellerCampaign, campaign);
  }
  for (const participant of answer.participants) {
    const known = collections.participant.get(participant.id);
    if (isNewParticipant(known, participant)) put(batches.participant, participant);
  }
  return batches;
}

/** Edits that wait behind the one that was accepted go on from what came of it. */
async function rebaseWaiting(
  outbox: ShopDatabase['outbox'],
  settled: Operation | undefined,
  { sellerCampaigns }: Pick<CacheInput<'settleOperation'>, 'sellerCampaigns'>,
): Promise<void> {
  const [edited] = sellerCampaigns;
  if (settled?.kind !== 'editSellerCampaign' || !edited) return;
  for (const { sequence, operation } of await outbox.toArray()) {
    const next = rebased(operation, settled, edited);
    if (next !== operation) await outbox.update(sequence, { operation: next });
  }
}

/** Marks an operation before it is sent. A mark that is there is of an earlier attempt, and stays. */
export async function markSending(
  shop: Shop,
  { operationId, firstAttempt }: Omit<CacheInput<'markSending'>, 'shop'>,
): Promise<void> {
  await changeUnsent(shop, async ({ outbox }) => {
    const row = await outbox.where({ id: operationId }).first();
    if (!row || mayHaveArrived(row.operation)) return;
    await outbox.update(row.sequence, { operation: { ...row.operation, firstAttempt } });
  });
}

/** Discards an operation; one that may have arrived only `knowingly`. */
export async function discardOperation(
  shop: Shop,
  { operationId, knowingly }: Omit<CacheInput<'discardOperation'>, 'shop'>,
): Promise<void> {
  await changeUnsent(shop, async ({ outbox }) => {
    await outbox
      .where({ id: operationId })
      .filter(({ operation }) => knowingly || !mayHaveArrived(operation))
      .delete();
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

/** Puts back what the database has lost or cannot read, each operation in its own place. What is there is newer than the copy, and stays. */
export async function restoreUnsent(shop: Shop, copy: UnsentWork): Promise<void> {
  await changeUnsent(shop, async (database) => {
    const { outbox, drafts, sellerDrafts } = database;
    const there = await readUnsent(database);
    for (const operation of copy.operations) {
      if (there.rows.some(({ id }) => id === operation.id)) continue;
      const damaged = await outbox.where({ id: operation.id }).first();
      await outbox.put({ ...(damaged && { sequence: damaged.sequence }), id: operation.id, operation });
    }
    for (const draft of copy.drafts)
      if (!there.drafts.some(({ campaignId }) => campaignId === draft.campaignId)) await drafts.put(draft);
    for (const draft of copy.sellerDrafts)
      if (!there.sellerDrafts.some(({ id }) => id === draft.id)) await sellerDrafts.put(draft);
    if (shop.isNew) await database.state.put(shop.position);
  });
  shop.isNew = false;
}

/** Gives up for good what cannot be read. */
export async function discardUnreadable(shop: Shop): Promise<void> {
  await changeUnsent(shop, deleteUnreadable);
}
