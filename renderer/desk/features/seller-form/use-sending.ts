/** Publishing, and saving an edit: the form as what the main process queues, and what is said when it has. */

import { useState } from 'react';
import type { DeskInput } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { typedLine } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type AppError, failure, type Outcome } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { afterPaint } from '../../state/after-paint.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import type { DraftKeeping } from '../../state/use-kept-draft.ts';
import { showActive } from '../../state/view.ts';
import { tellSent } from '../unsent/unsent-work.ts';
import { changesOf, contentOfDraft } from './draft-content.ts';
import { type DraftPurpose, purposeOf } from './draft-problems.ts';
import { draftOfForm } from './form-draft.ts';
import { sentNotice } from './publishing-words.ts';
import type { CampaignInHand } from './use-campaign-form.ts';

type Answer = Awaited<ReturnType<typeof deskCall<'publishSellerCampaign'>>>;

export interface Sending {
  readonly isSending: boolean;
  readonly status: SyncStatus | null;
  /** Publishes a new campaign or one that is not published yet, or saves the changes to any other. */
  readonly send: (purpose?: DraftPurpose) => Promise<void>;
}

export function useSending(
  shop: ShopKey,
  operationId: string,
  hand: CampaignInHand,
  keeping: Pick<DraftKeeping, 'settle' | 'resume'>,
  onClose: () => void,
): Sending {
  const [isSending, setSending] = useState(false);
  const status = useSyncStatus(shop);
  const send = async (purpose = purposeOf(hand.form)): Promise<void> => {
    if (isSending || !hand.passes(purpose)) return;
    setSending(true);
    // The main process deletes the draft when it queues the operation: a late save must not bring it back.
    const isStored = await keeping.settle();
    const answer = await submit(
      { shop, operationId, draftId: isStored ? hand.form.id : null },
      hand,
      purpose,
    );
    setSending(false);
    if (answer.ok && answer.data.problems.length === 0) {
      tellSent(sentNotice(typedLine(hand.form.name), purpose, status));
      if (purpose === 'publish') showActive(shop);
      onClose();
      afterPaint(keepFocus);
      return;
    }
    keeping.resume();
    const error: AppError | null = answer.ok ? null : answer.error;
    hand.showRefused(answer.ok ? answer.data.problems : [], error);
  };
  return { isSending, status, send };
}

/** The button that opened the form is gone with the draft: the keyboard goes on from the tab of what is shown. */
function keepFocus(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('.list-pane [role="tab"][aria-selected="true"]')?.focus();
}

async function submit(
  about: Pick<DeskInput<'publishSellerCampaign'>, 'shop' | 'operationId' | 'draftId'>,
  { form, context }: CampaignInHand,
  purpose: DraftPurpose,
): Promise<Answer> {
  const draft = draftOfForm(form, 0);
  const { replaces, edits } = draft;
  if (edits !== null) {
    const changes = changesOf(edits, draft, context.market);
    const publishes = purpose === 'publish';
    return deskCall('editSellerCampaign', { ...about, base: edits, changes, publishes, replaces });
  }
  const content = contentOfDraft(draft, context.market);
  if (content === null) return unfinished();
  return deskCall('publishSellerCampaign', { ...about, content, replaces });
}

/** The rules keep an unfinished form from coming here. */
function unfinished(): Extract<Outcome<never>, { ok: false }> {
  return failure('INVALID_INPUT');
}
