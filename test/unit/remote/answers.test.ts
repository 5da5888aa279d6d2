// What the API client makes of every kind of answer, over real HTTP. The token is a word that must not
// come back in anything.

import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createRemote } from '#electron/remote/remote.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { success } from '#shared/errors.ts';
import { reply, replyEnvelope, startLocalServer } from './local-server.ts';
import { wireCampaignExample, wireShopExample } from './wire-examples.ts';

/** This machine's clock, in milliseconds. */
const NOW = 1_800_000_000_000;

const TOKEN = 'token-that-must-not-leak';

async function ask(listener: RequestListener, timeout = 10_000) {
  const server = await startLocalServer(listener);
  const remote = createRemote({
    fetch,
    baseUrlOf: () => server.url,
    accessToken: async () => success(TOKEN),
    now: () => NOW,
    timeout,
  });
  const answer = await remote.call('account1', 'listShops', { params: {} });
  expect(JSON.stringify(answer)).not.toContain(TOKEN);
  return { answer, server, remote };
}

async function codeOf(listener: RequestListener, timeout?: number) {
  const { answer } = await ask(listener, timeout);
  return answer.ok ? null : answer.error.code;
}

const okData = { shops: [wireShopExample] };

describe('an answer that is right', () => {
  test('is the data of the contract, without what this version does not know', async () => {
    const { answer, server } = await ask((_, response) =>
      replyEnvelope(response, 200, { code: 0, data: { shops: [{ ...wireShopExample, colour: 'red' }] } }),
    );
    expect(answer).toEqual({ ok: true, data: { ...okData, unreadable: [] } });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/v1/shops',
      headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/json' },
    });
  });

  test('is without the token, wherever the API has put it', async () => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, 200, {
        code: 0,
        data: { shops: [{ ...wireShopExample, name: `Sent with ${TOKEN}` }] },
      }),
    );
    expect(answer).toMatchObject({ ok: true, data: { shops: [{ name: 'Sent with [removed]' }] } });
  });

  test('sets the clock by its Date', async () => {
    const date = new Date(NOW + 600_000).toUTCString();
    const { remote } = await ask((_, response) =>
      replyEnvelope(response, 200, { code: 0, data: okData }, { date }),
    );
    expect(remote.clockOffset('account1')).toBe(600);
    expect(remote.clockOffset('account2')).toBe(0);
  });
});

describe('an answer that is wrong', () => {
  test.each([
    ['a web page', 200, '<!doctype html><p>Welcome', 'text/html', 'NOT_AN_API'],
    ['a web page with 404', 404, '<h1>Not here', 'text/html', 'NOT_AN_API'],
    ['a web page with 502', 502, '<h1>Bad gateway', 'text/html', 'SERVER_ERROR'],
    ['a web page with 429', 429, '<h1>Slow down', 'text/html', 'RATE_LIMITED'],
    ['no body', 200, '', 'application/json', 'ANSWER_MALFORMED'],
    ['text', 200, 'hello', 'text/plain', 'NOT_AN_API'],
    ['JSON that is no envelope', 200, '{"hello":"world"}', 'application/json', 'NOT_AN_API'],
    ['JSON null', 200, 'null', 'application/json', 'NOT_AN_API'],
    [
      'truncated JSON',
      200,
      '{"code":0,"message":"ok","request_id":"r","data":{"sho',
      'application/json',
      'ANSWER_MALFORMED',
    ],
    ['bytes that are no text', 200, '\u0000\uFFFF', 'application/json', 'ANSWER_MALFORMED'],
  ])('%s', async (_, status, body, type, code) => {
    expect(
      await codeOf((_request, response) => reply(response, status, body, { 'content-type': type })),
    ).toBe(code);
  });

  test('data of another shape: malformed, naming the place and not the value', async () => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, 200, {
        code: 0,
        data: { shops: 'secret value' },
      }),
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'ANSWER_MALFORMED', reference: 'req-1', detail: expect.stringContaining('shops') },
    });
    expect(JSON.stringify(answer)).not.toContain('secret value');
  });

  test('data of the right shape with a fault’s status is not believed', async () => {
    expect(await codeOf((_, response) => replyEnvelope(response, 500, { code: 0, data: okData }))).toBe(
      'SERVER_ERROR',
    );
  });

  test('a body without end', async () => {
    const listener: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, 'a');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    };
    const server = await startLocalServer(listener);
    const remote = createRemote({
      fetch,
      baseUrlOf: () => server.url,
      accessToken: async () => success(TOKEN),
    });
    const answer = await remote.call('account1', 'listShops', { params: {} });
    expect(answer).toMatchObject({ ok: false, error: { code: 'ANSWER_TOO_LARGE' } });
  });

  test('a connection that breaks in the middle', async () => {
    const code = await codeOf((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"code":0');
      setImmediate(() => response.destroy());
    });
    expect(code).toBe('OFFLINE');
  });

  test('nothing at all, in time', async () => {
    expect(await codeOf(() => {}, 200)).toBe('TIMED_OUT');
  });

  test('a body that stalls', async () => {
    const code = await codeOf((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    }, 200);
    expect(code).toBe('TIMED_OUT');
  });

  test('nobody there', async () => {
    const server = await startLocalServer(() => {});
    await server.stop();
    const remote = createRemote({
      fetch,
      baseUrlOf: () => server.url,
      accessToken: async () => success(TOKEN),
    });
    const answer = await remote.call('account1', 'listShops', { params: {} });
    expect(answer).toMatchObject({ ok: false, error: { code: 'OFFLINE', detail: 'ECONNREFUSED' } });
  });

  test('a redirect elsewhere is not followed: it would carry the token', async () => {
    const elsewhere = await startLocalServer((_, response) =>
      replyEnvelope(response, 200, { code: 0, data: okData }),
    );
    const code = await codeOf((_, response) =>
      reply(response, 307, '', { location: `${elsewhere.url}/v1/shops` }),
    );
    expect(code).toBe('NOT_AN_API');
    expect(elsewhere.requests).toHaveLength(0);
  });
});

describe('a refusal', () => {
  test('keeps the API’s name, sentence and request id', async () => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, 403, { code: API_CODES.PAYMENT_ACCOUNT_NOT_ACTIVE, message: 'Activate it' }),
    );
    expect(answer).toMatchObject({
      ok: false,
      apiCode: 'PAYMENT_ACCOUNT_NOT_ACTIVE',
      error: { code: 'PAYMENT_ACCOUNT_NOT_ACTIVE', detail: 'Activate it', reference: 'req-1' },
    });
  });

  test.each([
    [400, 40077, 'REQUEST_REFUSED'],
    [403, 40377, 'OPERATION_DENIED'],
    [404, 40477, 'NOT_FOUND'],
    [409, API_CODES.IDEMPOTENCY_KEY_REUSED, 'IDEMPOTENCY_KEY_REUSED'],
    [412, 41277, 'REQUEST_REFUSED'],
    [413, 41377, 'REQUEST_TOO_LARGE'],
    [423, 42377, 'TRY_LATER'],
    [425, 42577, 'TRY_LATER'],
    [429, 42977, 'RATE_LIMITED'],
    [500, API_CODES.INTERNAL, 'SERVER_ERROR'],
    [503, API_CODES.UNAVAILABLE, 'SERVER_ERROR'],
    [200, 77777, 'REQUEST_REFUSED'],
  ])('status %i with code %i is %s', async (status, code, expected) => {
    expect(await codeOf((_, response) => replyEnvelope(response, status, { code }))).toBe(expected);
  });

  test('an expired cursor can be told from other refusals', async () => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, 410, { code: API_CODES.CURSOR_EXPIRED }),
    );
    expect(answer).toMatchObject({ ok: false, apiCode: 'CURSOR_EXPIRED' });
  });

  test.each([429, 503])('status %i carries the wait', async (status) => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, status, { code: status * 100 }, { 'retry-after': '12' }),
    );
    expect(answer).toMatchObject({ ok: false, retryAfter: 12 });
  });

  test('changed terms bring the campaign in the domain’s words', async () => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, 409, {
        code: API_CODES.TERMS_CHANGED,
        data: { campaign: { ...wireCampaignExample, terms_version: 'v2' } },
      }),
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'TERMS_CHANGED' },
      currentCampaign: { id: wireCampaignExample.id, termsVersion: 'v2', commissionRequirement: 1200 },
    });
  });

  test('changed terms with a broken campaign are still changed terms', async () => {
    const { answer } = await ask((_, response) =>
      replyEnvelope(response, 409, { code: API_CODES.TERMS_CHANGED, data: { campaign: { id: 7 } } }),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'TERMS_CHANGED' }, currentCampaign: null });
  });

  test('text of the API is one bounded line without the token', async () => {
    const message = `line\u202e one\n${TOKEN} ${'x'.repeat(5_000)}`;
    const { answer } = await ask((_, response) => replyEnvelope(response, 400, { code: 40000, message }));
    const detail = answer.ok ? '' : (answer.error.detail ?? '');
    expect(detail).toMatch(/^line one \[removed\] x+$/);
    expect(detail.length).toBeLessThanOrEqual(300);
  });
});
