/**
 * Pages reach no network. Their content policy says so already; this holds where it does not reach (WebRTC, hints to connect), and
 * should it fail. What the app itself asks of the network goes by another session.
 */
import type { Session } from 'electron';
import { APP_SCHEME } from './page-address.ts';

/** What a page may ask for: the app's own bundle and pictures, and what is in the address itself. */
const OWN = [`${APP_SCHEME}:`, 'data:'];

/** The port `discard`, on this machine: nobody is there. */
const NOWHERE = 'http://127.0.0.1:9';

/** Also to this machine, which Chromium otherwise reaches past any proxy. */
const NO_EXCEPTION = '<-loopback>';

/** Shuts a session of pages off. Resolves when nothing of it goes past the proxy any more. */
export function denyNetwork(session: Session): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !OWN.includes(new URL(url).protocol) });
  });
  session.on('will-download', (event) => event.preventDefault());
  return session.setProxy({
    mode: 'fixed_servers',
    proxyRules: NOWHERE,
    proxyBypassRules: NO_EXCEPTION,
  });
}
