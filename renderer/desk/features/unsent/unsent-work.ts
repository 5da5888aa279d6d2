/** What a person does with work that has not been sent, whatever it is: each as one call and a word about what came of it. */
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { dismissNotice, notify } from '../../state/notices.ts';
import { errorSentence } from '../registration/problem-sentences.ts';

/** Says why something was not done. */
export function tellError(error: AppError): void {
  notify({ text: errorSentence(error), tone: 'danger' });
}

let sentNotice = 0;

/** Says that work is on its way or queued; that is over when it is taken back or discarded. */
export function tellSent(text: string): void {
  sentNotice = notify({ text, tone: 'positive' });
}

/** What was said to be on its way is so no longer. */
export function dismissSentNotice(): void {
  dismissNotice(sentNotice);
}

export async function discard(shop: ShopKey, operationId: string): Promise<void> {
  const answer = await deskCall('discardOperation', { shop, operationId });
  // It may have been sent between the question and the answer.
  if (!answer.ok) return tellError(answer.error);
  dismissSentNotice();
  notify({ text: 'Discarded. Nothing was sent.' });
}

export async function resend(shop: ShopKey, operationId: string): Promise<void> {
  const answer = await deskCall('resendOperation', { shop, operationId });
  if (!answer.ok) tellError(answer.error);
}
