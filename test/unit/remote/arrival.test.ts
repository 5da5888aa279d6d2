// Whether a request that failed may have arrived: only where it is certain that it has not may anybody be told so.

import { expect, test } from 'vitest';
import { networkFailure } from '#electron/remote/exchange.ts';
import { createRemote } from '#electron/remote/remote.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { failure, success } from '#shared/errors.ts';
import { reply, replyEnvelope, startLocalServer } from './local-server.ts';

const close = { params: { shop_id: '1', seller_campaign_id: '2' }, idempotencyKey: 'key' };

async function arrivalOf(listener: Parameters<typeof startLocalServer>[0], timeout = 10_000) {
  const server = await startLocalServer(listener);
  const accessToken = async () => success('token');
  const remote = createRemote({ fetch, baseUrlOf: () => server.url, accessToken, timeout });
  const answer = await remote.call('account1', 'closeSellerCampaign', close);
  return answer.ok ? expect.fail('it was answered') : [answer.arrival, answer.error.code];
}

test.each([
  ['a page of a proxy', 413, 'none', 'REQUEST_TOO_LARGE'],
  ['a page of a proxy', 414, 'none', 'REQUEST_TOO_LARGE'],
  ['a page of a proxy', 431, 'none', 'REQUEST_TOO_LARGE'],
  ['a page of a proxy', 429, 'none', 'RATE_LIMITED'],
  ['a page of a proxy', 423, 'none', 'TRY_LATER'],
  ['a page of a proxy', 425, 'none', 'TRY_LATER'],
  ['a page of a proxy', 408, 'unknown', 'TIMED_OUT'],
  ['a page of a proxy', 403, 'unknown', 'NOT_AN_API'],
  ['a page of a proxy', 502, 'unknown', 'SERVER_ERROR'],
  ['a network that wants a sign-in', 511, 'unknown', 'NOT_AN_API'],
  ['a page in place of an answer', 200, 'unknown', 'NOT_AN_API'],
] as const)('%s with %i: %s, %s', async (_, status, arrival, code) => {
  const page = { 'content-type': 'text/html' };
  expect(await arrivalOf((_request, response) => reply(response, status, '<h1>No', page))).toEqual([
    arrival,
    code,
  ]);
});

test.each([
  [401, API_CODES.TOKEN_EXPIRED, 'none', 'SIGN_IN_REQUIRED'],
  [409, API_CODES.CAMPAIGN_CLOSED, 'refused', 'CAMPAIGN_CLOSED'],
  [409, API_CODES.IDEMPOTENCY_KEY_REUSED, 'unknown', 'IDEMPOTENCY_KEY_REUSED'],
  [412, 41_200, 'refused', 'REQUEST_REFUSED'],
  [423, 42_300, 'none', 'TRY_LATER'],
  [425, 42_500, 'none', 'TRY_LATER'],
  [408, 40_800, 'unknown', 'TIMED_OUT'],
  [500, API_CODES.INTERNAL, 'unknown', 'SERVER_ERROR'],
] as const)('the API’s own %i with code %i: %s, %s', async (status, code, arrival, error) => {
  expect(await arrivalOf((_, response) => replyEnvelope(response, status, { code }))).toEqual([
    arrival,
    error,
  ]);
});

test('a connection that breaks after the request, or that says nothing', async () => {
  expect(await arrivalOf((_, response) => response.destroy())).toEqual(['unknown', 'OFFLINE']);
  expect(await arrivalOf(() => {}, 200)).toEqual(['unknown', 'TIMED_OUT']);
});

test.each([
  ['ECONNREFUSED', 'none'],
  ['ENOTFOUND', 'none'],
  ['CERT_HAS_EXPIRED', 'none'],
  ['net::ERR_INTERNET_DISCONNECTED', 'none'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'none'],
  ['ECONNRESET', 'unknown'],
  ['UND_ERR_SOCKET', 'unknown'],
  ['net::ERR_CONNECTION_RESET', 'unknown'],
  ['net::ERR_EMPTY_RESPONSE', 'unknown'],
  ['net::ERR_NETWORK_CHANGED', 'unknown'],
] as const)('the fault %s: %s', (fault, arrival) => {
  const coded = Object.assign(new Error('no'), { code: fault });
  expect(networkFailure(new TypeError('fetch failed', { cause: coded })).arrival).toBe(arrival);
  // Chromium has its name in the message.
  if (fault.startsWith('net::')) expect(networkFailure(new Error(fault)).arrival).toBe(arrival);
});

test('nothing leaves before it may, and then what was sent before goes out byte for byte', async () => {
  const bodies: string[] = [];
  const server = await startLocalServer((request, response) => {
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => bodies.push(chunk));
    request.on('end', () => replyEnvelope(response, 500, { code: API_CODES.INTERNAL }));
  });
  const remote = createRemote({
    fetch,
    baseUrlOf: () => server.url,
    accessToken: async () => success('token'),
  });
  const held = await remote.call('account1', 'closeSellerCampaign', {
    ...close,
    beforeSending: async () => failure('STORAGE_FULL'),
  });
  expect(held).toMatchObject({ ok: false, arrival: 'none', error: { code: 'STORAGE_FULL' } });
  expect(server.requests).toHaveLength(0);
  await remote.call('account1', 'closeSellerCampaign', { ...close, bodyText: '{ "as": "it was" }' });
  expect(bodies).toEqual(['{ "as": "it was" }']);
});
