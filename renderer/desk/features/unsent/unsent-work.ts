/** What a person does with work that is still on this machine, whatever it is: each as one call and a word about what came of it. */
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { dismissNotice, notify } from '../../state/notices.ts';
import { errorSentence } from '../registration/problem-sentences.ts';
import { discardedWords, type UnsentWork } from './unsent-words.ts';

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

/** Discards `work` as the person was told of it: what may have arrived since stays. */
export async function discard(shop: ShopKey, work: UnsentWork): Promise<void> {
  const { operationId, mayHaveArrived } = work;
  const answer = await deskCall('discardOperation', { shop, operationId, knowingly: mayHaveArrived });
  if (!answer.ok) return tellError(answer.error);
  dismissSentNotice();
  notify({ text: discardedWords(work) });
}

/** Sends refused work again; what may have arrived only when the person has been told so. */
export async function resend(shop: ShopKey, { operationId, mayHaveArrived }: UnsentWork): Promise<void> {
  const answer = await deskCall('resendOperation', { shop, operationId, knowingly: mayHaveArrived });
  if (!answer.ok) tellError(answer.error);
}
