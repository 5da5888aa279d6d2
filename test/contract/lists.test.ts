// Lists: pages that add up, scopes and filters, and nothing of anybody else.

import { beforeAll, describe, expect, it } from 'vitest';
import type { WireCampaign } from '#shared/contract/api/wire.ts';
import { type Client, EMPTY, shopIn, useApi } from './support/api.ts';
import { type Desk, sitDown } from './support/registering.ts';

// Tokens outlive every campaign: the clock is moved over whole periods here.
const api = useApi({ accessTokenSeconds: 2 * 365 * 24 * 60 * 60 });
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

/** All pages of the shop's campaigns. */
async function campaigns(client: Client, shopId: string, query: string): Promise<WireCampaign[]> {
  const found: WireCampaign[] = [];
  let token = '';
  do {
    const more = token === '' ? '' : `&page_token=${encodeURIComponent(token)}`;
    const page = await client.read(
      'listCampaigns',
      `/v1/shops/${shopId}/campaigns?page_size=37&${query}${more}`,
    );
    found.push(...page.campaigns);
    token = page.next_page_token;
    if (token === '') expect(found).toHaveLength(page.total_count);
    else expect(page.campaigns).toHaveLength(37);
  } while (token !== '');
  return found;
}

describe('campaigns', () => {
  it('come page by page, each once', async () => {
    const all = await campaigns(desk.client, desk.shop.id, '');
    expect(all.length).toBeGreaterThan(150);
    expect(new Set(all.map((campaign) => campaign.id)).size).toBe(all.length);
  });

  it('are for this market and seller type, published, and for everybody or this shop', async () => {
    const all = await campaigns(desk.client, desk.shop.id, '');
    const { id: code, name, region, seller_type: type } = desk.shop;
    for (const campaign of all) {
      expect(campaign.region).toBe(region);
      expect(campaign.status).not.toBe('READY');
      expect(campaign.target_seller_types).toContain(type);
      expect([[], [{ code, name }]]).toContainEqual(campaign.target_shops);
    }
  });

  it('are filtered: by invitation, by local agencies, by having joined', async () => {
    const all = await campaigns(desk.client, desk.shop.id, 'filter=ALL');
    const invited = await campaigns(desk.client, desk.shop.id, 'filter=TARGET');
    expect(invited).toEqual(all.filter((campaign) => campaign.target_shops.length > 0));
    expect(invited.length).toBeGreaterThan(5);
    const local = await campaigns(desk.client, desk.shop.id, 'filter=LOCAL');
    expect(local.length).toBeLessThan(all.length);
    expect(local.length).toBeGreaterThan(all.length / 2);
    const joined = await campaigns(desk.client, desk.shop.id, 'scope=joined');
    const registered = new Set(
      [...desk.registrations.values()].map((registration) => registration.campaign_id),
    );
    expect(new Set(joined.map((campaign) => campaign.id))).toEqual(registered);
  });

  it('derive their status from the clock', async () => {
    const { clock } = api.current();
    const campaign = desk.takeCampaign();
    const read = async () => {
      const path = `/v1/shops/${desk.shop.id}/campaigns/${campaign.id}`;
      return (await desk.client.read('readCampaign', path)).campaign;
    };
    const noon = clock.now;
    clock.now = campaign.campaign_start_time - 1;
    expect((await read()).status).toBe('UPCOMING');
    clock.now = campaign.campaign_start_time;
    expect((await read()).status).toBe('ONGOING');
    clock.now = campaign.campaign_end_time + 1;
    expect(await read()).toMatchObject({ status: 'CLOSED', terms_version: campaign.terms_version });
    clock.now = noon;
  });
});

it('gives a shop of another account nothing, in any list', async () => {
  const other = await api.current().signIn(EMPTY);
  const own = await shopIn(other, 'JP');
  expect(await campaigns(other, own.id, '')).toEqual([]);
  const { account } = await other.read('readAccount', '/v1/account');
  expect(account.email).toBe(EMPTY.email);
  const products = await other.read('listProducts', `/v1/shops/${own.id}/products?page_size=100`);
  expect(products.total_count).toBe(40);
  expect(products.products.some((product) => desk.everyProduct.has(product.id))).toBe(false);
  const [registration] = desk.registrations.values();
  const stolen = await other.request(
    'GET',
    `/v1/shops/${own.id}/campaigns/${registration?.campaign_id}/registrations`,
  );
  expect(stolen.name).toBe('CAMPAIGN_NOT_FOUND');
});

it('a shop that a person lost access to is gone at once', async () => {
  const shop = await shopIn(desk.client, 'GB');
  const { control } = api.current().server;
  const { account } = await (await api.current().signIn(EMPTY)).read('readAccount', '/v1/account');
  const { account: own } = await desk.client.read('readAccount', '/v1/account');
  await control.moveShop(shop.id, account.id);
  expect((await desk.client.request('GET', `/v1/shops/${shop.id}/changes`)).name).toBe('SHOP_NOT_FOUND');
  await control.moveShop(shop.id, own.id);
  expect((await desk.client.request('GET', `/v1/shops/${shop.id}/changes`)).name).toBe('OK');
});

describe('pictures', () => {
  it('are SVG, the same every time, different for different products', async () => {
    const [first, second] = desk.products;
    const get = async (url: string) => (await fetch(url)).text();
    const response = await fetch(first.main_image_url);
    expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    const picture = await response.text();
    expect(picture).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    expect(await get(first.main_image_url)).toBe(picture);
    expect(await get(second.main_image_url)).not.toBe(picture);
  });

  it('are of products only', async () => {
    for (const path of ['1.svg', 'x.svg', '..%2f..%2fetc%2fpasswd', '1.png', '1']) {
      expect((await fetch(`${api.current().url}/images/products/${path}`)).status).toBe(404);
    }
  });
});
