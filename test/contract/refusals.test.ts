// Every refusal that the contract names can be had, with its own code, and changes nothing.

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { API_CODES, type ApiCodeName } from '#shared/contract/api/codes.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import type { WireCampaign } from '#shared/contract/api/wire.ts';
import { type Answer, EMPTY, expectRefusal, present, type TestApi, useApi } from './support/api.ts';
import { type Desk, mayBePromoted, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

const DAY = 24 * 60 * 60;
const provoked = new Set<ApiCodeName>();

/** Expects a refusal, and notes that its code can be had. */
function expectRefused(answer: Answer, name: ApiCodeName): void {
  expectRefusal(answer, name);
  provoked.add(name);
}

/** Registers one product and expects it to be refused, alone, with `name`. */
async function expectProductRefusal(
  campaign: WireCampaign,
  offers: { product_id: string; total_commission_rate: number; sample_quota: number }[],
  name: ApiCodeName,
): Promise<void> {
  const answer = await desk.submit(campaign, desk.body(campaign, { products: offers }));
  const { results } = apiContract.registerProducts.data.parse(answer.data);
  expect(results.map((result) => result.code)).toEqual(offers.map(() => API_CODES[name]));
  expect(results.every((result) => result.registration === null && result.message !== '')).toBe(true);
  provoked.add(name);
}

function shopPath(path = ''): string {
  return `/v1/shops/${desk.shop.id}${path}`;
}

function control(): TestApi['server']['control'] {
  return api.current().server.control;
}

describe('who calls', () => {
  test.each([
    ['nothing', ''],
    ['another scheme', 'Basic ZGVtbzpkZW1v'],
    ['a token that nobody issued', 'Bearer nobody'],
    ['two tokens', 'Bearer a Bearer b'],
  ])('TOKEN_INVALID for %s', async (_what, authorization) => {
    const answer = await desk.client.request('GET', '/v1/shops', { headers: { authorization } });
    expectRefused(answer, 'TOKEN_INVALID');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('TOKEN_EXPIRED after the token’s life', async () => {
    const client = await api.current().signIn();
    api.current().clock.now += 8 * DAY;
    const answer = await client.request('GET', '/v1/shops');
    api.current().clock.now -= 8 * DAY;
    expectRefused(answer, 'TOKEN_EXPIRED');
  });

  it('SCOPE_MISSING for what was not allowed', async () => {
    const reader = await api.current().signIn(undefined, 'shops.read campaigns.read');
    expect((await reader.request('GET', '/v1/shops')).name).toBe('OK');
    const campaign = desk.takeCampaign();
    const path = shopPath(`/campaigns/${campaign.id}/registrations`);
    expectRefused(
      await reader.request('POST', path, { body: desk.body(campaign), key: randomUUID() }),
      'SCOPE_MISSING',
    );
  });

  test.each([
    ['GET', ''],
    ['GET', '/campaigns'],
    ['GET', '/products'],
    ['GET', '/changes'],
  ])('SHOP_NOT_FOUND for another account’s shop: %s %s', async (method, path) => {
    const other = await api.current().signIn(EMPTY);
    const answer = await other.request(method, shopPath(path === '' ? '/campaigns/1' : path));
    expectRefused(answer, 'SHOP_NOT_FOUND');
    expect(answer.data).toBeNull();
  });
});

describe('what is asked for', () => {
  it('NOT_FOUND outside the contract', async () => {
    expectRefused(await desk.client.request('GET', '/v1/nothing'), 'NOT_FOUND');
    expectRefused(await desk.client.request('DELETE', '/v1/shops'), 'NOT_FOUND');
  });

  test.each([
    ['/campaigns?page_size=0', 'page_size'],
    ['/campaigns?page_size=101', 'page_size'],
    ['/campaigns?page_size=ten', 'page_size'],
    ['/campaigns?scope=mine', 'scope'],
    ['/campaigns?page_token=!', 'page_token'],
    ['/products?page_size=1&page_size=2', 'page_size'],
    ['/changes?limit=1001', 'limit'],
    ['/changes?cursor=e30', 'cursor'],
    ['/campaigns/abc', 'campaign_id'],
  ])('INVALID_REQUEST names the field: %s', async (path, field) => {
    const answer = await desk.client.request('GET', shopPath(path));
    expectRefused(answer, 'INVALID_REQUEST');
    expect(answer.message).toContain(field);
  });

  it('CURSOR_EXPIRED when the log no longer reaches back', async () => {
    const { next_cursor: cursor } = await desk.client.read('listChanges', shopPath('/changes?limit=1'));
    await control().expireCursors(desk.shop.id);
    expectRefused(await desk.client.request('GET', shopPath(`/changes?cursor=${cursor}`)), 'CURSOR_EXPIRED');
  });

  it('RATE_LIMITED with the wait in Retry-After, and well again after it', async () => {
    control().setRateLimit({ burst: 2, perSecond: 0.25 });
    const answers = [];
    for (let count = 0; count < 3; count++)
      answers.push(await desk.client.request('GET', shopPath('/products')));
    expect(answers.map((answer) => answer.name)).toEqual(['OK', 'OK', 'RATE_LIMITED']);
    const limited = present(answers[2], 'third answer');
    expectRefused(limited, 'RATE_LIMITED');
    expect(limited.headers.get('retry-after')).toBe('4');
    api.current().clock.now += 4;
    expect((await desk.client.request('GET', shopPath('/products'))).name).toBe('OK');
    control().setRateLimit(null);
  });

  it('INTERNAL and UNAVAILABLE come in the envelope too', async () => {
    control().addFault({ on: '/products$', kind: 'serverError' });
    expectRefused(await desk.client.request('GET', shopPath('/products')), 'INTERNAL');
    control().addFault({ on: '/products$', kind: 'unavailable', retryAfter: 7 });
    const answer = await desk.client.request('GET', shopPath('/products'));
    expectRefused(answer, 'UNAVAILABLE');
    expect(answer.headers.get('retry-after')).toBe('7');
  });
});

describe('registering: the whole', () => {
  it('IDEMPOTENCY_KEY_MISSING without the header', async () => {
    const campaign = desk.takeCampaign();
    const path = shopPath(`/campaigns/${campaign.id}/registrations`);
    expectRefused(
      await desk.client.request('POST', path, { body: desk.body(campaign) }),
      'IDEMPOTENCY_KEY_MISSING',
    );
  });

  it('IDEMPOTENCY_KEY_REUSED for another body under a used key', async () => {
    const campaign = desk.takeCampaign();
    const key = randomUUID();
    expect((await desk.submit(campaign, desk.body(campaign), key)).name).toBe('OK');
    const other = desk.body(campaign, { products: [desk.offer(desk.products[1], campaign)] });
    expectRefused(await desk.submit(campaign, other, key), 'IDEMPOTENCY_KEY_REUSED');
  });

  it('CAMPAIGN_NOT_FOUND for one that does not exist, is not published, is for others, or is of another market', async () => {
    const campaign = desk.takeCampaign();
    expectRefused(await desk.submit({ ...campaign, id: '404' }, desk.body(campaign)), 'CAMPAIGN_NOT_FOUND');
    await control().editCampaign(campaign.id, { is_published: 0 });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'CAMPAIGN_NOT_FOUND');
    await control().editCampaign(campaign.id, { is_published: 1, is_targeted: 1 });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'CAMPAIGN_NOT_FOUND');
    const elsewhere = await sitDown(api.current(), 'GB');
    expectRefused(await desk.submit(elsewhere.takeCampaign(), desk.body(campaign)), 'CAMPAIGN_NOT_FOUND');
  });

  it('NOT_IN_SELLER_SCOPE when it is for other sellers', async () => {
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { target_seller_types: '["CROSS_BORDER"]' });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'NOT_IN_SELLER_SCOPE');
  });

  it('OPERATION_DENIED and PAYMENT_ACCOUNT_NOT_ACTIVE by the shop’s standing', async () => {
    const campaign = desk.takeCampaign();
    await control().editShop(desk.shop.id, { operations_allowed: 0 });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'OPERATION_DENIED');
    await control().editShop(desk.shop.id, { operations_allowed: 1, payment_account_active: 0 });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'PAYMENT_ACCOUNT_NOT_ACTIVE');
    await control().editShop(desk.shop.id, { payment_account_active: 1 });
    expect((await desk.submit(campaign, desk.body(campaign))).name).toBe('OK');
  });

  it('REGISTRATION_NOT_OPEN, REGISTRATION_CLOSED and CAMPAIGN_CLOSED by the clock and the partner', async () => {
    const { now } = api.current().clock;
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { registration_start_time: now + 1 });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'REGISTRATION_NOT_OPEN');
    await control().editCampaign(campaign.id, { registration_start_time: now - DAY });
    await control().closeCampaignRegistration(campaign.id);
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'REGISTRATION_CLOSED');
    await control().editCampaign(campaign.id, { closed_time: now });
    expectRefused(await desk.submit(campaign, desk.body(campaign)), 'CAMPAIGN_CLOSED');
  });

  it('TERMS_CHANGED brings the campaign as it now is', async () => {
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { commission_rate: campaign.commission_rate + 100 });
    const answer = await desk.submit(campaign, desk.body(campaign));
    expectRefused(answer, 'TERMS_CHANGED');
    const { campaign: now } = apiContract.readCampaign.data.parse(answer.data);
    expect(now).toMatchObject({ id: campaign.id, commission_rate: campaign.commission_rate + 100 });
    expect((await desk.submit(now, desk.body(now))).name).toBe('OK');
  });

  test.each([
    ['EMAIL_REQUIRED', { email: '' }],
    ['EMAIL_INVALID', { email: 'dara at example.com' }],
    ['MESSENGER_REQUIRED', { email: 'dara@example.com' }],
    ['MESSENGER_INVALID', { email: 'dara@example.com', messenger: { kind: 'line', value: 'two words' } }],
    [
      'MESSENGER_INVALID',
      { email: 'dara@example.com', messenger: { kind: 'zalo', value: '+66 81 234 5678' } },
    ],
  ] as const)('%s for the contact %j', async (name, contact) => {
    const campaign = desk.takeCampaign();
    expectRefused(await desk.submit(campaign, desk.body(campaign, { seller_contact: contact })), name);
  });

  it('NO_PRODUCTS and TOO_MANY_PRODUCTS by the number of products', async () => {
    const campaign = desk.takeCampaign();
    expectRefused(await desk.submit(campaign, desk.body(campaign, { products: [] })), 'NO_PRODUCTS');
    const most = desk.shop.registration_policy.maximum_products_per_registration;
    const many = Array.from({ length: most + 1 }, (_, index) => ({
      ...desk.offer(desk.products[0], campaign),
      product_id: String(index + 1),
    }));
    expectRefused(await desk.submit(campaign, desk.body(campaign, { products: many })), 'TOO_MANY_PRODUCTS');
  });
});

describe('registering: each product', () => {
  it('accepts the good ones beside the refused ones', async () => {
    const campaign = desk.takeCampaign();
    const [good, low] = [desk.offer(desk.products[0], campaign), desk.offer(desk.products[1], campaign)];
    const products = [good, { ...low, total_commission_rate: campaign.commission_rate - 1 }];
    const answer = await desk.submit(campaign, desk.body(campaign, { products }));
    const { results } = apiContract.registerProducts.data.parse(answer.data);
    expect(results.map((result) => result.code)).toEqual([0, API_CODES.COMMISSION_BELOW_REQUIREMENT]);
    expect(results[0]?.registration).toMatchObject({ review_status: 'PENDING', sample_quota: 5 });
  });

  it('DUPLICATE_PRODUCT for both of two', async () => {
    const campaign = desk.takeCampaign();
    const offer = desk.offer(desk.products[0], campaign);
    await expectProductRefusal(campaign, [offer, { ...offer, sample_quota: 9 }], 'DUPLICATE_PRODUCT');
  });

  it('PRODUCT_NOT_FOUND for one that was taken out of the catalogue', async () => {
    const campaign = desk.takeCampaign();
    const gone = desk.products.slice(-1);
    for (const product of gone) await control().removeProduct(desk.shop.id, product.id);
    const offers = gone.map((product) => desk.offer(product, campaign));
    await expectProductRefusal(campaign, offers, 'PRODUCT_NOT_FOUND');
  });

  it('PRODUCT_NOT_FOUND for one of another shop', async () => {
    const elsewhere = await sitDown(api.current(), 'GB');
    const campaign = desk.takeCampaign();
    await expectProductRefusal(campaign, [desk.offer(elsewhere.products[0], campaign)], 'PRODUCT_NOT_FOUND');
  });

  test.each([
    ['deactivated', { status: 'SELLER_DEACTIVATED' }],
    ['not approved', { audit_status: 'AUDITING' }],
    ['under enforcement', { under_enforcement: 1 }],
  ] as const)('PRODUCT_NOT_ELIGIBLE when %s', async (_why, edit) => {
    const campaign = desk.takeCampaign();
    const product = desk.products[2];
    await control().editProduct(desk.shop.id, product.id, edit);
    await expectProductRefusal(campaign, [desk.offer(product, campaign)], 'PRODUCT_NOT_ELIGIBLE');
    await control().editProduct(desk.shop.id, product.id, {
      status: 'ACTIVATE',
      audit_status: 'APPROVED',
      under_enforcement: 0,
    });
  });

  test.each([
    ['COMMISSION_RATE_INVALID', 1000.5],
    ['COMMISSION_RATE_TOO_LOW', 0],
    ['COMMISSION_RATE_TOO_LOW', -100],
    ['COMMISSION_RATE_TOO_LOW', 99],
    ['COMMISSION_RATE_TOO_HIGH', 8001],
    ['COMMISSION_RATE_TOO_HIGH', 1e15],
    ['COMMISSION_BELOW_REQUIREMENT', 100],
  ] as const)('%s for a rate of %d', async (name, rate) => {
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { commission_rate: 1000 });
    const fresh = (await desk.client.read('readCampaign', shopPath(`/campaigns/${campaign.id}`))).campaign;
    const offer = { ...desk.offer(desk.products[0], fresh), total_commission_rate: rate };
    await expectProductRefusal(fresh, [offer], name);
  });

  it('COMMISSION_BELOW_CATEGORY_MINIMUM where the category asks for more', async () => {
    const [minimum] = desk.shop.registration_policy.minimum_rate_by_category;
    const product = present(
      [...desk.everyProduct.values()].find(
        (candidate) => candidate.category.id === minimum?.category_id && mayBePromoted(candidate),
      ),
      'product of a category with a minimum',
    );
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { commission_rate: 100 });
    const fresh = (await desk.client.read('readCampaign', shopPath(`/campaigns/${campaign.id}`))).campaign;
    const offer = {
      ...desk.offer(product, fresh),
      total_commission_rate: (minimum?.commission_rate ?? 0) - 1,
    };
    await expectProductRefusal(fresh, [offer], 'COMMISSION_BELOW_CATEGORY_MINIMUM');
  });

  test.each([
    ['SAMPLE_QUANTITY_INVALID', -1],
    ['SAMPLE_QUANTITY_INVALID', 1.5],
    ['SAMPLE_QUANTITY_TOO_LARGE', 1001],
  ] as const)('%s for %d samples', async (name, quantity) => {
    const campaign = desk.takeCampaign();
    await expectProductRefusal(
      campaign,
      [{ ...desk.offer(desk.products[0], campaign), sample_quota: quantity }],
      name,
    );
  });

  it('PRODUCT_ALREADY_REGISTERED while one is pending or approved', async () => {
    const campaign = desk.takeCampaign();
    const { id } = await desk.register(campaign);
    const again = [desk.offer(desk.products[0], campaign)];
    await expectProductRefusal(campaign, again, 'PRODUCT_ALREADY_REGISTERED');
    await control().review(id, { result: 'APPROVE', creatorPercent: 80 });
    await expectProductRefusal(campaign, again, 'PRODUCT_ALREADY_REGISTERED');
  });

  it('after a rejection: REGISTER_AGAIN_TOO_SOON within the cool-down, then PENDING again under the same id', async () => {
    const campaign = desk.takeCampaign();
    const { id } = await desk.register(campaign);
    await control().review(id, { result: 'REJECT', reasons: ['COMMISSION_TOO_LOW'] });
    const policy = { ...desk.shop.registration_policy, register_again_after_seconds: 60 };
    await control().editShop(desk.shop.id, { registration_policy: JSON.stringify(policy) });
    const again = [desk.offer(desk.products[0], campaign)];
    await expectProductRefusal(campaign, again, 'REGISTER_AGAIN_TOO_SOON');
    api.current().clock.now += 60;
    const second = await desk.submit(campaign, desk.body(campaign, { products: again }));
    expect(apiContract.registerProducts.data.parse(second.data).results[0]?.registration).toMatchObject({
      id,
      review_status: 'PENDING',
      reject_reasons: [],
      reviewed_time: null,
    });
  });

  it('PRODUCT_REJECTED_FOREVER after the partner’s last word', async () => {
    const campaign = desk.takeCampaign();
    const { id } = await desk.register(campaign);
    await control().review(id, {
      result: 'REJECT_FOREVER',
      reasons: ['NO_SUITABLE_CREATOR'],
    });
    await expectProductRefusal(
      campaign,
      [desk.offer(desk.products[0], campaign)],
      'PRODUCT_REJECTED_FOREVER',
    );
  });
});

/** Provoked elsewhere: of sample quantities in sample-quota.test.ts, of sellers' campaigns in seller-campaigns.test.ts and seller-refusals.test.ts. */
const PROVOKED_THERE = [
  'REGISTRATION_NOT_FOUND',
  'SAMPLE_QUANTITY_NOT_EDITABLE',
  'SAMPLE_QUANTITY_DECREASED',
  'SELLER_CAMPAIGN_NOT_FOUND',
  'SELLER_CAMPAIGN_NOT_PUBLISHED',
  'EDIT_CONFLICT',
  'FIELD_NOT_EDITABLE',
  'START_NOT_EDITABLE',
  'JOIN_REQUEST_NOT_FOUND',
  'PARTNER_NOT_FOUND',
  'PARTNER_ALREADY_INVITED',
  'PARTNERS_REQUIRED',
  'PARTNERS_NOT_EXPECTED',
  'TOO_MANY_PARTNERS',
  'DUPLICATE_PARTNER',
  'NAME_REQUIRED',
  'NAME_TOO_LONG',
  'DESCRIPTION_TOO_LONG',
  'PERIOD_REVERSED',
  'PERIOD_ALREADY_OVER',
  'CAMPAIGN_PERIOD_TOO_LONG',
  'REGISTRATION_OUTLASTS_CAMPAIGN',
  'AGE_RANGE_INVALID',
  'FOLLOWER_RANGE_INVALID',
  'NOTES_TOO_LONG',
];

it('has provoked every code of the contract', () => {
  const known = new Set<string>(['OK', ...PROVOKED_THERE, ...provoked]);
  expect(Object.keys(API_CODES).filter((name) => !known.has(name))).toEqual([]);
});
