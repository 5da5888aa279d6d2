/**
 * Drafts of the seller's own campaigns, and the way back from the outbox to a draft: each change in one transaction.
 * Whoever calls sees to it that one shop has one write at a time.
 */
import { mayHaveArrived } from '#shared/domain/outbox.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { RefusedCallError } from '../problems.ts';
import type { Shop } from './shop.ts';
import { changeUnsent, operationsOf } from './unsent.ts';

export function sellerDraftOf({ unsent }: Shop, draftId: string): SellerDraft | null {
  return unsent.sellerDrafts.find(({ id }) => id === draftId) ?? null;
}

export async function saveSellerDraft(shop: Shop, draft: SellerDraft): Promise<void> {
  await changeUnsent(shop, async ({ sellerDrafts }) => {
    await sellerDrafts.put(draft);
  });
}

export async function deleteSellerDraft(shop: Shop, draftId: string): Promise<void> {
  await changeUnsent(shop, async ({ sellerDrafts }) => {
    await sellerDrafts.delete(draftId);
  });
}

/**
 * Puts `draft` in the place of an operation that was not sent. Answers false, and changes nothing, when the operation is no longer there, or
 * may have arrived: as a draft it would be published once more. Asking again with what is already so changes nothing; any other draft of that id
 * would be lost, and so would another edit of the same campaign: INVALID_INPUT.
 */
export async function takeBackOperation(
  shop: Shop,
  operationId: string,
  draft: SellerDraft,
): Promise<boolean> {
  const there = sellerDraftOf(shop, draft.id);
  const isWaiting = operationsOf(shop).some(({ id }) => id === operationId);
  if (there && !isWaiting && sameValue(there, draft)) return true;
  if (there) throw new RefusedCallError('INVALID_INPUT', 'draft.id is taken');
  if (isEdited(shop, draft)) {
    throw new RefusedCallError('INVALID_INPUT', 'another edit of this campaign is being written');
  }
  let isTakenBack = false;
  await changeUnsent(shop, async ({ outbox, sellerDrafts }) => {
    const waiting = outbox.where({ id: operationId }).filter(({ operation }) => !mayHaveArrived(operation));
    isTakenBack = (await waiting.delete()) > 0;
    if (isTakenBack) await sellerDrafts.add(draft);
  });
  return isTakenBack;
}

/** Whether another draft edits the campaign that this one does: a campaign has one. */
function isEdited({ unsent }: Shop, { edits }: SellerDraft): boolean {
  return edits !== null && unsent.sellerDrafts.some((draft) => draft.edits?.id === edits.id);
}
