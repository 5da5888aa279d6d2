// Faults that tests of clients ask for come as asked, as often as asked, and then all is well again.

import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApi, useApi } from './support/api.ts';
import { type Desk, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});
afterEach(() => api.current().server.control.clearFaults());

const control = () => api.current().server.control;
const get = (): Promise<Response> =>
  fetch(`${api.current().url}/v1/shops`, { headers: { authorization: `Bearer ${desk.client.accessToken}` } });

describe('a fault', () => {
  it('strikes where and as often as it was asked to', async () => {
    control().addFault({ on: '^GET /v1/shops$', kind: 'serverError', times: 2 });
    expect((await fetch(`${api.current().url}/v1/account`)).status).toBe(401);
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await get()).status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('leaves alone as many answers before as it was asked to', async () => {
    control().addFault({ on: '^GET /v1/shops$', kind: 'serverError', after: 2 });
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await get()).status);
    expect(statuses).toEqual([200, 200, 500, 200]);
  });

  it.each(['unavailable', 'rateLimited'] as const)('%s says when to come back', async (kind) => {
    control().addFault({ on: '/v1/shops$', kind, retryAfter: 3 });
    const answer = await get();
    expect(answer.status).toBe(kind === 'unavailable' ? 503 : 429);
    expect(answer.headers.get('retry-after')).toBe('3');
  });

  it('html is a page with status 200', async () => {
    control().addFault({ on: '/v1/shops$', kind: 'html' });
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/^<!doctype html>/);
  });

  it('truncatedJson is the true answer cut in half', async () => {
    const whole = await (await get()).text();
    control().addFault({ on: '/v1/shops$', kind: 'truncatedJson' });
    const text = await (await get()).text();
    expect(text.length).toBe(Math.ceil(whole.length / 2));
    expect(() => JSON.parse(text)).toThrow();
  });

  it('wrongSchema is JSON that the contract does not know', async () => {
    control().addFault({ on: '/v1/shops$', kind: 'wrongSchema' });
    expect(await (await get()).json()).toMatchObject({ code: 0, data: { surprise: [1, 2, 3] } });
  });

  it('hang holds the answer back until the faults are cleared', async () => {
    expect(control().heldRequests()).toBe(0);
    control().addFault({ on: '/v1/shops$', kind: 'hang' });
    let hasEnded = false;
    const hanging = get().finally(() => {
      hasEnded = true;
    });
    const failure = expect(hanging).rejects.toThrow();
    expect((await get()).status).toBe(200);
    expect(hasEnded).toBe(false);
    control().clearFaults();
    await failure;
  });

  it('says when to come back as a date, where it was asked to', async () => {
    control().addFault({ on: '/v1/shops$', kind: 'unavailable', retryAfter: 120, asDate: true });
    const moment = Date.parse((await get()).headers.get('retry-after') ?? '');
    expect(moment).toBeGreaterThan(Date.now());
  });

  it.each([
    ['unauthorized', 401],
    ['forbidden', 403],
    ['conflict', 409],
    ['preconditionFailed', 412],
  ] as const)('%s is a refusal with its status', async (kind, status) => {
    control().addFault({ on: '/v1/shops$', kind });
    const answer = await get();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ data: null, code: expect.any(Number) });
  });

  it('late comes after the answer to a later request', async () => {
    control().addFault({ on: '/v1/shops$', kind: 'late' });
    const order: string[] = [];
    const first = get().then(() => order.push('first'));
    await desk.client.read('readAccount', '/v1/account');
    order.push('second');
    await first;
    expect(order).toEqual(['second', 'first']);
  });

  it('resetInBody ends the connection after half of the answer', async () => {
    control().addFault({ on: '/v1/shops$', kind: 'resetInBody' });
    const answer = await get();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it.each(['refused', 'answerLost'] as const)('%s drops the connection', async (kind) => {
    control().addFault({ on: '/v1/shops$', kind });
    await expect(get()).rejects.toThrow();
    expect((await get()).status).toBe(200);
  });
});

it('is reachable over HTTP on a server that was started with control', async () => {
  const own = await startApi({ control: true });
  const there = await sitDown(own);
  const order = (name: string, given: object): Promise<Response> =>
    fetch(`${own.url}/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
  expect((await order('addFault', { on: '/v1/shops$', kind: 'html' })).status).toBe(200);
  expect((await fetch(`${own.url}/v1/shops`)).headers.get('content-type')).toMatch(/html/);

  const campaign = there.takeCampaign();
  await there.submit(campaign, there.body(campaign));
  expect(await (await order('acceptances', {})).json()).toMatchObject({
    result: [{ campaign_id: campaign.id, product_id: there.products[0].id }],
  });
  await order('editCampaign', { campaignId: campaign.id, edit: { commission_rate: 4321 } });
  const path = `/v1/shops/${there.shop.id}/campaigns/${campaign.id}`;
  expect((await there.client.read('readCampaign', path)).campaign.commission_rate).toBe(4321);

  expect((await order('addFault', { on: '/x', kind: 'sudden' })).status).toBe(400);
  expect((await order('editCampaign', { campaignId: campaign.id, edit: { id: '1' } })).status).toBe(400);
  expect((await order('nothing', {})).status).toBe(404);
  await order('revokeTokens', {});
  expect((await there.client.request('GET', '/v1/shops')).name).toBe('TOKEN_INVALID');
  await own.server.close();
});
