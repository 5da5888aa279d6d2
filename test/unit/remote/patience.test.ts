// A request is waited for while something of it moves, and not for ever. Time is in the test's hand.

import { describe, expect, test } from 'vitest';
import { exchange, type Fetch } from '#electron/remote/exchange.ts';
import { createHandClock, until } from '../sync/hand-clock.ts';

const SECOND = 1_000;
const request = { url: 'https://api.example.com/', method: 'GET', headers: {}, body: null, lane: 'a' };

/** An API that answers when, and with what, the test says. */
function slowApi() {
  const clock = createHandClock();
  const { promise: head, resolve: answer } = Promise.withResolvers<Response>();
  const source: { controller?: ReadableStreamDefaultController<Uint8Array> } = {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      source.controller = controller;
    },
  });
  const fetch: Fetch = (_, { signal }) => {
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => {
      reject(signal.reason);
      source.controller?.error(signal.reason);
    });
    return Promise.race([head, aborted]);
  };
  const result = exchange(fetch, request, { after: clock.after });
  let taken = 0;
  return {
    clock,
    result,
    begin: async () => {
      answer(new Response(body.pipeThrough(counting(() => (taken += 1)))));
      await until(() => body.locked);
    },
    send: async (text: string) => {
      const before = taken;
      source.controller?.enqueue(new TextEncoder().encode(text));
      await until(() => taken > before);
      // The piece has yet to reach the reader.
      await new Promise(setImmediate);
    },
    end: () => source.controller?.close(),
  };
}

function counting(count: () => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform: (chunk, controller) => {
      controller.enqueue(chunk);
      count();
    },
  });
}

describe('an answer', () => {
  test('that comes slowly but steadily is read to its end, however long it takes in all', async () => {
    const { clock, result, begin, send, end } = slowApi();
    clock.advance(19 * SECOND);
    await begin();
    for (let piece = 0; piece < 10; piece += 1) {
      clock.advance(19 * SECOND);
      await send('x');
    }
    end();
    expect(await result).toMatchObject({ ok: true, data: { text: 'x'.repeat(10) } });
  });

  test('of which nothing comes is given up', async () => {
    const { clock, result } = slowApi();
    clock.advance(20 * SECOND);
    expect(await result).toMatchObject({ ok: false, error: { code: 'TIMED_OUT' } });
  });

  test('that stops in the middle is given up', async () => {
    const { clock, result, begin, send } = slowApi();
    await begin();
    await send('x');
    clock.advance(20 * SECOND);
    expect(await result).toMatchObject({ ok: false, error: { code: 'TIMED_OUT' } });
  });

  test('that drips without end is given up', async () => {
    const { clock, result, begin, send } = slowApi();
    await begin();
    for (let seconds = 0; seconds < 290; seconds += 10) {
      clock.advance(10 * SECOND);
      await send('x');
    }
    clock.advance(10 * SECOND);
    expect(await result).toMatchObject({ ok: false, error: { code: 'TIMED_OUT' } });
  });
});
