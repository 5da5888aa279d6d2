/** Keeps the form as a draft while it is typed, says when it has been saved, and tells what is left behind when the dialog closes. */
import { useEffect, useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { nowOf } from '../../state/clock.ts';
import { dismissNotice, notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import { type DraftKeeping, useKeptDraft } from '../../state/use-kept-draft.ts';
import { deleteDraft } from '../seller/draft-actions.ts';
import { nameOrPlaceholder } from '../seller/seller-words.ts';
import { draftOfForm, hasSameContent, isSameDraft, storedDraft } from './form-draft.ts';
import type { CampaignForm } from './form-value.ts';

/** Nothing of the person's own yet; on its way to the store; in it. */
export type Saving = 'nothing' | 'underWay' | 'saved';

/**
 * @param fresh the form without a draft: one that is equal to it needs none
 * @param stored what the stored draft holds at first; null when there is none
 */
export function useCampaignKeeping(
  shop: ShopKey,
  form: CampaignForm,
  fresh: CampaignForm,
  stored: CampaignForm | null,
): DraftKeeping & { readonly saving: Saving } {
  const [acknowledged, setAcknowledged] = useState(stored);
  const keeping = useKeptDraft({
    current: form,
    stored: stored ?? fresh,
    isSame: (a, b) => isSameDraft(a, b) || (hasSameContent(a, fresh) && hasSameContent(b, fresh)),
    save(current) {
      void keep(shop, current, hasSameContent(current, fresh)).then(
        (isKept) => isKept && setAcknowledged(current),
      );
    },
    onLeft(current) {
      if (!hasSameContent(current, fresh)) tellOfDraft(shop, current);
    },
  });
  const { flush } = keeping;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is left is saved at once.
  useEffect(flush, [form.step, flush]);
  // What was said of a draft when the dialog was closed is over when it is open again.
  useEffect(() => dismissNotice(draftNotice), []);
  const isSaved = acknowledged !== null && isSameDraft(form, acknowledged);
  if (hasSameContent(form, fresh)) return { ...keeping, saving: 'nothing' };
  return { ...keeping, saving: isSaved ? 'saved' : 'underWay' };
}

/** Saves a form, or deletes its draft when it holds nothing of its own. Whether it was kept; what went wrong is said. */
async function keep(shop: ShopKey, form: CampaignForm, isFresh: boolean): Promise<boolean> {
  const draft = storedDraft(draftOfForm(form, nowOf(shop)));
  const answer = isFresh
    ? await deskCall('deleteSellerDraft', { shop, draftId: form.id })
    : await deskCall('saveSellerDraft', { shop, draft });
  if (!answer.ok) notifyError(answer.error);
  return answer.ok;
}

let draftNotice = 0;

function tellOfDraft(shop: ShopKey, form: CampaignForm): void {
  const name = nameOrPlaceholder(form.name);
  draftNotice = notify({
    text: form.edits ? `Your changes to “${name}” are kept as a draft.` : `“${name}” is kept under Drafts.`,
    action: { label: 'Discard', run: () => void deleteDraft(shop, form.id) },
  });
}
