/** An error of a passing action as a notice: its sentence. */
import { type AppError, sentenceOf } from '#shared/errors.ts';
import { notify } from './notices.ts';

export function notifyError(error: AppError): void {
  notify({ text: sentenceOf(error.code), tone: 'danger' });
}
