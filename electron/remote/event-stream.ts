/**
 * The API's event stream: open, parse, close. It carries nudges and no records. A silence longer than the API announced is its end.
 * When and whether to open it again is for whoever listens.
 */
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { changedEvent, EVENTS_PATH, helloEvent } from '#shared/contract/api/events.ts';
import type { After } from '../after.ts';
import { type RemoteAnswer, readAnswer, remoteFailure } from './answer.ts';
import { type Fetch, isRedirect, LARGEST_ANSWER, networkFailure, readWithin } from './exchange.ts';
import { createSilenceWatch, type SilenceWatch } from './patience.ts';

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
  readonly after: After;
}

/** One event is a few bytes; what grows beyond this is not one. */
const LARGEST_EVENT = 64 * 1024;
/** How much later than announced a heartbeat may come, in milliseconds. */
const LATE_HEARTBEAT = 1000;

/**
 * Listens until the API closes the stream (success), the connection breaks, the signal aborts (both OFFLINE), or nothing comes for
 * longer than the API said (TIMED_OUT).
 * Fails as any other call does when the stream is refused.
 */
export async function listenToEvents(
  { fetch, apiUrl, token, lane, now, timeout, after }: StreamOptions,
  listener: EventStreamListener,
): Promise<RemoteAnswer<null>> {
  // Opening and refusing have a time limit; a stream that announces no heartbeat may be silent for long.
  const silence = createSilenceWatch(after);
  silence.allow(timeout);
  try {
    const response = await fetch(`${apiUrl}${EVENTS_PATH}`, {
      method: 'GET',
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: null,
      lane,
      redirect: 'manual',
      signal: AbortSignal.any([listener.signal, silence.signal]),
    });
    const refused = await refusalOf(response, token, now());
    if (refused) return refused;
    silence.allow(null);
    listener.onOpen();
    await readEvents(response, listener, silence);
    return { ok: true, data: null };
  } catch (error) {
    return networkFailure(error, silence.signal);
  } finally {
    silence.allow(null);
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

async function readEvents(
  response: Response,
  listener: EventStreamListener,
  silence: SilenceWatch,
): Promise<void> {
  const parser = createParser({
    maxBufferSize: LARGEST_EVENT,
    onEvent: ({ event, data }) => {
      if (event === 'hello') {
        const heartbeat = helloEvent.safeParse(jsonOf(data)).data?.heartbeat_seconds;
        if (heartbeat !== undefined) silence.allow(heartbeat * 1000 + LATE_HEARTBEAT);
      } else if (event === 'changed') {
        // One that cannot be read is as good as lost, and the poll makes up for it.
        const shopId = changedEvent.safeParse(jsonOf(data)).data?.shop_id;
        if (shopId !== undefined) listener.onChanged(shopId);
      }
    },
  });
  const decoder = new TextDecoder();
  // A parser that overflowed throws at the next chunk, which ends the stream.
  for await (const chunk of response.body ?? []) {
    silence.broken();
    parser.feed(decoder.decode(chunk, { stream: true }));
  }
}

function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
