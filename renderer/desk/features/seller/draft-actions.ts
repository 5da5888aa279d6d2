/**
 * Deleting a draft of a seller's campaign, with the way back. The draft itself is read before it goes, so that Undo brings back
 * every word of it.
 */
import { isolated } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import { changeSeller, viewOf } from '../../state/view.ts';
import { nameOrPlaceholder } from './seller-words.ts';

/** Deletes a draft and offers Undo. One that is gone already needs no deleting. */
export async function deleteDraft(shop: ShopKey, draftId: string): Promise<void> {
  const read = await deskCall('readSellerDraft', { shop, draftId });
  if (!read.ok) return notifyError(read.error);
  const { draft } = read.data;
  if (draft === null) return;
  const deleted = await deskCall('deleteSellerDraft', { shop, draftId });
  if (!deleted.ok) return notifyError(deleted.error);
  const { selected } = viewOf(shop).seller;
  const wasSelected = selected?.source === 'draft' && selected.id === draftId;
  if (wasSelected) changeSeller(shop, { selected: null });
  const restore = async (): Promise<void> => {
    const saved = await deskCall('saveSellerDraft', { shop, draft });
    if (!saved.ok) return notifyError(saved.error);
    if (wasSelected && viewOf(shop).seller.selected === null)
      changeSeller(shop, { selected: { source: 'draft', id: draftId } });
  };
  notify({
    text: draft.edits
      ? 'The edit that was begun is deleted.'
      : `Draft “${isolated(nameOrPlaceholder(draft.name))}” deleted.`,
    action: { label: 'Undo', run: () => void restore() },
  });
}
