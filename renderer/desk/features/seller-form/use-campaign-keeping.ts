/** Keeps the form as a draft while it is typed, says when it has been saved, and tells what is left behind when the dialog closes. */
import { useEffect } from 'react';
import { isolated } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { nowOf } from '../../state/clock.ts';
import { dismissDraftNotice, tellOfDraft, tellOfUnsavedDraft } from '../../state/draft-notices.ts';
import { type DraftKeeping, useKeptDraft } from '../../state/use-kept-draft.ts';
import { deleteDraft } from '../seller/draft-actions.ts';
import { nameOrPlaceholder } from '../seller/seller-words.ts';
import { draftOfForm, hasSameContent, isSameDraft, storedDraft } from './form-draft.ts';
import type { CampaignForm } from './form-value.ts';

/** Nothing of the person's own yet; on its way to the store; in it; not taken by it. */
export type Saving = 'nothing' | 'underWay' | 'saved' | 'failed';

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
  const keeping = useKeptDraft({
    current: form,
    fresh,
    stored,
    isSame: (a, b) => isSameDraft(a, b) || (hasSameContent(a, fresh) && hasSameContent(b, fresh)),
    save: (current) => save(shop, current),
    remove: async ({ id }) => {
      const answer = await deskCall('deleteSellerDraft', { shop, draftId: id });
      return answer.ok ? null : answer.error;
    },
    onLeft: (current, error) => tellOf(shop, current, error),
  });
  const { flush } = keeping;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is left is saved at once.
  useEffect(flush, [form.step, flush]);
  useEffect(dismissDraftNotice, []);
  return { ...keeping, saving: savingOf(keeping, hasSameContent(form, fresh)) };
}

function savingOf({ isSaved, error }: DraftKeeping, isFresh: boolean): Saving {
  if (isFresh) return 'nothing';
  if (isSaved) return 'saved';
  return error ? 'failed' : 'underWay';
}

async function save(shop: ShopKey, form: CampaignForm): Promise<AppError | null> {
  const draft = storedDraft(draftOfForm(form, nowOf(shop)));
  const answer = await deskCall('saveSellerDraft', { shop, draft });
  return answer.ok ? null : answer.error;
}

function tellOf(shop: ShopKey, form: CampaignForm, error: AppError | null): void {
  const saveAgain = async (): Promise<void> => tellOf(shop, form, await save(shop, form));
  if (error) {
    tellOfUnsavedDraft(error, () => void saveAgain());
    return;
  }
  const name = isolated(nameOrPlaceholder(form.name));
  tellOfDraft(
    form.edits ? `Your changes to “${name}” are kept as a draft.` : `“${name}” is kept under Drafts.`,
    { label: 'Discard', run: () => void deleteDraft(shop, form.id) },
  );
}
