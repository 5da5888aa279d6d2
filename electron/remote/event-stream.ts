/**
 * The API's event stream: open, parse, close. It carries nudges and no records. When and whether to open it
 * again is for whoever listens.
 */
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { changedEvent, EVENTS_PATH } from '#shared/contract/api/events.ts';
import { type RemoteAnswer, readAnswer, remoteFailure } from './answer.ts';
import { type Fetch, isRedirect, LARGEST_ANSWER, networkFailure, readWithin } from './exchange.ts';
import { afterOnTimer } from './patience.ts';

export interface EventStreamListener {
  /** The stream stands: from here on no change goes untold. */
  onOpen(): void;
  /** A shop has changes to pull. */
  onChanged(shopId: string): void;
  readonly signal: AbortSignal;
}

interface StreamOptions {
  readonly fetch: Fetch;
  readonly apiUrl: string;
  readonly token: string;
  /** Whose connections it uses. */
  readonly lane: string;
  readonly now: () => number;
  /** Milliseconds until the stream has to stand, or to be refused whole. */
  readonly timeout: number;
}

/** One event is a few bytes; what grows beyond this is not one. */
const LARGEST_EVENT = 64 * 1024;

/**
 * Listens until the API closes the stream (success), the connection breaks, or the signal aborts (both OFFLINE).
 * Fails as any other call does when the stream is refused.
 */
export async function listenToEvents(
  { fetch, apiUrl, token, lane, now, timeout }: StreamOptions,
  listener: EventStreamListener,
): Promise<RemoteAnswer<null>> {
  // Opening and refusing have a time limit; an open stream may be silent for long.
  const opening = new AbortController();
  const stopWaiting = afterOnTimer(timeout, () => opening.abort());
  try {
    const response = await fetch(`${apiUrl}${EVENTS_PATH}`, {
      method: 'GET',
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: null,
      lane,
      redirect: 'manual',
      signal: AbortSignal.any([listener.signal, opening.signal]),
    });
    const refused = await refusalOf(response, token, now());
    if (refused) return refused;
    stopWaiting();
    listener.onOpen();
    await readEvents(response, listener);
    return { ok: true, data: null };
  } catch (error) {
    return networkFailure(error, opening.signal);
  } finally {
    stopWaiting();
  }
}

async function refusalOf(response: Response, token: string, now: number): Promise<RemoteAnswer<null> | null> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 200 && /^text\/event-stream\b/i.test(type)) return null;
  if (isRedirect(response) || response.status === 200) {
    await response.body?.cancel();
    return remoteFailure('NOT_AN_API');
  }
  const bytes = await readWithin(response, LARGEST_ANSWER);
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  const raw = { status: response.status, headers: response.headers, text };
  return readAnswer(raw, z.null(), { secret: token, now });
}

async function readEvents(response: Response, listener: EventStreamListener): Promise<void> {
  const parser = createParser({
    maxBufferSize: LARGEST_EVENT,
    onEvent: ({ event, data }) => {
      const shopId = event === 'changed' ? shopIdOf(data) : null;
      if (shopId !== null) listener.onChanged(shopId);
    },
  });
  const decoder = new TextDecoder();
  // A parser that overflowed throws at the next chunk, which ends the stream.
  for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
}

/** The shop of a nudge, or null: one that cannot be read is as good as lost, and the poll makes up for it. */
function shopIdOf(data: string): string | null {
  try {
    return changedEvent.safeParse(JSON.parse(data)).data?.shop_id ?? null;
  } catch {
    return null;
  }
}
