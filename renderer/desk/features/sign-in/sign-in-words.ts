/**
 * What is said while a sign-in waits for a browser. Pure.
 */
import type { Session } from '#shared/contract/desk.ts';

/** What the person does next, or null when no browser is waited for. */
export function waitingWords(signIn: Session['signIn']): string | null {
  if (signIn === 'waitingForBrowser')
    return 'Waiting for your browser. Sign in on the page that opened, then come back.';
  if (signIn === 'browserNotOpened')
    return 'No browser could be opened. Copy the sign-in link, open it in a browser on this computer and sign in there.';
  return null;
}
