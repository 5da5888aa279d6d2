/**
 * Which addresses the app talks to: https anywhere, plain http on this machine only.
 * Knows nothing of what is asked there.
 */
import { failure, type Outcome, success } from '#shared/errors.ts';

// `URL` has already normalised the host: 127.1 is 127.0.0.1 by then, and an IPv6 address is in brackets.
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a URL stays on this machine (127.0.0.0/8, ::1, localhost). */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOST.test(url.hostname);
}

/** Whether a URL may carry what the app sends: nobody between can read it, or there is nobody between. */
export function isProtected(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/**
 * The address of an API as it is stored: origin and path without a slash at the end. ADDRESS_INVALID for anything
 * that is not https (http on this machine), and for credentials, a query or a fragment.
 */
export function parseApiAddress(text: string): Outcome<string> {
  const url = URL.parse(text.trim());
  if (url === null || !isProtected(url)) return failure('ADDRESS_INVALID');
  const hasMore = url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '';
  // A bare "?" or "#" leaves `search` and `hash` empty.
  if (hasMore || /[?#]/.test(text)) return failure('ADDRESS_INVALID');
  return success(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}
