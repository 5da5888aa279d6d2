// net: requests of the main process, which Node makes; the app's own schemes and files are answered at home. As strict as Electron's: a redirect
// that `net.fetch` may not follow is a fault, not an answer.
import { networkInterfaces } from 'node:os';
import type * as Electron from 'electron';
import { createRequest } from './net-request.ts';
import { answerFile } from './protocol.ts';
import { sessionOf, stateOf } from './session.ts';
import { whole } from './whole.ts';

async function fetchAddress(
  input: string | Request,
  init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
) {
  const { bypassCustomProtocolHandlers = false, ...rest } = init ?? {};
  const request = new Request(input, rest);
  const scheme = new URL(request.url).protocol.slice(0, -1);
  const handler = bypassCustomProtocolHandlers ? undefined : stateOf(sessionOf('')).handlers.get(scheme);
  const response = handler
    ? await handler(request)
    : scheme === 'file'
      ? await answerFile(request)
      : await overNetwork(request);
  if (response.type === 'error')
    throw new Error(scheme === 'file' ? 'net::ERR_FILE_NOT_FOUND' : 'net::ERR_FAILED');
  return response;
}

async function overNetwork(request: Request): Promise<Response> {
  const response = await fetch(request);
  const isRedirect = response.status >= 300 && response.status < 400 && response.headers.has('location');
  if (!isRedirect || request.redirect !== 'manual') return response;
  await response.body?.cancel();
  throw new Error('Redirect was cancelled');
}

function isOnline(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}

/** Electron's `net`. */
export const net = whole<Electron.Net>('net', {
  fetch: fetchAddress,
  request: (options) => createRequest(options, sessionOf),
  resolveHost: (host) => sessionOf('').resolveHost(host),
  isOnline,
  get online() {
    return isOnline();
  },
});
