// The app's way to the network, over the Chromium host's `net`, which keeps Electron's rules, and real servers on this machine.

import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import type { ClientRequestConstructorOptions } from 'electron';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exchange } from '#electron/remote/exchange.ts';
import { createNetFetch } from '#electron/remote/net-fetch.ts';
import { createRemote } from '#electron/remote/remote.ts';
import { net } from '#sandbox/chromium-host/net.ts';
import { sessionModule } from '#sandbox/chromium-host/session.ts';
import { success } from '#shared/errors.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { reply, replyEnvelope, startLocalServer } from './local-server.ts';

function network() {
  const log: string[] = [];
  const asked: ClientRequestConstructorOptions[] = [];
  const fetch = createNetFetch({
    net: {
      request: (options) => {
        if (typeof options !== 'string') asked.push(options);
        return net.request(options);
      },
    },
    sessionOf: (lane) => sessionModule.fromPartition(`network:${lane}`),
    log: (message) => log.push(message),
  });
  return { fetch, log, asked };
}

const get = (signal = new AbortController().signal) =>
  ({ method: 'GET', headers: {}, body: null, signal, redirect: 'manual', lane: 'a' }) as const;

async function answered(listener: RequestListener) {
  const server = await startLocalServer(listener);
  const { fetch } = network();
  return { server, fetch, response: await fetch(`${server.url}/x`, get()) };
}

test('asks with its own session, without cookies, cache or a redirect that is followed', async () => {
  const server = await startLocalServer((_, response) => reply(response, 200, '{}'));
  const { fetch, asked } = network();
  const body = '{"a":1}';
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
  await fetch(`${server.url}/x`, { ...get(), method: 'POST', headers, body });
  expect(asked).toEqual([
    {
      url: `${server.url}/x`,
      method: 'POST',
      headers,
      session: sessionModule.fromPartition('network:a'),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      priority: 'medium',
    },
  ]);
  expect(server.requests[0]).toMatchObject({ method: 'POST', headers });
});

describe('answers', () => {
  test('status, headers and text', async () => {
    const { response } = await answered((_, answer) =>
      reply(answer, 404, 'ไทย', { 'x-a': 'b', 'retry-after': '5' }),
    );
    expect(response.status).toBe(404);
    expect(response.headers.get('x-a')).toBe('b');
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.text()).toBe('ไทย');
  });

  test('a redirect as it is, without following it', async () => {
    const { server, response } = await answered((_, answer) =>
      reply(answer, 302, '', { location: '/there' }),
    );
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`${server.url}/there`);
    expect(server.requests).toHaveLength(1);
  });

  test('no body where there is none', async () => {
    const { response } = await answered((_, answer) => answer.writeHead(204).end());
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });

  test('what was compressed as it was before', async () => {
    const { response } = await answered((_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip' });
      answer.end(gzipSync('{"a":1}'));
    });
    expect(await response.json()).toEqual({ a: 1 });
  });

  test('piece by piece, before the end has come', async () => {
    const { promise: go, resolve: end } = Promise.withResolvers<void>();
    const { response } = await answered(async (_, answer) => {
      answer.writeHead(200);
      answer.write('first');
      await go;
      answer.end('last');
    });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first');
    end();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('last');
    expect((await reader?.read())?.done).toBe(true);
  });
});

describe('ends', () => {
  /** Answers a first piece and then nothing; tells when the connection has been given up. */
  async function dripping() {
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const server = await startLocalServer((request, answer) => {
      request.on('close', resolve);
      answer.on('close', resolve);
      answer.writeHead(200).write('first');
    });
    return { server, gone };
  }

  test('when it is called off before the answer', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const server = await startLocalServer(() => resolve());
    const controller = new AbortController();
    const answer = network().fetch(`${server.url}/x`, get(controller.signal));
    const refused = expect(answer).rejects.toThrow('no longer wanted');
    await asked;
    controller.abort(new Error('no longer wanted'));
    await refused;
  });

  test('when it was called off before it began', async () => {
    const server = await startLocalServer((_, answer) => reply(answer, 200, ''));
    const answer = network().fetch(`${server.url}/x`, get(AbortSignal.abort(new Error('no longer wanted'))));
    await expect(answer).rejects.toThrow('no longer wanted');
    expect(server.requests).toHaveLength(0);
  });

  test('when it is called off in the middle of the body: the reader fails, the connection closes', async () => {
    const { server, gone } = await dripping();
    const controller = new AbortController();
    const response = await network().fetch(`${server.url}/x`, get(controller.signal));
    const text = expect(response.text()).rejects.toThrow();
    controller.abort();
    await text;
    await gone;
  });

  test('when nobody reads on: the connection closes', async () => {
    const { server, gone } = await dripping();
    const response = await network().fetch(`${server.url}/x`, get());
    await response.body?.cancel();
    await gone;
  });

  test('with a fault when the connection breaks in the middle of the body', async () => {
    const server = await startLocalServer((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('first', () => answer.destroy());
    });
    const answer = await exchange(network().fetch, { ...get(), url: `${server.url}/x` });
    expect(answer).toMatchObject({ ok: false, error: { code: 'OFFLINE' } });
  });

  test('with a fault, not with an exception, when the head is none', async () => {
    const server = await startLocalServer((_, answer) => reply(answer, 700, ''));
    await expect(network().fetch(`${server.url}/x`, get())).rejects.toThrow(RangeError);
  });
});

describe('why a host cannot be reached', () => {
  async function stoppedServer(): Promise<string> {
    const server = await startLocalServer(() => {});
    await server.stop();
    return server.url;
  }

  test('is its own code for a certificate that is not trusted, with the cause in the log, and nothing is sent', async () => {
    const requests: string[] = [];
    const server = createServer({ cert: CERTIFICATE, key: KEY }, (request) =>
      requests.push(request.url ?? ''),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { fetch, log } = network();
    const remote = createRemote({
      fetch,
      baseUrlOf: () => `https://127.0.0.1:${port}`,
      accessToken: async () => success('secret-token'),
    });
    const answer = await remote.call('account1', 'listShops', { params: {} });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'CERTIFICATE_NOT_TRUSTED', detail: 'ERR_CERT_AUTHORITY_INVALID' },
    });
    expect(log).toEqual([`127.0.0.1:${port} cannot be reached: ERR_CERT_AUTHORITY_INVALID`]);
    expect(requests).toEqual([]);
  });

  test('is OFFLINE with Chromium’s name for it', async () => {
    const { fetch } = network();
    const answer = await exchange(fetch, { ...get(), url: await stoppedServer() });
    expect(answer).toMatchObject({ error: { code: 'OFFLINE', detail: 'ERR_CONNECTION_REFUSED' } });
  });

  test('is logged once, and again after it was reached', async () => {
    const first = await startLocalServer((_, answer) => replyEnvelope(answer, 200, { code: 0 }));
    const { host } = new URL(first.url);
    const { fetch, log } = network();
    const ask = () => exchange(fetch, { ...get(), url: `${first.url}/x` });
    await ask();
    await first.stop();
    await ask();
    await ask();
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(`${host} cannot be reached: ERR_CONNECTION_`);
  });

  test('is not logged of a request that was called off', async () => {
    const { fetch, log } = network();
    await fetch('http://127.0.0.1:1/x', get(AbortSignal.abort())).catch(() => undefined);
    expect(log).toEqual([]);
  });
});

describe('event streams', () => {
  test('of many accounts at one API leave each account its connections', async () => {
    const streams: unknown[] = [];
    const server = await startLocalServer((request, answer) => {
      if (request.url !== '/v1/events') return replyEnvelope(answer, 200, { code: 0, data: { shops: [] } });
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
      streams.push(answer);
    });
    const { fetch } = network();
    const remote = createRemote({
      fetch,
      baseUrlOf: () => server.url,
      accessToken: async () => success('t'),
    });
    const controller = new AbortController();
    onTestFinished(() => controller.abort());
    const accounts = Array.from({ length: 8 }, (_, index) => `many${index}`);
    const open = accounts.map((account) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const listener = { onOpen: resolve, onChanged: () => {}, signal: controller.signal };
      void remote.listen(account, listener);
      return promise;
    });
    await Promise.all(open);
    expect(streams).toHaveLength(8);
    for (const account of accounts) {
      expect(await remote.call(account, 'listShops', { params: {} })).toMatchObject({ ok: true });
    }
  });
});

describe('Electron’s rule, which the host keeps', () => {
  test('net.fetch does not answer a redirect that it may not follow', async () => {
    const server = await startLocalServer((_, answer) => reply(answer, 302, '', { location: '/there' }));
    await expect(net.fetch(`${server.url}/x`, { redirect: 'manual' })).rejects.toThrow(
      'Redirect was cancelled',
    );
  });

  test('an option that would change something there is not passed over here', () => {
    const request = (options: ClientRequestConstructorOptions) => () =>
      net.request({ url: 'https://api.example.com/', credentials: 'omit', ...options });
    expect(request({ useSessionCookies: true })).toThrow('not supported');
    expect(request({ credentials: 'include' })).toThrow('not supported');
    expect(request({ url: 'file:///etc/passwd' })).toThrow('only supports http: and https:');
  });
});
