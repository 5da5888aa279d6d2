/** What is said of a draft when its form has been left: that it was kept, or that it was not, and why. One at a time. */
import { type AppError, sentenceOf } from '#shared/errors.ts';
import { dismissNotice, type Notice, notify } from './notices.ts';

let shown = 0;

/** Says that a draft was kept. */
export function tellOfDraft(text: string, action?: Notice['action']): void {
  shown = notify({ text, action });
}

/** Says that a draft was not kept; `again` tries once more, and says itself what came of it. */
export function tellOfUnsavedDraft(error: AppError, again: () => void): void {
  shown = notify({
    text: `Your draft was not saved. ${sentenceOf(error.code)}`,
    tone: 'danger',
    action: { label: 'Save draft', run: again },
  });
}

/** What was said of a draft when its form was left is over when a form is open again. */
export function dismissDraftNotice(): void {
  dismissNotice(shown);
}
