// Hostile input at the API's own boundary: it answers with a refusal in the envelope, changes nothing, and keeps serving.

import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { beforeAll, expect, it, test } from 'vitest';
import { useApi } from './support/api.ts';
import { type Desk, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

const acceptances = () => api.current().server.control.acceptances();

test.each([
  ['no JSON', '{"terms_version": '],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"register"'],
  ['a prototype', '{"__proto__": {"terms_version": "x"}, "products": []}'],
  ['a constructor', '{"constructor": {"prototype": {"polluted": true}}}'],
  ['products that are none', '{"terms_version":"x","seller_contact":{"email":"a@b.c"},"products":"all"}'],
  [
    'a number as id',
    '{"terms_version":"x","seller_contact":{"email":"a@b.c"},"products":[{"product_id":1}]}',
  ],
  [
    'a rate beyond numbers',
    '{"terms_version":"x","seller_contact":{"email":"a@b.c"},"products":[{"product_id":"1","total_commission_rate":1e999,"sample_quota":1}]}',
  ],
  ['nothing', ''],
])('a body that is %s is refused', async (_what, body) => {
  const answer = await desk.submit(desk.takeCampaign(), body);
  expect(answer.name).toBe('INVALID_REQUEST');
  expect(answer.message).not.toBe('');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('a body larger than a megabyte is refused', async () => {
  const campaign = desk.takeCampaign();
  const answer = await desk.submit(
    campaign,
    JSON.stringify({ ...desk.body(campaign), more: 'x'.repeat(1_200_000) }),
  );
  expect(answer).toMatchObject({ name: 'INVALID_REQUEST', status: 400 });
});

it('a body of another type is refused', async () => {
  const campaign = desk.takeCampaign();
  const path = `/v1/shops/${desk.shop.id}/campaigns/${campaign.id}/registrations`;
  const headers = { 'content-type': 'text/plain' };
  const answer = await desk.client.request('POST', path, {
    body: desk.body(campaign),
    key: randomUUID(),
    headers,
  });
  expect(answer.name).toBe('INVALID_REQUEST');
});

test.each([
  "7200000000000000001' OR '1'='1",
  '7200000000000000001; DROP TABLE shops',
  '../account',
  '%00',
  '１２３',
  '-1',
  '99999999999999999999',
])('the shop id %j reaches no table', async (id) => {
  const answer = await desk.client.request('GET', `/v1/shops/${encodeURIComponent(id)}/products`);
  expect(['INVALID_REQUEST', 'NOT_FOUND']).toContain(answer.name);
  expect((await desk.client.request('GET', `/v1/shops/${desk.shop.id}/products`)).name).toBe('OK');
});

it('what looks like SQL or markup is kept as the text that it is', async () => {
  const campaign = desk.takeCampaign();
  const { control } = api.current().server;
  const name = "'); DROP TABLE campaigns; -- <b>&";
  await control.editCampaign(campaign.id, { name });
  const path = `/v1/shops/${desk.shop.id}/campaigns/${campaign.id}`;
  expect((await desk.client.read('readCampaign', path)).campaign.name).toBe(name);
});

test.each([
  ['too long', 'k'.repeat(129)],
  ['with blanks', 'a key'],
])('an idempotency key %s is refused', async (_what, key) => {
  const campaign = desk.takeCampaign();
  expect((await desk.submit(campaign, desk.body(campaign), key)).name).toBe('INVALID_REQUEST');
});

it('a token longer than any is not looked up', async () => {
  const headers = { authorization: `Bearer ${'x'.repeat(4000)}` };
  expect((await desk.client.request('GET', '/v1/shops', { headers })).name).toBe('TOKEN_INVALID');
});

it('any JSON at all is answered, and nothing of it is accepted', async () => {
  const campaign = desk.takeCampaign();
  const before = (await acceptances()).length;
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (products) => {
      const answer = await desk.submit(campaign, { ...desk.body(campaign), products });
      expect(['OK', 'INVALID_REQUEST', 'NO_PRODUCTS']).toContain(answer.name);
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
  expect((await acceptances()).length).toBe(before);
});

it('listens on the loopback address only', () => {
  expect(new URL(api.current().url).hostname).toBe('127.0.0.1');
});

it('a connection that speaks no HTTP is closed', async () => {
  const { hostname, port } = new URL(api.current().url);
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write('\u0000\u0001 nonsense\r\n\r\n'));
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400/);
  expect((await desk.client.request('GET', '/v1/shops')).name).toBe('OK');
});

it('has no control unless it was started with one', async () => {
  const answer = await desk.client.request('POST', '/control/revokeTokens', { body: {} });
  expect(answer.name).toBe('NOT_FOUND');
});
