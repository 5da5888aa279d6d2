// The event stream over real HTTP: nudges, what is none, and how it ends.

import type { RequestListener } from 'node:http';

import { describe, expect, test } from 'vitest';
import type { RemoteAnswer } from '#electron/remote/answer.ts';
import { createRemote } from '#electron/remote/remote.ts';
import { success } from '#shared/errors.ts';
import { createHandClock, until } from '../sync/hand-clock.ts';
import { reply, replyEnvelope, startLocalServer } from './local-server.ts';

async function listen(listener: RequestListener) {
  const server = await startLocalServer(listener);
  const remote = createRemote({
    fetch,
    baseUrlOf: () => server.url,
    accessToken: async () => success('token'),
  });
  const heard: string[] = [];
  const controller = new AbortController();
  const ended = await remote.listen('account1', {
    signal: controller.signal,
    onOpen: () => heard.push('open'),
    onChanged: (shopId) => {
      heard.push(shopId);
      if (shopId === '999') controller.abort();
    },
  });
  return { heard, ended, server };
}

const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

test('hears nudges, in pieces too, until the API closes the stream', async () => {
  const { heard, ended, server } = await listen((_, response) => {
    response.writeHead(200, STREAM);
    response.write(': hello\n\nevent: changed\ndata: {"shop_id":"1');
    setImmediate(() => response.end('00"}\n\nevent: changed\ndata: {"shop_id":"200"}\n\n'));
  });
  expect(heard).toEqual(['open', '100', '200']);
  expect(ended).toEqual({ ok: true, data: null });
  expect(server.requests[0]).toMatchObject({ url: '/v1/events', headers: { authorization: 'Bearer token' } });
});

test('what is no nudge is passed over', async () => {
  const { heard } = await listen((_, response) => {
    const events = [
      'event: changed\ndata: {oops',
      'event: changed\ndata: {"shop_id":"../1"}',
      'event: other\ndata: {}',
    ];
    reply(response, 200, `${events.join('\n\n')}\n\nevent: changed\ndata: {"shop_id":"7"}\n\n`, STREAM);
  });
  expect(heard).toEqual(['open', '7']);
});

test('a nudge without end closes the stream', async () => {
  const { heard, ended } = await listen((_, response) => {
    response.writeHead(200, STREAM);
    const line = `data: ${'x'.repeat(100_000)}\n`;
    const more = () => {
      while (!response.destroyed && response.write(line));
    };
    response.on('drain', more);
    more();
  });
  expect(heard).toEqual(['open']);
  expect(ended.ok).toBe(false);
});

test('the listener can leave', async () => {
  const { heard, ended } = await listen((_, response) => {
    response.writeHead(200, STREAM);
    response.write('event: changed\ndata: {"shop_id":"999"}\n\n');
  });
  expect(heard).toEqual(['open', '999']);
  expect(ended).toMatchObject({ ok: false, error: { code: 'OFFLINE' } });
});

test('a refused stream fails as any other call does', async () => {
  const refused = await listen((_, response) =>
    replyEnvelope(response, 429, { code: 42900 }, { 'retry-after': '9' }),
  );
  expect(refused.ended).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' }, retryAfter: 9 });
  const page = await listen((_, response) => reply(response, 200, '<p>', { 'content-type': 'text/html' }));
  expect(page.ended).toMatchObject({ ok: false, error: { code: 'NOT_AN_API' } });
  expect(page.heard).toEqual([]);
});

test('a refusal that does not end is given up in time', async () => {
  const server = await startLocalServer((_, response) => {
    response.writeHead(503, { 'content-type': 'application/json' });
    response.write('{');
  });
  const accessToken = async () => success('token');
  const remote = createRemote({ fetch, baseUrlOf: () => server.url, accessToken, timeout: 300 });
  const { signal } = new AbortController();
  const listener = { signal, onOpen: () => undefined, onChanged: () => undefined };
  expect(await remote.listen('account1', listener)).toMatchObject({ error: { code: 'TIMED_OUT' } });
});

describe('silence', () => {
  /** A stream that the test writes, and a clock in its hand. */
  async function standing() {
    const clock = createHandClock();
    let waits = 0;
    const pieces = new TransformStream<string, string>();
    const writer = pieces.writable.getWriter();
    const remote = createRemote({
      fetch: async (_, { signal }) =>
        new Response(pieces.readable.pipeThrough(new TextEncoderStream(), { signal }), { headers: STREAM }),
      baseUrlOf: () => 'https://api.example',
      accessToken: async () => success('token'),
      after: (milliseconds, run) => {
        waits++;
        return clock.after(milliseconds, run);
      },
    });
    const heard: string[] = [];
    const { signal } = new AbortController();
    let ended: RemoteAnswer<null> | null = null;
    const onChanged = (shopId: string) => heard.push(shopId);
    void remote.listen('account1', { signal, onOpen: () => heard.push('open'), onChanged }).then((answer) => {
      ended = answer;
    });
    await until(() => heard.length === 1, 'the stream to stand');
    return {
      clock,
      ended: () => ended,
      /** Writes, and settles when the listener has read it: a nudge in the same piece says so. */
      write: async (text: string) => {
        const count = heard.length;
        await writer.write(`${text}event: changed\ndata: {"shop_id":"1"}\n\n`);
        await until(() => heard.length > count, 'the piece to be read');
      },
      /** Writes a comment, and settles when the next is waited for. */
      beat: async () => {
        const before = waits;
        await writer.write(':\n\n');
        await until(() => waits > before, 'the comment to be heard');
      },
    };
  }

  test.each([
    [2, 3_000],
    [30, 31_000],
  ])(
    'longer than the %i s that the API announced, and a second more, ends the stream',
    async (heartbeat, limit) => {
      const { clock, ended, write, beat } = await standing();
      await write(`event: hello\ndata: {"heartbeat_seconds":${heartbeat}}\n\n`);
      for (let beats = 0; beats < 3; beats++) {
        clock.advance(limit - 1);
        await beat();
      }
      expect(ended()).toBeNull();
      clock.advance(limit);
      await until(() => ended() !== null, 'the stream to end');
      expect(ended()).toMatchObject({ ok: false, error: { code: 'TIMED_OUT' } });
    },
  );

  test.each(['', 'event: hello\ndata: {"heartbeat_seconds":0}\n\n', 'event: hello\ndata: oops\n\n'])(
    'is nothing where no heartbeat is announced: %j',
    async (first) => {
      const { clock, ended, write } = await standing();
      await write(first);
      clock.advance(24 * 3_600_000);
      // Still read: it has not ended.
      await write('');
      expect(ended()).toBeNull();
    },
  );
});
