/**
 * Tells the person, once, that a sign-in is kept otherwise than it should be or was. What it means and what to do stands with the
 * account for as long as it is so.
 */
import { useEffect, useRef } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { openDialog } from '../../state/open-dialog.ts';
import { storageNoticeWords } from './account-words.ts';

export function useStorageNotices(session: Session | null): void {
  const told = useRef(new Set<string>());
  const accounts = session?.accounts;
  useEffect(() => {
    for (const account of accounts ?? []) {
      const text = storageNoticeWords(account);
      const key = `${account.id} ${account.storageNotice}`;
      if (text === null) {
        // The same may come again later, and is news then.
        for (const one of told.current) if (one.startsWith(account.id)) told.current.delete(one);
        continue;
      }
      if (told.current.has(key)) continue;
      told.current.add(key);
      notify({ text, action: { label: 'Show accounts', run: () => openDialog('accounts') } });
      void deskCall('storageNoticeShown', { accountId: account.id });
    }
  }, [accounts]);
}
