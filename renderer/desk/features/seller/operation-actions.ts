/** What a person does with unsent work and with a campaign, each as one call and a word about what came of it. */
import type { EditSellerCampaignOperation, PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { dismissNotice, notify } from '../../state/notices.ts';
import { changeSeller } from '../../state/view.ts';
import { errorSentence } from '../registration/problem-sentences.ts';

function tell(error: AppError): void {
  notify({ text: errorSentence(error), tone: 'danger' });
}

let sentNotice = 0;

/** Says that work is on its way or queued; that is over when it is taken back or discarded. */
export function tellSent(text: string): void {
  sentNotice = notify({ text, tone: 'positive' });
}

/**
 * Takes what waits to be sent back to a draft. The draft of a new campaign is shown; that of an edit stands at its campaign, which stays on
 * show.
 */
export async function takeBack(
  shop: ShopKey,
  { id, kind }: Pick<PublishSellerCampaignOperation | EditSellerCampaignOperation, 'id' | 'kind'>,
): Promise<void> {
  const answer = await deskCall('takeBackSellerCampaign', { shop, operationId: id });
  if (!answer.ok) return tell(answer.error);
  const { draftId } = answer.data;
  dismissNotice(sentNotice);
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

export async function discard(shop: ShopKey, operationId: string): Promise<void> {
  const answer = await deskCall('discardOperation', { shop, operationId });
  // It may have been sent between the question and the answer.
  if (!answer.ok) return tell(answer.error);
  dismissNotice(sentNotice);
  notify({ text: 'Discarded. Nothing was sent.' });
}

export async function resend(shop: ShopKey, operationId: string): Promise<void> {
  const answer = await deskCall('resendOperation', { shop, operationId });
  if (!answer.ok) tell(answer.error);
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
  if (error) tell(error);
  else tellSent(`${partner.name}: ${accepts ? 'accepted' : 'declined'}, queued.`);
}

export async function closeEarly(step: Step): Promise<void> {
  const answer = await deskCall('closeSellerCampaign', step);
  const error = answer.ok ? answer.data.problem : answer.error;
  if (error) tell(error);
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
    tell(answer.error);
    return 0;
  }
  const { problems } = answer.data;
  if (problems.length === 0) tellSent('Publishing is queued.');
  return problems.length;
}
