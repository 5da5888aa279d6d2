/**
 * What is said while a sign-in waits for a browser, and when it failed. Pure.
 */
import type { Session } from '#shared/contract/desk.ts';
import { type ErrorCode, sentenceOf } from '#shared/errors.ts';

/** What the person does next, or null when no browser is waited for. */
export function waitingWords(signIn: Session['signIn']): string | null {
  if (signIn === 'waitingForBrowser')
    return 'Waiting for your browser. Sign in on the page that opened, then come back.';
  if (signIn === 'browserNotOpened')
    return 'No browser could be opened. Copy the sign-in link, open it in a browser on this computer and sign in there.';
  return null;
}

/** Why nobody was signed in. Who is not signed in has nothing here to read, and nothing that is sent later. */
export function signInFailure(code: ErrorCode): string {
  return code === 'OFFLINE'
    ? 'The API cannot be reached. Check its address and your network, then try again.'
    : sentenceOf(code);
}
