/** Tells the person that unsent work is saved once only, because the second copy could not be written. */
import { useEffect } from 'react';
import { type AppError, sentenceOf } from '#shared/errors.ts';
import { onDeskEvent } from '../../desk-client.ts';
import { dismissNotice, notify } from '../../state/notices.ts';

export function useUncopiedNotices(): void {
  useEffect(() => {
    let shown = 0;
    return onDeskEvent('uncopied', ({ error }) => {
      // The same is said once, however much is written meanwhile.
      dismissNotice(shown);
      shown = notify({ text: uncopiedWords(error), tone: 'danger' });
    });
  }, []);
}

function uncopiedWords(error: AppError): string {
  const why = error.code === 'STORAGE_FULL' ? sentenceOf('STORAGE_FULL') : 'The log says why.';
  return `Saved, but only once: the second copy of your unsent work could not be written. ${why}`;
}
