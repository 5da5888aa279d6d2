// What the API client sends: derived from the contract, under the account's token, renewed once.

import { describe, expect, test } from 'vitest';
import { type AccessToken, createRemote } from '#electron/remote/remote.ts';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { failure, success } from '#shared/errors.ts';
import { replyEnvelope, startLocalServer } from './local-server.ts';
import { wireRegistrationExample, wireShopExample } from './wire-examples.ts';

const body = {
  terms_version: 'v1',
  seller_contact: { email: 'shop@example.com' },
  products: [{ product_id: '5', total_commission_rate: 1500, sample_quota: 3 }],
};

test('a registration goes to its path with its key and body', async () => {
  const texts: string[] = [];
  const server = await startLocalServer((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => texts.push(text));
    request.on('end', () =>
      replyEnvelope(response, 200, {
        code: 0,
        data: { results: [{ product_id: '5', code: 0, message: '', registration: wireRegistrationExample }] },
      }),
    );
  });
  const remote = createRemote({
    fetch,
    baseUrlOf: () => `${server.url}/base`,
    accessToken: async () => success('t'),
  });
  const answer = await remote.call('account1', 'registerProducts', {
    params: { shop_id: '100', campaign_id: '7' },
    body,
    idempotencyKey: 'a-key',
  });
  expect(answer.ok).toBe(true);
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    url: '/base/v1/shops/100/campaigns/7/registrations',
    headers: { 'idempotency-key': 'a-key', 'content-type': 'application/json' },
  });
  expect(JSON.parse(texts.join(''))).toEqual(body);
});

test('a query carries what was asked and the contract’s defaults', async () => {
  const server = await startLocalServer((_, response) => replyEnvelope(response, 500, { code: 50000 }));
  const remote = createRemote({ fetch, baseUrlOf: () => server.url, accessToken: async () => success('t') });
  await remote.call('account1', 'listChanges', { params: { shop_id: '100' }, query: { cursor: 'a&b=c' } });
  expect(server.requests[0]?.url).toBe('/v1/shops/100/changes?cursor=a%26b%3Dc&limit=1000');
});

test('what the contract does not allow is not sent', async () => {
  const server = await startLocalServer((_, response) => replyEnvelope(response, 500, { code: 50000 }));
  const remote = createRemote({ fetch, baseUrlOf: () => server.url, accessToken: async () => success('t') });
  const params = { shop_id: '../../admin', campaign_id: '7' };
  const answer = await remote.call('account1', 'registerProducts', { params, body });
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  expect(server.requests).toHaveLength(0);
});

test('an account that is gone asks nobody', async () => {
  const remote = createRemote({ fetch, baseUrlOf: () => null, accessToken: async () => success('t') });
  const answer = await remote.call('account1', 'listShops', { params: {} });
  expect(answer).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } });
});

test('a caller that gives up gets an answer at once', async () => {
  const controller = new AbortController();
  const server = await startLocalServer(() => controller.abort());
  const remote = createRemote({ fetch, baseUrlOf: () => server.url, accessToken: async () => success('t') });
  const { signal } = controller;
  const answer = await remote.call('account1', 'listShops', { params: {}, signal });
  expect(answer).toMatchObject({ ok: false, error: { code: 'OFFLINE' } });
});

describe('a refused token', () => {
  async function askWith(accessToken: AccessToken, accepted: string) {
    const server = await startLocalServer((request, response) =>
      request.headers.authorization === `Bearer ${accepted}`
        ? replyEnvelope(response, 200, { code: 0, data: { shops: [wireShopExample] } })
        : replyEnvelope(response, 401, { code: API_CODES.TOKEN_EXPIRED }),
    );
    const remote = createRemote({ fetch, baseUrlOf: () => server.url, accessToken });
    const answer = await remote.call('account1', 'listShops', { params: {} });
    return { answer, count: server.requests.length };
  }

  test('is renewed once, and the call goes again', async () => {
    const { answer, count } = await askWith(
      async (_, { rejected } = {}) => success(rejected === 'old' ? 'new' : 'old'),
      'new',
    );
    expect(answer.ok).toBe(true);
    expect(count).toBe(2);
  });

  test('that is refused again asks for a sign-in', async () => {
    const { answer, count } = await askWith(async () => success('old'), 'new');
    expect(answer).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } });
    expect(count).toBe(2);
  });

  test('that cannot be renewed now is the fault of the way, not the end of the sign-in', async () => {
    const { answer } = await askWith(
      async (_, { rejected } = {}) => (rejected ? failure('OFFLINE') : success('old')),
      'new',
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'OFFLINE' } });
  });
});
