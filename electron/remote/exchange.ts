/**
 * One HTTP request and its whole answer, within limits of time and size. Follows no redirect: what it sends
 * carries a token, and the API's contract has none. Knows nothing of what the answer means.
 */

import type { After } from '../after.ts';
import { type RawAnswer, type RemoteAnswer, type RemoteFailure, remoteFailure } from './answer.ts';
import { createPatience, type Limits } from './patience.ts';

/** One request over the network. Answers a redirect as it is; rejects when there is no answer, and when the signal aborts. */
export type Fetch = (url: string, request: FetchRequest) => Promise<Response>;

export interface FetchRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  readonly redirect: 'manual';
  /** Whose request it is: those of one lane share the connections to a host. */
  readonly lane: string;
}

/** The largest answer that is read, in bytes after decompression. */
export const LARGEST_ANSWER = 16 * 1024 * 1024;
/** How long nothing may come of a request, in milliseconds. */
export const IDLE_TIMEOUT = 20_000;
/** How long a request may take in all, in milliseconds: the largest answer at 60 kB a second. */
const WHOLE_TIMEOUT = 5 * 60_000;

export interface ExchangeRequest extends Omit<FetchRequest, 'signal' | 'redirect'> {
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
}

export interface ExchangeLimits extends Partial<Limits> {
  readonly largestAnswer?: number;
  readonly after?: After;
}

/** Sends and reads. Fails with OFFLINE, CERTIFICATE_NOT_TRUSTED, TIMED_OUT, NOT_AN_API (a redirect) or ANSWER_TOO_LARGE; never throws. */
export async function exchange(
  fetch: Fetch,
  request: ExchangeRequest,
  { idle = IDLE_TIMEOUT, whole = WHOLE_TIMEOUT, largestAnswer = LARGEST_ANSWER, after }: ExchangeLimits = {},
): Promise<RemoteAnswer<RawAnswer>> {
  const patience = createPatience({ idle, whole }, after);
  const signal = request.signal ? AbortSignal.any([request.signal, patience.signal]) : patience.signal;
  try {
    const { url, method, headers, body, lane } = request;
    const response = await fetch(url, { method, headers, body, lane, signal, redirect: 'manual' });
    if (isRedirect(response)) {
      await response.body?.cancel();
      return remoteFailure('NOT_AN_API', { detail: 'It leads to another address.' });
    }
    const bytes = await readWithin(response, largestAnswer, patience.moved);
    if (bytes === null) return remoteFailure('ANSWER_TOO_LARGE');
    const text = new TextDecoder().decode(bytes);
    return { ok: true, data: { status: response.status, headers: response.headers, text } };
  } catch (error) {
    return networkFailure(error, patience.signal);
  } finally {
    patience.end();
  }
}

/**
 * Faults that end a request before anything of it leaves: no name, no route, no connection. Node's names and Chromium's. A fault that
 * is not here may have come after the API had read everything.
 */
const BEFORE_SENDING =
  /^(?:ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED))$/;

/** Certificates that are not trusted: Chromium's names, and those of Node's stack, which tests use. */
const CERTIFICATE_FAULT =
  /^(?:ERR_CERT_|ERR_SSL_(?:PINNED|KEY_USAGE)|ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET_ISSUER|VERIFY)|HOSTNAME_MISMATCH)/;

/** What a request that got no answer came to. A caller that gave up itself looks at its own signal. */
export function networkFailure(error: unknown, timeout?: AbortSignal): RemoteFailure {
  if (timeout?.aborted) return remoteFailure('TIMED_OUT');
  const detail = faultName(error);
  const isUntrusted = detail !== undefined && CERTIFICATE_FAULT.test(detail);
  const isUnsent = isUntrusted || (detail !== undefined && BEFORE_SENDING.test(detail));
  const arrival = isUnsent ? 'none' : 'unknown';
  return remoteFailure(isUntrusted ? 'CERTIFICATE_NOT_TRUSTED' : 'OFFLINE', { detail, arrival });
}

/** The body, or null when it is larger than `largest` bytes. Tells of each piece that comes. Throws when the connection breaks. */
export async function readWithin(
  response: Response,
  largest: number,
  moved: () => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  moved();
  // Compressed it is shorter than what it becomes.
  if (Number(response.headers.get('content-length')) > largest) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    moved();
    size += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A browser-like fetch hides the status of a redirect that it does not follow. */
export function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

/** A fault's name as Node (ECONNREFUSED) or Chromium (ERR_CONNECTION_REFUSED) gives it, never its message: that may hold a URL. */
export function faultName(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  if (typeof cause !== 'object' || cause === null) return undefined;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  const text = code ?? ('message' in cause ? String(cause.message) : '');
  const chromiums = /^net::(ERR_[A-Z0-9_]{3,60})\b/.exec(text)?.[1];
  return chromiums ?? (code !== undefined && /^[A-Z0-9_]{3,60}$/.test(code) ? code : undefined);
}
