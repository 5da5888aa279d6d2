// The same operation sent twice happens once: after a lost answer, at the same moment, or much later.

import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import { present, useApi } from './support/api.ts';
import { type Desk, registrationIn, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

/** How often the API accepted a product in a campaign. */
async function acceptancesIn(campaignId: string): Promise<number> {
  const acceptances = await api.current().server.control.acceptances();
  return acceptances.filter((acceptance) => acceptance.campaign_id === campaignId).length;
}

it('answers the same again for the same key and body, and accepts once', async () => {
  const campaign = desk.takeCampaign();
  const [body, key] = [desk.body(campaign), randomUUID()];
  const first = await desk.submit(campaign, body, key);
  api.current().clock.now += 3600;
  const second = await desk.submit(campaign, body, key);
  expect(first.name).toBe('OK');
  expect(second.data).toEqual(first.data);
  expect(await acceptancesIn(campaign.id)).toBe(1);
});

it('answers the same again although the campaign has closed meanwhile', async () => {
  const campaign = desk.takeCampaign();
  const [body, key] = [desk.body(campaign), randomUUID()];
  const first = await desk.submit(campaign, body, key);
  await api.current().server.control.closeCampaignRegistration(campaign.id);
  expect((await desk.submit(campaign, body, key)).data).toEqual(first.data);
  expect((await desk.submit(campaign, body)).name).toBe('REGISTRATION_CLOSED');
});

it('accepts once when the answer was lost', async () => {
  const campaign = desk.takeCampaign();
  const [body, key] = [desk.body(campaign), randomUUID()];
  api.current().server.control.addFault({ on: '^POST .*/registrations$', kind: 'answerLost' });
  await expect(desk.submit(campaign, body, key)).rejects.toThrow();
  expect(await acceptancesIn(campaign.id)).toBe(1);
  const again = await desk.submit(campaign, body, key);
  expect(apiContract.registerProducts.data.parse(again.data).results[0]?.code).toBe(0);
  expect(await acceptancesIn(campaign.id)).toBe(1);
});

it('accepts once what a proxy sends twice, and the sender hears of the first', async () => {
  const campaign = desk.takeCampaign();
  api.current().server.control.addFault({ on: '^POST .*/registrations$', kind: 'duplicated' });
  const answer = await desk.submit(campaign, desk.body(campaign), randomUUID());
  expect(apiContract.registerProducts.data.parse(answer.data).results[0]?.code).toBe(0);
  expect(await acceptancesIn(campaign.id)).toBe(1);
});

it('accepts one of many that come at once, under one key or under different keys', async () => {
  const campaign = desk.takeCampaign();
  const body = desk.body(campaign);
  const key = randomUUID();
  const same = await Promise.all(Array.from({ length: 8 }, () => desk.submit(campaign, body, key)));
  expect(new Set(same.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
  const others = await Promise.all(Array.from({ length: 8 }, () => desk.submit(campaign, body)));
  const codes = others.map((answer) => apiContract.registerProducts.data.parse(answer.data).results[0]?.code);
  expect(new Set(codes)).toEqual(new Set([40904]));
  expect(await acceptancesIn(campaign.id)).toBe(1);
});

it('keeps no refused whole: the same key works when the reason is gone', async () => {
  const campaign = desk.takeCampaign();
  const [body, key] = [desk.body(campaign), randomUUID()];
  const { control } = api.current().server;
  await control.editShop(desk.shop.id, { payment_account_active: 0 });
  expect((await desk.submit(campaign, body, key)).name).toBe('PAYMENT_ACCOUNT_NOT_ACTIVE');
  await control.editShop(desk.shop.id, { payment_account_active: 1 });
  expect((await desk.submit(campaign, body, key)).name).toBe('OK');
});

it('keeps the keys of shops apart', async () => {
  const elsewhere = await sitDown(api.current(), 'GB');
  const key = randomUUID();
  const [here, there] = [desk.takeCampaign(), elsewhere.takeCampaign()];
  expect((await desk.submit(here, desk.body(here), key)).name).toBe('OK');
  expect((await elsewhere.submit(there, elsewhere.body(there), key)).name).toBe('OK');
});

it('holds for a sample quantity too', async () => {
  const { id, sample_quota: quantity } = registrationIn(desk, 'APPROVED');
  const path = `/v1/shops/${desk.shop.id}/registrations/${id}/sample_quota`;
  const key = randomUUID();
  const send = (more: number) =>
    desk.client.request('PUT', path, { body: { sample_quota: quantity + more }, key });
  const first = await send(1);
  await desk.client.request('PUT', path, { body: { sample_quota: quantity + 5 }, key: randomUUID() });
  // Sent again late, it neither lowers the number nor is refused for trying.
  expect((await send(1)).data).toEqual(first.data);
  expect((await send(2)).name).toBe('IDEMPOTENCY_KEY_REUSED');
  const { registrations } = await desk.client.read(
    'listRegistrations',
    `/v1/shops/${desk.shop.id}/campaigns/${registrationIn(desk, 'APPROVED').campaign_id}/registrations`,
  );
  const now = present(
    registrations.find((registration) => registration.id === id),
    'registration',
  );
  expect(now.sample_quota).toBe(quantity + 5);
});
