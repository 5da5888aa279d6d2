// Partners at work in sellers' campaigns: they find them, answer, promote and sell, within what is offered; what was sown waiting waits.

import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { createSellerPartners } from '#sandbox/api/partners/seller-simulation.ts';
import { NOON, startApi, useApi } from './support/api.ts';
import { openSellerDesk, type SellerDesk } from './support/seller.ts';

const DAY = 24 * 60 * 60;
const api = useApi();
let desk: SellerDesk;
beforeAll(async () => {
  desk = await openSellerDesk(api.current());
});

/** Lets partners take so many steps. */
async function live(steps: number, seed = 5): Promise<void> {
  const { server, clock } = api.current();
  const step = createSellerPartners({ store: server.store, clock: () => clock.now, seed });
  for (let count = 0; count < steps; count++) await step();
}

const running = { campaign_start_time: NOON - DAY };

it('a campaign that opens is joined within some steps, and sold from soon after', async () => {
  const campaign = await desk.publish(desk.content(running));
  await live(6);
  const [participant] = await desk.participants(campaign.id);
  expect(participant?.status).toBe('JOINED');
  await live(12);
  const sold = (await desk.participants(campaign.id)).flatMap(({ products }) => products);
  expect(sold.some(({ orders, gmv }) => orders > 0 && Number(gmv.amount) > 0)).toBe(true);
  // One campaign at a time: ids, and with them the order of several, are left to chance.
  await desk.close(campaign.id);
});

it('every invitation is answered, some with a no; who was not invited asks, and waits for the seller', async () => {
  const invited = desk.partners.slice(0, 20).map(({ id }) => id);
  const campaign = await desk.publish(desk.byInvitation(invited, running));
  await live(12);
  const participants = await desk.participants(campaign.id);
  const statusesOf = (isInvited: boolean) =>
    participants
      .filter(({ partner }) => invited.includes(partner.id) === isInvited)
      .map(({ status }) => status);
  expect(new Set(statusesOf(true))).toEqual(new Set(['JOINED', 'DECLINED']));
  expect(new Set(statusesOf(false))).toEqual(new Set(['REQUESTED']));
  const declined = participants.filter(({ status }) => status === 'DECLINED');
  expect(declined.every(({ message }) => message.length > 5)).toBe(true);
});

it('nobody joins what is not open: READY, closed, before or after registration', async () => {
  const notOpen = [
    desk.publish(desk.content({ registration_start_time: NOON + 60 })),
    desk.publish().then(async (campaign) => {
      await desk.close(campaign.id);
      return campaign;
    }),
  ];
  const campaigns = await Promise.all(notOpen);
  await live(40);
  for (const { id } of campaigns) expect(await desk.participants(id)).toEqual([]);
});

it('over time nothing goes beyond what was offered, and what was sown waiting keeps waiting', async () => {
  const sown = await openSellerDesk(api.current(), 'ID');
  const campaignIds = (
    await sown.client.read('listSellerCampaigns', sown.path('?page_size=100'))
  ).seller_campaigns.map(({ id }) => id);
  const waiting = async () =>
    (await Promise.all(campaignIds.map((id) => sown.participants(id))))
      .flat()
      .filter(({ status, changed_time: time }) => time < NOON && ['INVITED', 'REQUESTED'].includes(status));
  const before = await waiting();
  expect(before.length).toBeGreaterThan(3);
  await live(300, 8);
  expect(await waiting()).toEqual(before);
  for (const id of campaignIds) {
    const campaign = await sown.campaign(id);
    const promoted = (await sown.participants(id)).flatMap(({ products }) => products);
    for (const offer of campaign.products) {
      const samples = promoted
        .filter(({ product_id: productId }) => productId === offer.product_id)
        .reduce((sum, { samples_requested: more }) => sum + more, 0);
      expect(samples).toBeLessThanOrEqual(offer.sample_quota);
    }
  }
});

it('does the same from the same seed', async () => {
  const worldAfter = async (seed: number) => {
    const own = await startApi();
    const step = createSellerPartners({ store: own.server.store, clock: () => NOON, seed });
    for (let count = 0; count < 120; count++) await step();
    const rows = await own.server.store.db
      .selectFrom('participants')
      .select(['seller_campaign_id', 'partner_id', 'status', 'products'])
      .orderBy('seller_campaign_id')
      .orderBy('partner_id')
      .execute();
    await own.server.close();
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  };
  const first = await worldAfter(3);
  expect(await worldAfter(3)).toBe(first);
  expect(await worldAfter(4)).not.toBe(first);
});

it('works by itself where the server was started with partners', async () => {
  const own = await startApi({ partners: true, speed: 200 });
  const there = await openSellerDesk(own);
  const campaign = await there.publish(there.content(running));
  const orders = async () =>
    (await there.participants(campaign.id))
      .flatMap(({ products }) => products)
      .reduce((sum, product) => sum + product.orders, 0);
  await expect.poll(orders).toBeGreaterThan(0);
  const faults = own.server.control.ownFaults();
  await own.server.close();
  expect(faults).toEqual([]);
});
