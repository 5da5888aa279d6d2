/**
 * The API client: one function for every endpoint of the contract, and the event stream. It adds the account's
 * token and turns whatever comes back into an outcome. It must not know why it is asked, nor that answers are kept.
 */
import { type EndpointName, IDEMPOTENCY_KEY_HEADER } from '#shared/contract/api/endpoints.ts';
import { type AppError, failure, type Outcome } from '#shared/errors.ts';
import { type After, afterOnTimer } from '../after.ts';
import { type RemoteAnswer, type RemoteFailure, readAnswer, remoteFailure } from './answer.ts';
import { type EventStreamListener, listenToEvents } from './event-stream.ts';
import { exchange, type Fetch, IDLE_TIMEOUT } from './exchange.ts';
import { type AnswerData, buildRequest, dataOf, type EndpointRequest } from './request.ts';
import { clockOffsetAfter } from './retry-after.ts';

/** Gives the account's access token. `rejected` is one that the API has just refused: another is wanted. */
export type AccessToken = (accountId: string, options?: { rejected?: string }) => Promise<Outcome<string>>;

export interface RemoteOptions {
  /** The API's address of an account, or null when there is no such account. */
  readonly baseUrlOf: (accountId: string) => string | null;
  readonly accessToken: AccessToken;
  /** The API refused even the token that was renewed for the request. */
  readonly onRefused?: (accountId: string, token: string) => Promise<void>;
  readonly fetch: Fetch;
  /** This machine's clock in milliseconds. */
  readonly now?: () => number;
  /** Milliseconds in which nothing of an answer comes. */
  readonly timeout?: number;
  /** Waits for the signs of life of an event stream. */
  readonly after?: After;
}

export interface Remote {
  /** Asks an endpoint for an account. Never rejects; a caller that aborts gets OFFLINE and looks at its own signal. */
  call<Name extends EndpointName>(
    accountId: string,
    name: Name,
    request: EndpointRequest<Name>,
  ): Promise<RemoteAnswer<AnswerData[Name]>>;
  /** Listens to the account's event stream until it ends, breaks or is aborted. */
  listen(accountId: string, listener: EventStreamListener): Promise<RemoteAnswer<null>>;
  /** Seconds to add to this machine's clock to get the clock of the account's API; 0 before its first answer. */
  clockOffset(accountId: string): number;
}

export function createRemote(options: RemoteOptions): Remote {
  const {
    baseUrlOf,
    accessToken,
    onRefused,
    fetch,
    now = Date.now,
    timeout = IDLE_TIMEOUT,
    after = afterOnTimer,
  } = options;
  const clockOffsets = new Map<string, number>();

  /** Runs `attempt` with the account's token, and once more with a fresh one when the API refused the first. */
  async function withToken<Data>(
    accountId: string,
    signal: AbortSignal | undefined,
    attempt: (apiUrl: string, token: string) => Promise<RemoteAnswer<Data>>,
  ): Promise<RemoteAnswer<Data>> {
    const apiUrl = baseUrlOf(accountId);
    if (apiUrl === null) return notSent({ code: 'SIGN_IN_REQUIRED' });
    const token = await unlessAborted(accessToken(accountId), signal);
    if (!token.ok) return notSent(token.error);
    const answer = await attempt(apiUrl, token.data);
    if (!isRefused(answer)) return answer;
    const fresh = await unlessAborted(accessToken(accountId, { rejected: token.data }), signal);
    if (!fresh.ok) return notSent(fresh.error);
    const again = await attempt(apiUrl, fresh.data);
    if (isRefused(again)) await onRefused?.(accountId, fresh.data);
    return again;
  }

  async function call<Name extends EndpointName>(
    accountId: string,
    name: Name,
    request: EndpointRequest<Name>,
  ): Promise<RemoteAnswer<AnswerData[Name]>> {
    return withToken(accountId, request.signal, async (apiUrl, token) => {
      const built = buildRequest(apiUrl, name, request);
      if (!built.ok) return notSent(built.error);
      const ready = await request.beforeSending?.(built.data.body);
      if (ready?.ok === false) return notSent(ready.error);
      const headers = headersOf(token, built.data.body, request.idempotencyKey);
      const raw = await exchange(
        fetch,
        { ...built.data, headers, signal: request.signal, lane: accountId },
        { idle: timeout },
      );
      if (!raw.ok) return raw;
      const answer = readAnswer(raw.data, dataOf(name), { secret: token, now: now() });
      // Only what speaks the contract is believed about the time.
      if (answer.ok || answer.error.reference !== undefined) {
        clockOffsets.set(accountId, clockOffsetAfter(clockOffset(accountId), raw.data.headers, now()));
      }
      return answer;
    });
  }

  function clockOffset(accountId: string): number {
    return clockOffsets.get(accountId) ?? 0;
  }

  return {
    call,
    clockOffset,
    listen: (accountId, listener) =>
      withToken(accountId, listener.signal, (apiUrl, token) =>
        listenToEvents({ fetch, apiUrl, token, lane: accountId, now, timeout, after }, listener),
      ),
  };
}

/** It failed here, before anything left. */
function notSent(error: AppError): RemoteFailure {
  return remoteFailure(error.code, { ...error, arrival: 'none' });
}

function isRefused(answer: RemoteAnswer<unknown>): boolean {
  return !answer.ok && answer.error.code === 'SIGN_IN_REQUIRED';
}

/** A renewal goes on for whoever else waits for it; who has given up does not. */
function unlessAborted<Data>(
  waited: Promise<Outcome<Data>>,
  signal: AbortSignal | undefined,
): Promise<Outcome<Data>> {
  if (signal === undefined) return waited;
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(failure('OFFLINE'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    waited.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function headersOf(
  token: string,
  body: string | null,
  idempotencyKey: string | undefined,
): Record<string, string> {
  return {
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(idempotencyKey === undefined ? {} : { [IDEMPOTENCY_KEY_HEADER]: idempotencyKey }),
  };
}
