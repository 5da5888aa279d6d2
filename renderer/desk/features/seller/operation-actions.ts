/** What a person does with unsent work and with a campaign, each as one call and a word about what came of it. */
import type { EditSellerCampaignOperation, PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { changeSeller } from '../../state/view.ts';
import { dismissSentNotice, tellError, tellSent } from '../unsent/unsent-work.ts';

/**
 * Takes what waits to be sent back to a draft. The draft of a new campaign is shown; that of an edit stands at its campaign, which stays on
 * show.
 */
export async function takeBack(
  shop: ShopKey,
  { id, kind }: Pick<PublishSellerCampaignOperation | EditSellerCampaignOperation, 'id' | 'kind'>,
): Promise<void> {
  const answer = await deskCall('takeBackSellerCampaign', { shop, operationId: id });
  if (!answer.ok) return tellError(answer.error);
  const { draftId } = answer.data;
  dismissSentNotice();
  if (draftId === null) {
    notify({ text: 'Too late to take back: it has been sent meanwhile.' });
    return;
  }
  if (kind === 'editSellerCampaign') {
    notify({ text: 'Taken back: nothing was sent. Your edit is kept as a draft.', tone: 'positive' });
    return;
  }
  changeSeller(shop, {
    tab: 'drafts',
    text: '',
    selected: { source: 'draft', id: draftId },
    scrollOffset: 0,
  });
  notify({ text: 'Taken back: nothing was published. It is a draft again.', tone: 'positive' });
}

/** Which step in which campaign, and the id of what it queues. */
export interface Step {
  readonly shop: ShopKey;
  readonly operationId: string;
  readonly sellerCampaignId: string;
}

export async function answerRequest(
  step: Step,
  partner: { readonly id: string; readonly name: string },
  accepts: boolean,
): Promise<void> {
  const answer = await deskCall('answerJoinRequest', {
    ...step,
    partnerId: partner.id,
    accepts,
  });
  const error = answer.ok ? answer.data.problem : answer.error;
  if (error) tellError(error);
  else tellSent(`${isolated(partner.name)}: ${accepts ? 'accepted' : 'declined'}, queued.`);
}

export async function closeEarly(step: Step): Promise<void> {
  const answer = await deskCall('closeSellerCampaign', step);
  const error = answer.ok ? answer.data.problem : answer.error;
  if (error) tellError(error);
  else tellSent('Closing early is queued.');
}

/** Publishes a campaign that is READY as it is. Answers how many fields keep it from that: the form shows them. */
export async function publishReady({ shop, operationId }: Step, campaign: SellerCampaign): Promise<number> {
  const answer = await deskCall('editSellerCampaign', {
    shop,
    operationId,
    draftId: null,
    base: campaign,
    changes: {},
    publishes: true,
    replaces: null,
  });
  if (!answer.ok) {
    tellError(answer.error);
    return 0;
  }
  const { problems } = answer.data;
  if (problems.length === 0) tellSent('Publishing is queued.');
  return problems.length;
}
