// Partners at work: they review what is submitted, never decide otherwise from the same seed, and always take a generous offer.

import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '#sandbox/api/partners/decisions.ts';
import { createPartners } from '#sandbox/api/partners/simulation.ts';
import { randomOf } from '#sandbox/api/seed/random.ts';
import { REJECT_REASONS, type Registration } from '#shared/domain/registration.ts';
import { applied, present, pullAll, startApi, useApi } from './support/api.ts';
import { type Desk, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

const offerAt = (above: number) => ({
  totalCommissionRate: 1000 + above,
  commissionRequirement: 1000,
});

describe('a decision', () => {
  const decisions = (above: number) =>
    Array.from({ length: 400 }, (_, index) => decide(randomOf('decision', index), offerAt(above)));
  const approvedShare = (above: number): number =>
    decisions(above).filter((review) => review.result === 'APPROVE').length / 400;

  it('is always yes from 3 points above the requirement', () => {
    expect(approvedShare(300)).toBe(1);
    expect(approvedShare(900)).toBe(1);
  });

  it('is likelier yes the higher the rate', () => {
    expect(approvedShare(0)).toBeLessThan(approvedShare(150));
    expect(approvedShare(150)).toBeLessThan(approvedShare(300));
    expect(approvedShare(0)).toBeGreaterThan(0.3);
  });

  it('gives creators 70 to 85 % of the total, and one or two known reasons for a no', () => {
    for (const review of decisions(50)) {
      if (review.result === 'APPROVE') {
        expect(review.creatorPercent).toBeGreaterThanOrEqual(70);
        expect(review.creatorPercent).toBeLessThanOrEqual(85);
        continue;
      }
      expect(review.reasons.length).toBeGreaterThanOrEqual(1);
      expect(new Set(review.reasons).size).toBe(review.reasons.length);
      expect(review.reasons.every((reason) => REJECT_REASONS.includes(reason))).toBe(true);
    }
    expect(new Set(decisions(50).map((review) => review.result))).toEqual(
      new Set(['APPROVE', 'REJECT', 'REJECT_FOREVER']),
    );
  });
});

it('reviews what was submitted within some steps, and leaves alone what the seed left pending', async () => {
  const own = await startApi({ partners: true, speed: 200 });
  const there = await sitDown(own);
  const campaign = there.takeCampaign();
  const products = there.products.slice(0, 5).map((product) => ({
    ...there.offer(product, campaign),
    total_commission_rate: campaign.commission_rate + 300,
  }));
  expect((await there.submit(campaign, there.body(campaign, { products }))).name).toBe('OK');

  const path = `/v1/shops/${there.shop.id}/campaigns/${campaign.id}/registrations`;
  const statuses = async (): Promise<Registration['reviewStatus'][]> =>
    (await there.client.read('listRegistrations', path)).registrations.map((row) => row.review_status);
  await expect.poll(statuses).toEqual(products.map(() => 'APPROVED'));

  const now = applied((await pullAll(there.client, there.shop.id)).changes);
  for (const before of there.registrations.values()) {
    if (before.review_status === 'PENDING') {
      expect(now.registrations.get(before.id)?.review_status).toBe('PENDING');
    }
  }
  const faults = own.server.control.ownFaults();
  await own.server.close();
  expect(faults).toEqual([]);
});

it('promotes, sells and changes campaigns over time, within what was offered', async () => {
  const before = applied((await pullAll(desk.client, desk.shop.id)).changes);
  const step = createPartners({
    store: api.current().server.store,
    clock: () => api.current().clock.now,
    seed: 5,
  });
  for (let count = 0; count < 600; count++) await step();
  const after = applied((await pullAll(desk.client, desk.shop.id)).changes);

  const orders = (world: typeof before): number =>
    [...world.registrations.values()].reduce((sum, registration) => sum + registration.progress.orders, 0);
  expect(orders(after)).toBeGreaterThan(orders(before));
  for (const { sample_quota: quota, progress } of after.registrations.values()) {
    expect(progress.samples_requested).toBeLessThanOrEqual(quota);
    expect(progress.promoting_creators).toBeLessThanOrEqual(progress.collaborated_creators);
  }
  const changed = [...after.campaigns.values()].filter(
    (campaign) => before.campaigns.get(campaign.id)?.terms_version !== campaign.terms_version,
  );
  expect(changed.length).toBeGreaterThan(0);
});

it('closes a registration with a delay', async () => {
  const { control } = api.current().server;
  const approved = present(
    [...desk.registrations.values()].find((registration) => registration.review_status === 'APPROVED'),
    'approved registration',
  );
  const statusNow = async () => {
    const { registrations } = applied((await pullAll(desk.client, desk.shop.id)).changes);
    return registrations.get(approved.id)?.review_status;
  };
  await control.closeRegistration(approved.id, 'PENDING_CLOSED');
  expect(await statusNow()).toBe('PENDING_CLOSED');
  await control.closeRegistration(approved.id, 'CLOSED');
  expect(await statusNow()).toBe('CLOSED');
});
