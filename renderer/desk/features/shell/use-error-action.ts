/**
 * Carries out the action that an error offers, as far as it is the same everywhere: trying again, signing in, copying
 * what support asks for. For any other action it tries again.
 */
import { useCallback } from 'react';
import type { AppError, ErrorAction } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { signInAgain } from '../sign-in/sign-in-again.ts';

/** @param accountId whose sign-in is meant; null for the API that the app was asked to use */
export function useErrorAction(accountId: string | null, retry: () => void, error?: AppError | null) {
  return useCallback(
    (action: ErrorAction) => {
      if (action === 'signIn' || action === 'changeAddress') void signInAgain(accountId);
      else if (action === 'reportProblem' && error) void copyDetails(error);
      else retry();
    },
    [accountId, retry, error],
  );
}

async function copyDetails({ code, detail, reference }: AppError): Promise<void> {
  const text = [code, reference && `Reference ${reference}`, detail].filter(Boolean).join('\n');
  const answer = await deskCall('copyText', { text: text.slice(0, 2_000) });
  if (answer.ok) notify({ text: 'Details copied.' });
}
