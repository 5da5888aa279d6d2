/**
 * A sign-in that the person began by giving an address: what was typed, whether the browser is being waited for, and how it
 * ended. Shared by the first screen and by adding an account.
 */
import { useState } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { type AppError, actionOf } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';

export interface SigningIn {
  readonly address: string;
  setAddress(address: string): void;
  /** A sign-in is under way, from here or from elsewhere. */
  readonly waiting: boolean;
  /** How the last attempt failed; null while one is under way. */
  readonly problem: AppError | null;
  /** The problem is the address's. */
  readonly addressProblem: AppError | null;
  begin(): Promise<void>;
}

interface SigningInOptions {
  readonly session: Session;
  /** The address to begin with. */
  readonly known: string;
  /** A problem from before this screen was shown. */
  readonly earlier?: AppError | null;
  readonly onSignedIn?: (accountId: string) => void;
}

export function useSigningIn({ session, known, earlier = null, onSignedIn }: SigningInOptions): SigningIn {
  const [address, setAddress] = useState(known);
  const [answered, setAnswered] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const waiting = busy || session.signIn !== 'idle';
  const problem = waiting ? null : (answered ?? earlier);

  const begin = async (): Promise<void> => {
    if (address.trim() === '') {
      setAnswered({ code: 'ADDRESS_INVALID' });
      return;
    }
    setBusy(true);
    setAnswered(null);
    const answer = await deskCall('signIn', { apiUrl: address.trim() });
    setBusy(false);
    if (answer.ok) onSignedIn?.(answer.data.accountId);
    else setAnswered(answer.error);
  };

  return {
    address,
    setAddress,
    waiting,
    problem,
    addressProblem: problem && actionOf(problem.code) === 'changeAddress' ? problem : null,
    begin,
  };
}
