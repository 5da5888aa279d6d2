/**
 * One HTTP request and its whole answer, within limits of time and size. Follows no redirect: what it sends
 * carries a token, and the API's contract has none. Knows nothing of what the answer means.
 */
import { type RawAnswer, type RemoteAnswer, type RemoteFailure, remoteFailure } from './answer.ts';

export type Fetch = typeof globalThis.fetch;

/** The largest answer that is read, in bytes after decompression. */
export const LARGEST_ANSWER = 16 * 1024 * 1024;
/** How long a request may take in all, in milliseconds. */
export const REQUEST_TIMEOUT = 20_000;

export interface ExchangeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** Sends and reads. Fails with OFFLINE, TIMED_OUT, NOT_AN_API (a redirect) or ANSWER_TOO_LARGE; never throws. */
export async function exchange(
  fetch: Fetch,
  request: ExchangeRequest,
  limits: { timeout: number; largestAnswer: number } = {
    timeout: REQUEST_TIMEOUT,
    largestAnswer: LARGEST_ANSWER,
  },
): Promise<RemoteAnswer<RawAnswer>> {
  const timeout = AbortSignal.timeout(limits.timeout);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const { url, method, headers, body } = request;
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
    if (isRedirect(response)) {
      await response.body?.cancel();
      return remoteFailure('NOT_AN_API', { detail: 'It leads to another address.' });
    }
    const bytes = await readWithin(response, limits.largestAnswer);
    if (bytes === null) return remoteFailure('ANSWER_TOO_LARGE');
    const text = new TextDecoder().decode(bytes);
    return { ok: true, data: { status: response.status, headers: response.headers, text } };
  } catch (error) {
    return networkFailure(error, timeout);
  }
}

/**
 * Faults that end a request before anything of it leaves: no name, no route, no connection, no trust. Node's names and Chromium's. A fault that
 * is not here may have come after the API had read everything.
 */
const BEFORE_SENDING =
  /^(?:ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]+|ERR_TLS_CERT_ALTNAME_INVALID|ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CERT_[A-Z_]+))$/;

/** What a request that got no answer came to. A caller that gave up itself looks at its own signal. */
export function networkFailure(error: unknown, timeout?: AbortSignal): RemoteFailure {
  if (timeout?.aborted) return remoteFailure('TIMED_OUT');
  const detail = faultName(error);
  const arrival = detail !== undefined && BEFORE_SENDING.test(detail) ? 'none' : 'unknown';
  return remoteFailure('OFFLINE', { detail, arrival });
}

/** The body, or null when it is larger than `largest` bytes. Throws when the connection breaks. */
export async function readWithin(
  response: Response,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  // Compressed it is shorter than what it becomes.
  if (Number(response.headers.get('content-length')) > largest) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
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
function faultName(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  if (typeof cause !== 'object' || cause === null) return undefined;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  const text = code ?? ('message' in cause ? String(cause.message) : '');
  const chromiums = /^net::(ERR_[A-Z0-9_]{3,60})\b/.exec(text)?.[1];
  return chromiums ?? (code !== undefined && /^[A-Z0-9_]{3,60}$/.test(code) ? code : undefined);
}
