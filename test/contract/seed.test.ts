// The world that the sandbox sows: the same for the same seed, as large as promised, and believable in every corner.

import { describe, expect, it } from 'vitest';
import { generateCampaigns } from '#sandbox/api/seed/campaigns.ts';
import { generateProducts } from '#sandbox/api/seed/products.ts';
import { DEMONSTRATION_WORLD } from '#sandbox/api/seed/world.ts';
import { wireCampaign, wireProduct } from '#shared/contract/api/wire.ts';
import { messengerProblem } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import { periodState } from '#shared/domain/period.ts';
import { ineligibleReason } from '#shared/domain/product.ts';
import { REVIEW_STATUSES } from '#shared/domain/registration.ts';
import { applied, MANY, NOON, pullAll, shopIn, startApi, useApi } from './support/api.ts';

const api = useApi({ world: DEMONSTRATION_WORLD });
const REGIONS = ['TH', 'ID', 'GB'];

async function worldOf(region: string) {
  const client = await api.current().signIn();
  const shop = await shopIn(client, region);
  return { client, shop, ...applied((await pullAll(client, shop.id)).changes) };
}

const ascending = (numbers: number[]): number[] => numbers.toSorted((a, b) => a - b);
const share = <Item>(items: readonly Item[], test: (item: Item) => boolean): number =>
  items.filter(test).length / items.length;

describe.each(REGIONS)('the shop in %s', (region) => {
  it('sees at least 1,500 campaigns of 200 partners, in every state of both periods', async () => {
    const campaigns = [...(await worldOf(region)).campaigns.values()];
    expect(campaigns.length).toBeGreaterThanOrEqual(1500);
    expect(new Set(campaigns.map((campaign) => campaign.partner.name)).size).toBe(200);
    const states = campaigns.map((campaign) =>
      periodState(
        { startTime: campaign.registration_start_time, endTime: campaign.registration_end_time },
        NOON,
      ),
    );
    for (const state of ['notOpenYet', 'open', 'closingSoon', 'closed']) {
      expect(share(states, (candidate) => candidate === state)).toBeGreaterThan(0.05);
    }
    expect(new Set(campaigns.map((campaign) => campaign.status))).toEqual(
      new Set(['UPCOMING', 'ONGOING', 'CLOSED']),
    );
  });

  it('sees believable terms', async () => {
    const campaigns = [...(await worldOf(region)).campaigns.values()];
    const rates = ascending(campaigns.map((campaign) => campaign.commission_rate));
    expect(rates[0]).toBeLessThanOrEqual(200);
    expect(rates.at(-1)).toBeGreaterThanOrEqual(7000);
    expect(rates.at(-1)).toBeLessThanOrEqual(8000);
    expect(share(rates, (rate) => rate >= 800 && rate <= 2500)).toBeGreaterThan(0.6);
    const lengths = ascending(campaigns.map((campaign) => campaign.description.length));
    expect(lengths[0]).toBeGreaterThanOrEqual(200);
    expect(lengths.at(-1)).toBeLessThanOrEqual(950);
    expect(share(campaigns, (campaign) => campaign.target_shops.length > 0)).toBeGreaterThan(0.07);
    expect(share(campaigns, (campaign) => campaign.target_shops.length > 0)).toBeLessThan(0.14);
    for (const campaign of campaigns) {
      expect(campaign.name).not.toMatch(/[{}]/);
      expect(campaign.description).not.toMatch(/[{}]/);
      expect(campaign.campaign_end_time - campaign.campaign_start_time).toBeLessThan(360 * 86_400);
      expect(campaign.campaign_end_time).toBeGreaterThan(campaign.campaign_start_time);
      const market = marketOf(region);
      const messenger = market.messenger && campaign.contact_info[market.messenger];
      expect(messengerProblem(market, messenger ?? '')).toBeNull();
    }
  });

  it('has 3,000 products, about 12 % of them ineligible, in the market’s money', async () => {
    const { products: byId, shop } = await worldOf(region);
    const products = [...byId.values()];
    expect(products).toHaveLength(3000);
    const ineligible = share(
      products,
      (product) =>
        ineligibleReason({
          status: product.status,
          auditStatus: product.audit_status,
          underEnforcement: product.under_enforcement,
        }) !== null,
    );
    expect(ineligible).toBeGreaterThan(0.09);
    expect(ineligible).toBeLessThan(0.15);
    expect(new Set(products.map((product) => product.category.id)).size).toBeGreaterThanOrEqual(10);
    expect(share(products, (product) => product.inventory === 0)).toBeGreaterThan(0.02);
    const form = shop.currency === 'IDR' ? /^\d+$/ : /^\d+\.\d\d$/;
    for (const { lowest_price: lowest, highest_price: highest } of products) {
      expect(lowest.currency).toBe(shop.currency);
      expect(lowest.amount).toMatch(form);
      expect(Number(highest.amount)).toBeGreaterThanOrEqual(Number(lowest.amount));
      expect(Number(lowest.amount)).toBeGreaterThan(0);
    }
  });

  it('has joined 60 campaigns, with registrations in every status whose splits add up', async () => {
    const { registrations: byId, campaigns, products } = await worldOf(region);
    const registrations = [...byId.values()];
    const perCampaign = Map.groupBy(registrations, (registration) => registration.campaign_id);
    expect(perCampaign.size).toBe(60);
    expect(Math.max(...[...perCampaign.values()].map((group) => group.length))).toBeLessThanOrEqual(12);
    expect(new Set(registrations.map((registration) => registration.review_status))).toEqual(
      new Set(REVIEW_STATUSES),
    );
    expect(registrations.some((registration) => registration.rejected_forever)).toBe(true);
    expect(registrations.some((registration) => registration.progress.orders > 0)).toBe(true);
    for (const registration of registrations) {
      const campaign = campaigns.get(registration.campaign_id);
      expect(products.has(registration.product_id)).toBe(true);
      expect(registration.total_commission_rate).toBeGreaterThanOrEqual(
        campaign?.commission_rate ?? Infinity,
      );
      const wasReviewed = registration.review_status !== 'PENDING';
      expect(registration.reviewed_time !== null).toBe(wasReviewed);
      expect(registration.reject_reasons.length > 0).toBe(registration.review_status === 'REJECTED');
      expect(registration.progress.samples_requested).toBeLessThanOrEqual(registration.sample_quota);
      const { creator_commission_rate: creator, partner_commission_rate: partner } = registration;
      if (wasReviewed && registration.review_status !== 'REJECTED') {
        expect((creator ?? 0) + (partner ?? 0)).toBe(registration.total_commission_rate);
      } else expect([creator, partner]).toEqual([null, null]);
    }
  });
});

it('has one demonstration account with three shops, one of them across the border', async () => {
  const client = await api.current().signIn();
  const { shops } = await client.read('listShops', '/v1/shops');
  expect(shops.map((shop) => [shop.region, shop.currency, shop.time_zone])).toEqual([
    ['TH', 'THB', 'Asia/Bangkok'],
    ['ID', 'IDR', 'Asia/Jakarta'],
    ['GB', 'GBP', 'Europe/London'],
  ]);
  expect(shops.map((shop) => shop.seller_type).toSorted()).toEqual(['CROSS_BORDER', 'LOCAL', 'LOCAL']);
});

describe('the account of an operations agency', () => {
  it('has fifty shops of different names, in eight markets', async () => {
    const client = await api.current().signIn(MANY);
    const { account } = await client.read('readAccount', '/v1/account');
    expect(account.name).toBe('Nusantara Commerce');
    const { shops } = await client.read('listShops', '/v1/shops');
    expect(shops).toHaveLength(50);
    expect(new Set(shops.map((shop) => shop.id)).size).toBe(50);
    expect(new Set(shops.map((shop) => shop.name)).size).toBe(50);
    const perMarket = Map.groupBy(shops, (shop) => shop.region);
    expect([...perMarket.keys()].toSorted()).toEqual(['GB', 'ID', 'MY', 'PH', 'SG', 'TH', 'US', 'VN']);
    expect(Math.min(...[...perMarket.values()].map((group) => group.length))).toBeGreaterThanOrEqual(4);
  });

  it.each(['PH', 'VN', 'MY', 'SG', 'US'])('has a shop of modest size in %s', async (region) => {
    const client = await api.current().signIn(MANY);
    const shop = await shopIn(client, region);
    const records = applied((await pullAll(client, shop.id)).changes);
    expect(records.campaigns.size).toBeGreaterThanOrEqual(100);
    expect(records.campaigns.size).toBeLessThanOrEqual(200);
    expect([...records.campaigns.values()].every((campaign) => campaign.region === region)).toBe(true);
    expect(records.products.size).toBeGreaterThanOrEqual(40);
    expect(records.products.size).toBeLessThanOrEqual(120);
    const joined = new Set(
      [...records.registrations.values()].map((registration) => registration.campaign_id),
    );
    expect(joined.size).toBeLessThanOrEqual(4);
  });

  it('has joined a few campaigns in most of them', async () => {
    const client = await api.current().signIn(MANY);
    const { shops } = await client.read('listShops', '/v1/shops');
    const joined = await Promise.all(
      shops
        .filter((shop) => shop.region === 'PH')
        .map(async (shop) => applied((await pullAll(client, shop.id)).changes).registrations.size),
    );
    expect(joined.filter((count) => count > 0).length).toBeGreaterThanOrEqual(5);
  });
});

it('sows the same world from the same seed, and another from another', async () => {
  const recordsOf = async (seed: number) => {
    const own = await startApi({ seed });
    const client = await own.signIn();
    const shop = await shopIn(client, 'TH');
    const { changes } = await pullAll(client, shop.id);
    await own.server.close();
    return JSON.stringify(changes).replaceAll(own.url, '');
  };
  const first = await recordsOf(7);
  expect(await recordsOf(7)).toBe(first);
  expect(await recordsOf(8)).not.toBe(first);
});

describe('the generators', () => {
  it.each(['TH', 'ID', 'GB', 'VN', 'PH', 'MY', 'SG', 'US', 'ZZ'])('follow the contract in %s', (region) => {
    const wanted = { seed: 3, count: 400, region, now: NOON };
    const campaigns = generateCampaigns(wanted);
    const products = generateProducts(wanted);
    expect(campaigns.map((campaign) => wireCampaign.parse(campaign))).toEqual(campaigns);
    expect(products.map((product) => wireProduct.parse(product))).toEqual(products);
    expect(new Set([...campaigns, ...products].map((record) => record.id)).size).toBe(800);
    expect(campaigns.every((campaign) => /^\d{19}$/.test(campaign.id))).toBe(true);
    expect(generateCampaigns(wanted)).toEqual(campaigns);
    expect(generateProducts(wanted)).toEqual(products);
  });
});
