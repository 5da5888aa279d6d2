// net.request: a request of the main process by Node's stack, with Chromium's habits: redirects that nobody follows end it, an answer comes
// decompressed, six connections to a host for a session, faults by Chromium's names. It has no proxy and no cookies.

import type { EventEmitter } from 'node:events';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage as NodeMessage,
  type ClientRequest as NodeRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { PassThrough, pipeline } from 'node:stream';
import { getCACertificates } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type * as Electron from 'electron';
import { chromiumFault } from './net-errors.ts';
import { notSupported, wholeEmitter } from './whole.ts';

/** Chromium opens no more to one host for a session. */
const CONNECTIONS_TO_A_HOST = 6;

interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

const agents = new WeakMap<Electron.Session, Agents>();

function agentsOf(session: Electron.Session): Agents {
  const known = agents.get(session);
  if (known) return known;
  const options = { keepAlive: true, maxSockets: CONNECTIONS_TO_A_HOST };
  const ca = [...getCACertificates('default'), ...getCACertificates('system')];
  const made = { http: new HttpAgent(options), https: new HttpsAgent({ ...options, ca }) };
  agents.set(session, made);
  return made;
}

const KNOWN_OPTIONS: ReadonlySet<string> = new Set([
  'url',
  'method',
  'headers',
  'session',
  'redirect',
  'credentials',
  'cache',
  'priority',
]);

/** An answer as Electron gives it: a stream with a head. */
class Answer extends PassThrough {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Record<string, string | string[]>;

  constructor(message: NodeMessage) {
    super();
    this.statusCode = message.statusCode ?? 0;
    this.statusMessage = message.statusMessage ?? '';
    this.headers = Object.fromEntries(
      Object.entries(message.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
  }
}

type Options = Electron.ClientRequestConstructorOptions & { readonly url: string };

function openRequest(options: Options, session: Electron.Session): Electron.ClientRequest {
  const { method = 'GET', redirect = 'follow' } = options;
  const chunks: Buffer[] = [];
  let sent: NodeRequest | undefined;
  let answer: Answer | undefined;
  let isFollowed = false;
  let isOver = false;

  const request: Electron.ClientRequest & EventEmitter = wholeEmitter<Electron.ClientRequest>(
    'ClientRequest',
    {
      write: (chunk: string | Buffer) => {
        chunks.push(Buffer.from(chunk));
        return true;
      },
      end: (chunk?: string | Buffer) => {
        if (chunk !== undefined) chunks.push(Buffer.from(chunk));
        send(new URL(options.url));
        return request;
      },
      abort: () => {
        if (!isOver) process.nextTick(() => request.emit('abort'));
        end();
        answer?.destroy();
      },
      followRedirect: () => {
        isFollowed = true;
      },
    },
  );

  function end(): void {
    isOver = true;
    sent?.destroy();
  }

  function fail(error: Error): void {
    if (isOver) return;
    end();
    answer?.destroy(error);
    request.emit('error', error);
  }

  function send(url: URL): void {
    const { http, https } = agentsOf(session);
    const isSecure = url.protocol === 'https:';
    const body = Buffer.concat(chunks);
    const attempt = (isSecure ? httpsRequest : httpRequest)(url, {
      agent: isSecure ? https : http,
      method,
      headers: {
        ...options.headers,
        'accept-encoding': 'gzip, deflate, br',
        ...(body.length > 0 && { 'content-length': body.length }),
      },
    });
    sent = attempt;
    attempt.on('error', (error) => {
      // As in Chromium: a connection that was kept, and that the server had closed meanwhile, is no fault.
      if (attempt.reusedSocket && answer === undefined && !isOver) send(url);
      else fail(chromiumFault(error));
    });
    attempt.on('response', (message) => answered(url, message));
    attempt.end(body);
  }

  function answered(url: URL, message: NodeMessage): void {
    const { statusCode: status = 0, headers } = message;
    if (REDIRECTS.has(status) && headers.location !== undefined) {
      message.resume();
      redirected(status, new URL(headers.location, url), message);
      return;
    }
    answer = new Answer(message);
    const decoder = decoderOf(headers['content-encoding']);
    const done = (error: Error | null | undefined) => {
      if (error) fail(chromiumFault(error));
      isOver = true;
    };
    if (decoder) pipeline(message, decoder, answer, done);
    else pipeline(message, answer, done);
    request.emit('response', answer);
  }

  function redirected(status: number, location: URL, message: NodeMessage): void {
    if (redirect === 'error') {
      fail(new Error("Attempted to redirect, but redirect policy was 'error'"));
      return;
    }
    isFollowed = redirect === 'follow';
    request.emit('redirect', status, status === 303 ? 'GET' : method, location.href, message.headersDistinct);
    if (isFollowed) send(location);
    else fail(new Error('Redirect was cancelled'));
  }

  return request;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function decoderOf(encoding: string | undefined) {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  return encoding === 'br' ? createBrotliDecompress() : null;
}

/** A request of the session; options that would change something here are refused by name. */
export function createRequest(
  options: Electron.ClientRequestConstructorOptions | string,
  sessionOf: (partition: string) => Electron.Session,
): Electron.ClientRequest {
  const given = typeof options === 'string' ? { url: options } : options;
  const unknown = Object.keys(given).find((name) => !KNOWN_OPTIONS.has(name));
  if (unknown !== undefined) throw notSupported(`net.request with ${unknown}`);
  const { url, credentials } = given;
  if (url === undefined || !/^https?:$/.test(new URL(url).protocol))
    throw new Error('ClientRequest only supports http: and https: protocols');
  if (credentials !== 'omit') throw notSupported('net.request with credentials');
  return openRequest({ ...given, url }, given.session ?? sessionOf(''));
}
