/**
 * Accounts, shops and sign-in as the main process last told them. Read at start and whenever it says
 * that they changed; knows nothing of what a shop holds.
 */
import { create } from 'zustand';
import type { Preferences, Session } from '#shared/contract/desk.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall, onDeskEvent } from '../desk-client.ts';
import { createQuestion } from './question.ts';

interface SessionState {
  readonly session: Session | null;
  readonly error: AppError | null;
}

export const useSession = create<SessionState>(() => ({ session: null, error: null }));

const question = createQuestion<Session>();

/** Reads the session and keeps it true. Answers the way to stop. */
export function followSession(): () => void {
  const stopShowing = question.subscribe(() => {
    const { data, error } = question.snapshot();
    useSession.setState({ session: data, error });
  });
  const stopHearing = onDeskEvent('session', () => question.refresh());
  question.pose('session', () => deskCall('readSession', {}));
  return () => {
    stopShowing();
    stopHearing();
    question.close();
  };
}

export function readSessionAgain(): void {
  question.refresh();
}

/** Changes what the window remembers of itself. The session event brings the result back. */
export async function savePreferences(change: Partial<Preferences>): Promise<void> {
  const saved = await deskCall('savePreferences', change);
  if (!saved.ok) return;
  useSession.setState(({ session }) => ({ session: session && { ...session, preferences: saved.data } }));
}

export interface KnownShop {
  readonly key: ShopKey;
  readonly record: Shop;
  readonly accountName: string;
  readonly accountEmail: string;
  readonly needsSignIn: boolean;
}

/** Every shop of every account, in the order of the session. */
export function shopsOf(session: Session): KnownShop[] {
  return session.shops.flatMap(({ accountId, shop }) => {
    const account = session.accounts.find(({ id }) => id === accountId);
    if (!account) return [];
    return {
      key: { accountId, shopId: shop.id },
      record: shop,
      accountName: account.name,
      accountEmail: account.email,
      needsSignIn: account.state === 'needsSignIn',
    };
  });
}
