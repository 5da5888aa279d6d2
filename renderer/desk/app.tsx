/**
 * Which screen the window shows: nothing yet, the way to sign in, or the desk of the chosen shop.
 * Knows the session only.
 */
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Session } from '#shared/contract/desk.ts';
import { ErrorNote } from './components/error-note.tsx';
import { Notices } from './features/notices/notices.tsx';
import { Shell } from './features/shell/shell.tsx';
import { useErrorAction } from './features/shell/use-error-action.ts';
import { SignIn } from './features/sign-in/sign-in.tsx';
import { followSession, type KnownShop, readSessionAgain, shopsOf, useSession } from './state/session.ts';
import { sameShop, shopText } from './state/shop-key.ts';
import { followSyncStatuses } from './state/sync-statuses.ts';
import { useViews } from './state/view.ts';

export function App() {
  useEffect(followSession, []);
  useEffect(followSyncStatuses, []);
  // One language for every widget: the window's words are English, whatever the machine's.
  return (
    <I18nProvider locale="en-GB">
      <Screen />
      <Notices />
    </I18nProvider>
  );
}

function Screen() {
  const { session, error } = useSession();
  const shop = useShop(session);
  useTheme(session?.preferences.appearance);
  const act = useErrorAction(null, readSessionAgain);
  if (session === null) return error && <ErrorNote kind="block" error={error} onAction={act} />;
  if (session.accounts.length === 0) return <SignIn session={session} />;
  if (shop === null) return <NoShop session={session} />;
  return <Shell key={shopText(shop.key)} session={session} shop={shop} />;
}

/** The shop that was chosen in this window, else the last one of the time before, else the first. */
function useShop(session: Session | null): KnownShop | null {
  const chosen = useViews(({ shop }) => shop);
  if (session === null) return null;
  const shops = shopsOf(session);
  const wanted = chosen ?? session.preferences.lastShop;
  return shops.find(({ key }) => wanted !== null && sameShop(key, wanted)) ?? shops[0] ?? null;
}

function useTheme(appearance: Session['preferences']['appearance'] = 'system'): void {
  useEffect(() => {
    if (appearance === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = appearance;
  }, [appearance]);
}

/** An account whose shops are not known yet, or that has none. */
function NoShop({ session }: { session: Session }) {
  return session.accounts.some(({ state }) => state === 'needsSignIn') ? (
    <SignIn session={session} />
  ) : (
    <main className="screen">
      <h1>No shops yet</h1>
      <p className="muted">
        Signed in as {session.accounts.map(({ name }) => name).join(', ')}. Shops appear here as soon as the
        API has named them.
      </p>
    </main>
  );
}
