/**
 * Accounts, shops and sign-in as the main process last told them. Read at start and whenever it says
 * that they changed; knows nothing of what a shop holds.
 */
import { create } from 'zustand';
import type { Preferences, Session } from '#shared/contract/desk.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { sameShop } from '#shared/domain/shop-key.ts';
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
  /** The API lists it. Of another one nothing is sent; it stays for its unsent work. */
  readonly hasAccess: boolean;
  readonly accountName: string;
  readonly accountEmail: string;
}

/** Every shop of every account, by account: the fixed order that the switcher shows and its shortcuts count by. */
export function shopsOf(session: Session): KnownShop[] {
  const all = [
    ...session.shops.map((one) => ({ ...one, hasAccess: true })),
    ...session.formerShops.map((one) => ({ ...one, hasAccess: false })),
  ];
  return session.accounts.flatMap((account) =>
    all
      .filter(({ accountId }) => accountId === account.id)
      .map(({ shop, hasAccess }) => ({
        key: { accountId: account.id, shopId: shop.id },
        record: shop,
        hasAccess,
        accountName: account.name,
        accountEmail: account.email,
      })),
  );
}

/** The shop to show: the wanted one, else the one shown last that is still there, else the first. */
export function shopToShow(session: Session, wanted: ShopKey | null): KnownShop | null {
  const shops = shopsOf(session);
  const { lastShop, recentShops } = session.preferences;
  for (const key of [wanted, lastShop, ...recentShops]) {
    const shop = key && shops.find((other) => sameShop(other.key, key));
    if (shop) return shop;
  }
  return shops[0] ?? null;
}
