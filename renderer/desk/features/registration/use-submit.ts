/** Submitting a registration: the form as what the main process queues, and what is said when it has. */
import { useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { showCampaign } from '../../state/show-shop.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import type { DraftKeeping } from '../../state/use-kept-draft.ts';
import { submissionOf, submittedNotice } from './submission.ts';
import type { RegistrationInHand } from './use-registration.ts';

export function useSubmit(
  shop: ShopKey,
  hand: RegistrationInHand,
  draft: Pick<DraftKeeping, 'settle' | 'resume'>,
  onClose: () => void,
) {
  const [operationId] = useState(() => crypto.randomUUID());
  const [isSubmitting, setSubmitting] = useState(false);
  const status = useSyncStatus(shop);
  const submit = async (): Promise<void> => {
    if (isSubmitting || !hand.passes('review')) return;
    const { form, campaign, context } = hand;
    setSubmitting(true);
    // The main process deletes the draft when it queues the registration: a late save must not bring it back.
    const endsDraft = await draft.settle();
    const submission = submissionOf(form, shop, context.market);
    const answer = await deskCall('submitRegistration', { ...submission, operationId, endsDraft });
    setSubmitting(false);
    if (answer.ok && answer.data.problems.length === 0) {
      notify({
        text: submittedNotice(form.offers.length, campaign.partner.name, status),
        tone: 'positive',
        action: { label: 'Show', run: () => void showCampaign(shop, 'joined', campaign.id) },
      });
      onClose();
      return;
    }
    draft.resume();
    hand.showRefused(answer.ok ? answer.data.problems : [{ at: 'registration', error: answer.error }]);
  };
  return { submit, isSubmitting };
}
