/**
 * Keeps the form as a draft while it is typed, and what is left when the dialog or the window closes.
 * A form that holds nothing of its own needs no draft.
 */
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { nowOf } from '../../state/clock.ts';
import { type DraftKeeping, useKeptDraft } from '../../state/use-kept-draft.ts';
import { draftOf, isSameDraft } from './draft.ts';
import type { RegistrationForm } from './registration-form.ts';

/**
 * @param fresh the form without a draft
 * @param stored what the stored draft holds at first; null when there is none
 * @param onLeft called when the dialog closes with a draft behind it
 */
export function useDraftKeeping(
  shop: ShopKey,
  form: RegistrationForm,
  fresh: RegistrationForm,
  stored: RegistrationForm | null,
  onLeft: (form: RegistrationForm) => void,
): DraftKeeping {
  return useKeptDraft({
    current: form,
    stored: stored ?? fresh,
    isSame: isSameDraft,
    save(current) {
      if (isSameDraft(current, fresh)) {
        void deskCall('deleteDraft', { shop, campaignId: current.readTerms.id });
        return;
      }
      const draft = draftOf(current, nowOf(shop));
      void deskCall('saveDraft', { shop, draft });
    },
    onLeft(current) {
      if (!isSameDraft(current, fresh)) onLeft(current);
    },
  });
}
