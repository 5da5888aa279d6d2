/**
 * Keeps the form as a draft while it is typed, and says what became of it when the dialog closes.
 * A form that holds nothing of its own needs no draft.
 */
import { useEffect } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { countOf } from '../../format/number.ts';
import { nowOf } from '../../state/clock.ts';
import { dismissDraftNotice, tellOfDraft, tellOfUnsavedDraft } from '../../state/draft-notices.ts';
import { type DraftKeeping, useKeptDraft } from '../../state/use-kept-draft.ts';
import { draftOf, isSameDraft } from './draft.ts';
import type { RegistrationForm } from './registration-form.ts';

/**
 * @param fresh the form without a draft
 * @param stored what the stored draft holds at first; null when there is none
 */
export function useDraftKeeping(
  shop: ShopKey,
  form: RegistrationForm,
  fresh: RegistrationForm,
  stored: RegistrationForm | null,
): DraftKeeping {
  useEffect(dismissDraftNotice, []);
  return useKeptDraft({
    current: form,
    // Reading other terms is nothing that the person wrote.
    fresh: { ...fresh, readTerms: form.readTerms },
    stored,
    isSame: isSameDraft,
    save: (current) => save(shop, current),
    remove: async ({ readTerms }) => {
      const answer = await deskCall('deleteDraft', { shop, campaignId: readTerms.id });
      return answer.ok ? null : answer.error;
    },
    onLeft: (current, error) => tellOf(shop, current, error),
  });
}

async function save(shop: ShopKey, form: RegistrationForm): Promise<AppError | null> {
  const answer = await deskCall('saveDraft', { shop, draft: draftOf(form, nowOf(shop)) });
  return answer.ok ? null : answer.error;
}

function tellOf(shop: ShopKey, form: RegistrationForm, error: AppError | null): void {
  const saveAgain = async (): Promise<void> => tellOf(shop, form, await save(shop, form));
  if (error) tellOfUnsavedDraft(error, () => void saveAgain());
  else
    tellOfDraft(
      `Draft saved (${countOf(form.offers.length, 'product')}). Choose “Register products” to continue.`,
    );
}
