/**
 * Which screen the window shows: nothing yet, the way to sign in, or the desk of the chosen shop.
 * Knows the session only.
 */
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Session } from '#shared/contract/desk.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { ErrorNote } from './components/error-note.tsx';
import { useSame } from './components/use-same.ts';
import { SettingsNotice } from './features/accounts/settings-notice.tsx';
import { useStorageNotices } from './features/accounts/use-storage-notices.ts';
import { Notices } from './features/notices/notices.tsx';
import { Shell } from './features/shell/shell.tsx';
import { useErrorAction } from './features/shell/use-error-action.ts';
import { WindowDialogs } from './features/shell/window-dialogs.tsx';
import { KeepQuestion } from './features/sign-in/keep-question.tsx';
import { SignIn } from './features/sign-in/sign-in.tsx';
import { useUncopiedNotices } from './features/unsent/use-uncopied-notices.ts';
import { afterPaint } from './state/after-paint.ts';
import { followAttention } from './state/attention.ts';
import { followViews, useRestoredView } from './state/keep-views.ts';
import { forgetCampaigns } from './state/kept-campaigns.ts';
import { followNetwork } from './state/network.ts';
import {
  followSession,
  type KnownShop,
  readSessionAgain,
  shopsOf,
  shopToShow,
  useSession,
} from './state/session.ts';
import { rememberShown } from './state/show-shop.ts';
import { followSyncStatuses } from './state/sync-statuses.ts';
import { forgetViews, useViews } from './state/view.ts';

export function App() {
  useEffect(followViews, []);
  useEffect(followAttention, []);
  useEffect(followSession, []);
  useEffect(followSyncStatuses, []);
  useEffect(followNetwork, []);
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
  const chosen = useViews(({ shop }) => shop);
  const shop = useSame(session && shopToShow(session, chosen));
  const isReady = useRestoredView(shop?.key ?? null);
  useTheme(session?.preferences.appearance);
  useMemoryOf(session, shop);
  useStorageNotices(session);
  useUncopiedNotices();
  const act = useErrorAction(null, readSessionAgain, error);
  if (session === null) return error && <ErrorNote kind="block" error={error} onAction={act} />;
  if (session.accounts.length === 0)
    return (
      <>
        <SignIn session={session} />
        <KeepQuestion signIn={session.signIn} />
        <SettingsNotice settingsNotice={session.settingsNotice} />
      </>
    );
  return (
    <>
      {shop ? <Shell session={session} shop={shop} isReady={isReady} /> : <NoShop session={session} />}
      <WindowDialogs session={session} />
      <KeepQuestion signIn={session.signIn} />
      <SettingsNotice settingsNotice={session.settingsNotice} />
    </>
  );
}

/** Remembers which shop is shown, and forgets what belongs to accounts that are gone. */
function useMemoryOf(session: Session | null, shop: KnownShop | null): void {
  const { accountId, shopId } = shop?.key ?? {};
  useEffect(() => {
    if (accountId === undefined || shopId === undefined) return;
    // Behind the paint: what is remembered is in nobody's way.
    return afterPaint(() => rememberShown({ accountId, shopId }));
  }, [accountId, shopId]);
  useEffect(() => {
    if (session === null) return;
    const known = new Set(shopsOf(session).map(({ key }) => shopText(key)));
    const isKnown = (text: string): boolean => known.has(text);
    forgetViews(isKnown);
    forgetCampaigns(isKnown);
  }, [session]);
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
        Signed in as {session.accounts.map(({ name }) => isolated(name)).join(', ')}. Shops appear here as
        soon as the API has named them.
      </p>
    </main>
  );
}
