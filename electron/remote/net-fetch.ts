/**
 * The one way to the network: Electron's `net` in the form of `fetch`. Chromium's stack brings the system's proxy and the system's certificates; no cookie,
 * no password and no cache of it is used. Follows no redirect, and answers it instead. Knows neither the API nor what is asked.
 */
import { Readable } from 'node:stream';
import type { IncomingMessage, Net, Session } from 'electron';
import { type Fetch, type FetchRequest, faultName } from './exchange.ts';

export interface NetSurroundings {
  readonly net: Pick<Net, 'request'>;
  /**
   * The session of a lane. Chromium keeps six connections to a host for a session, and an event stream holds one for as long as it stands: accounts
   * at one API need sessions of their own.
   */
  readonly sessionOf: (lane: string) => Session;
  /** Told why a host cannot be reached, once until it is reached or the reason is another. */
  readonly log: (message: string) => void;
}

/** These have no body, and `Response` takes none with them. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

export function createNetFetch({ net, sessionOf, log }: NetSurroundings): Fetch {
  const faults = new Map<string, string>();

  function note(url: string, fault: string | null): void {
    const { host } = new URL(url);
    if (fault === null) faults.delete(host);
    else if (faults.get(host) !== fault) {
      faults.set(host, fault);
      log(`${host} cannot be reached: ${fault}`);
    }
  }

  return async (url, init) => {
    try {
      const response = await answerOf(net, sessionOf(init.lane), url, init);
      note(url, null);
      return response;
    } catch (error) {
      if (!init.signal.aborted) note(url, faultName(error) ?? 'no reason is known');
      throw error;
    }
  };
}

function answerOf(
  net: Pick<Net, 'request'>,
  session: Session,
  url: string,
  { method, headers, body, signal }: FetchRequest,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = net.request({
      url,
      method,
      headers,
      session,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      priority: 'medium',
    });
    const abort = () => {
      request.abort();
      reject(signal.reason);
    };
    const settled = () => signal.removeEventListener('abort', abort);
    /** A head that no `Response` takes (a status of 700) must not be thrown at Electron. */
    const answer = (make: () => Response) => {
      try {
        resolve(make());
      } catch (error) {
        settled();
        request.abort();
        reject(error);
      }
    };
    signal.addEventListener('abort', abort, { once: true });
    request.on('response', (message) =>
      answer(() => {
        const end = (isWhole: boolean) => {
          settled();
          if (!isWhole) request.abort();
        };
        return new Response(bodyOf(message, end), {
          status: message.statusCode,
          headers: headersOf(message.headers),
        });
      }),
    );
    // Not followed: Electron then ends the request with an error of its own, which comes after the answer and changes nothing.
    request.on('redirect', (status, _method, location) => {
      settled();
      answer(() => new Response(null, { status, headers: { location } }));
    });
    request.on('error', (error) => {
      settled();
      reject(error);
    });
    if (body === null) request.end();
    else request.end(body);
  });
}

/** The body as it comes. `end` hears when it has ended, and whether it came whole: one that nobody reads on is not fetched on. */
function bodyOf(message: IncomingMessage, end: (isWhole: boolean) => void): ReadableStream | null {
  // Electron declares an emitter; what it gives is a stream, as `net.fetch` relies on too.
  if (!(message instanceof Readable)) throw new TypeError('an answer without a stream');
  message.once('close', () => end(message.readableEnded));
  if (BODILESS.has(message.statusCode)) {
    message.resume();
    return null;
  }
  const chunks: AsyncIterator<Uint8Array> = message[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const chunk = await chunks.next();
      if (chunk.done) controller.close();
      else controller.enqueue(chunk.value);
    },
    cancel: () => void message.destroy(),
  });
}

function headersOf(sent: IncomingMessage['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent)) {
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
