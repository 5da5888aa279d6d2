// Every refusal of a campaign of the seller's own, with its own code, at its place, changing nothing.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { API_CODES, type ApiCodeName } from '#shared/contract/api/codes.ts';
import type { WireSellerCampaign, WireSellerCampaignContent } from '#shared/contract/api/wire.ts';
import { expectRefusal, NOON, present, useApi } from './support/api.ts';
import { mayBePromoted } from './support/registering.ts';
import {
  campaignIn,
  expectProblem,
  openSellerDesk,
  placesOf,
  problemsIn,
  type SellerDesk,
} from './support/seller.ts';

const DAY = 24 * 60 * 60;
const api = useApi({ accessTokenSeconds: 2 * 365 * DAY });
let desk: SellerDesk;
beforeAll(async () => {
  desk = await openSellerDesk(api.current());
});

const control = () => api.current().server.control;
const total = async (): Promise<number> =>
  (await desk.client.read('listSellerCampaigns', desk.path())).total_count;

type Change = Partial<WireSellerCampaignContent>;
const preferences = (change: Partial<WireSellerCampaignContent['creator_preferences']>) => ({
  creator_preferences: { ...desk.content().creator_preferences, ...change },
});
const offers = (change: object) => ({
  products: desk.content().products.map((offer) => ({ ...offer, ...change })),
});

describe('publishing', () => {
  let before: number;
  beforeEach(async () => {
    before = await total();
  });
  afterEach(async () => {
    expect(await total()).toBe(before);
  });

  test.each<[ApiCodeName, string, () => Change]>([
    ['NAME_REQUIRED', 'field name', () => ({ name: ' \n' })],
    ['NAME_TOO_LONG', 'field name', () => ({ name: 'n'.repeat(50) })],
    ['DESCRIPTION_TOO_LONG', 'field description', () => ({ description: 'd'.repeat(1000) })],
    [
      'PERIOD_REVERSED',
      'field registrationEndTime',
      () => ({ registration_start_time: NOON + 3 * DAY, registration_end_time: NOON + 2 * DAY }),
    ],
    ['PERIOD_REVERSED', 'field campaignEndTime', () => ({ campaign_start_time: NOON + 30 * DAY })],
    ['PERIOD_ALREADY_OVER', 'field registrationEndTime', () => ({ registration_end_time: NOON })],
    [
      'REGISTRATION_OUTLASTS_CAMPAIGN',
      'field registrationEndTime',
      () => ({ registration_end_time: NOON + 30 * DAY + 1 }),
    ],
    ['CAMPAIGN_PERIOD_TOO_LONG', 'field campaignEndTime', () => ({ campaign_end_time: NOON + 361 * DAY })],
    ['PARTNERS_REQUIRED', 'field invitedPartners', () => ({ participation: 'INVITED_PARTNERS' })],
    ['PARTNERS_NOT_EXPECTED', 'field invitedPartners', () => ({ invited_partner_ids: [desk.partner(0).id] })],
    [
      'TOO_MANY_PARTNERS',
      'field invitedPartners',
      () => desk.byInvitation(desk.partners.slice(0, 21).map(({ id }) => id)),
    ],
    ['PARTNER_NOT_FOUND', 'partner 404', () => desk.byInvitation(['404'])],
    ['NO_PRODUCTS', 'field products', () => ({ products: [] })],
    ['AGE_RANGE_INVALID', 'field ageRange', () => preferences({ age_range: { lowest: 17, highest: null } })],
    ['AGE_RANGE_INVALID', 'field ageRange', () => preferences({ age_range: { lowest: 40, highest: 30 } })],
    [
      'FOLLOWER_RANGE_INVALID',
      'field followerRange',
      () => preferences({ follower_range: { lowest: 0.5, highest: null } }),
    ],
    ['NOTES_TOO_LONG', 'field notes', () => preferences({ notes: 'n'.repeat(500) })],
    ['EMAIL_REQUIRED', 'contact email', () => ({ seller_contact: { email: '' } })],
    [
      'EMAIL_INVALID',
      'contact email',
      () => ({ seller_contact: { email: 'dara', messenger: { kind: 'line', value: '@dara' } } }),
    ],
    ['MESSENGER_REQUIRED', 'contact messenger', () => ({ seller_contact: { email: 'dara@example.com' } })],
    [
      'MESSENGER_INVALID',
      'contact messenger',
      () => ({
        seller_contact: { email: 'dara@example.com', messenger: { kind: 'zalo', value: '0812345' } },
      }),
    ],
  ])('%s at %s', async (name, place, change) => {
    expectProblem(await desk.create(desk.content(change())), name, place);
  });

  test.each<[ApiCodeName, string, object]>([
    ['COMMISSION_RATE_INVALID', 'totalCommissionRate', { total_commission_rate: 1000.5 }],
    ['COMMISSION_RATE_TOO_LOW', 'totalCommissionRate', { total_commission_rate: 99 }],
    ['COMMISSION_RATE_TOO_HIGH', 'totalCommissionRate', { total_commission_rate: 8001 }],
    ['SAMPLE_QUANTITY_INVALID', 'sampleQuantity', { sample_quota: -1 }],
    ['SAMPLE_QUANTITY_TOO_LARGE', 'sampleQuantity', { sample_quota: 1001 }],
    ['PRODUCT_NOT_FOUND', 'product', { product_id: '404' }],
  ])('%s at the %s of each product', async (name, field, change) => {
    const [offer] = desk.content().products;
    const products = [{ ...present(offer, 'offer'), ...change }];
    const place = `product ${field} ${products[0]?.product_id}`;
    expectProblem(await desk.create(desk.content({ products })), name, place);
  });

  it('DUPLICATE_PRODUCT at both of two, DUPLICATE_PARTNER once', async () => {
    const { id } = desk.products[0];
    const answer = await desk.create(desk.content(offers({ product_id: id })));
    expectProblem(answer, 'DUPLICATE_PRODUCT', `product product ${id}`);
    expect(problemsIn(answer)).toHaveLength(2);
    const partner = desk.partner(0).id;
    expectProblem(
      await desk.create(desk.byInvitation([partner, partner])),
      'DUPLICATE_PARTNER',
      `partner ${partner}`,
    );
  });

  it('PRODUCT_NOT_ELIGIBLE for one that may not be promoted', async () => {
    const product = present(
      [...desk.everyProduct.values()].find((candidate) => !mayBePromoted(candidate)),
      'ineligible product',
    );
    const products = [{ product_id: product.id, total_commission_rate: 1000, sample_quota: 0 }];
    expectProblem(
      await desk.create(desk.content({ products })),
      'PRODUCT_NOT_ELIGIBLE',
      `product product ${product.id}`,
    );
  });

  it('COMMISSION_BELOW_CATEGORY_MINIMUM where the category asks for more', async () => {
    const [minimum] = desk.shop.registration_policy.minimum_rate_by_category;
    const product = present(
      [...desk.everyProduct.values()].find(
        (candidate) => candidate.category.id === minimum?.category_id && mayBePromoted(candidate),
      ),
      'product of a category with a minimum',
    );
    const rate = (minimum?.commission_rate ?? 0) - 1;
    const products = [{ product_id: product.id, total_commission_rate: rate, sample_quota: 0 }];
    expectProblem(
      await desk.create(desk.content({ products })),
      'COMMISSION_BELOW_CATEGORY_MINIMUM',
      `product totalCommissionRate ${product.id}`,
    );
  });

  it('TOO_MANY_PRODUCTS by the shop’s policy', async () => {
    const most = desk.shop.registration_policy.maximum_products_per_registration;
    const products = Array.from({ length: most + 1 }, (_, index) => ({
      product_id: String(index + 1),
      total_commission_rate: 1000,
      sample_quota: 0,
    }));
    expectProblem(await desk.create(desk.content({ products })), 'TOO_MANY_PRODUCTS', 'field products');
  });

  it('names every field that is wrong at once, in the order of the form', async () => {
    const answer = await desk.create(
      desk.content({ name: '', ...offers({ sample_quota: 0.5 }), seller_contact: { email: '' } }),
    );
    expectRefusal(answer, 'NAME_REQUIRED');
    const [first, second] = desk.content().products;
    expect(placesOf(problemsIn(answer))).toEqual([
      ['field name', API_CODES.NAME_REQUIRED],
      [`product sampleQuantity ${first?.product_id}`, API_CODES.SAMPLE_QUANTITY_INVALID],
      [`product sampleQuantity ${second?.product_id}`, API_CODES.SAMPLE_QUANTITY_INVALID],
      ['contact email', API_CODES.EMAIL_REQUIRED],
      ['contact messenger', API_CODES.MESSENGER_REQUIRED],
    ]);
  });

  it('is judged by the moment at which it arrives', async () => {
    const content = desk.content({ registration_end_time: NOON + 60 });
    api.current().clock.now += 60;
    const answer = await desk.create(content);
    api.current().clock.now = NOON;
    expectProblem(answer, 'PERIOD_ALREADY_OVER', 'field registrationEndTime');
  });

  it('keeps a refused key free: the same key works when its reason is gone', async () => {
    const key = randomUUID();
    expectRefusal(await desk.create(desk.content({ name: '' }), { key }), 'NAME_REQUIRED');
    expect((await desk.create(desk.content(), { key })).name).toBe('OK');
    before++;
  });

  it('OPERATION_DENIED, PAYMENT_ACCOUNT_NOT_ACTIVE and SCOPE_MISSING', async () => {
    await control().editShop(desk.shop.id, { operations_allowed: 0 });
    expectRefusal(await desk.create(desk.content()), 'OPERATION_DENIED');
    await control().editShop(desk.shop.id, { operations_allowed: 1, payment_account_active: 0 });
    expectRefusal(await desk.create(desk.content()), 'PAYMENT_ACCOUNT_NOT_ACTIVE');
    await control().editShop(desk.shop.id, { payment_account_active: 1 });
    const scope = 'shops.read campaigns.read registrations.write';
    const without = await api.current().signIn(undefined, scope);
    const body = { publish: true, content: desk.content() };
    const answer = await without.request('POST', desk.path(), { body, key: randomUUID() });
    expectRefusal(answer, 'SCOPE_MISSING');
    expect((await without.request('GET', desk.path())).name).toBe('OK');
  });
});

describe('editing', () => {
  test.each<[string, () => Change]>([
    ['name', () => ({ name: 'Another' })],
    ['description', () => ({ description: 'Another' })],
    ['participation', () => ({ participation: 'INVITED_PARTNERS' })],
    ['invitedPartners', () => ({ invited_partner_ids: [desk.partner(0).id] })],
    ['products', () => offers({ total_commission_rate: 2000 })],
    ['creatorPreferences', () => preferences({ notes: 'Another' })],
  ])('FIELD_NOT_EDITABLE at %s once it is published', async (field, change) => {
    const campaign = await desk.publish();
    expectProblem(await desk.edit(campaign, change()), 'FIELD_NOT_EDITABLE', `field ${field}`);
    expect(await desk.campaign(campaign.id)).toEqual(campaign);
  });

  it('START_NOT_EDITABLE once it is running; the ends and the contact still are', async () => {
    const campaign = await desk.publish(desk.content({ campaign_start_time: NOON - DAY }));
    const registration = await desk.edit(campaign, { registration_start_time: NOON });
    expectProblem(registration, 'START_NOT_EDITABLE', 'field registrationStartTime');
    const started = await desk.edit(campaign, { campaign_start_time: NOON });
    expectProblem(started, 'START_NOT_EDITABLE', 'field campaignStartTime');
    expect((await desk.edit(campaign, { campaign_end_time: NOON + 20 * DAY })).name).toBe('OK');
  });

  it('PERIOD_ALREADY_OVER for an end that is moved into the past', async () => {
    const campaign = await desk.publish();
    const answer = await desk.edit(campaign, { registration_end_time: NOON });
    expectProblem(answer, 'PERIOD_ALREADY_OVER', 'field registrationEndTime');
  });

  it('CAMPAIGN_CLOSED when it is over, and SELLER_CAMPAIGN_NOT_FOUND for one that is not there', async () => {
    const campaign = await desk.publish();
    expect((await desk.close(campaign.id)).name).toBe('OK');
    expectRefusal(await desk.edit(campaign, { name: 'x' }), 'CAMPAIGN_CLOSED');
    expectRefusal(await desk.edit({ ...campaign, id: '404' }, {}), 'SELLER_CAMPAIGN_NOT_FOUND');
  });
});

describe('what partners do in it', () => {
  let ready: WireSellerCampaign;
  let closed: WireSellerCampaign;
  beforeAll(async () => {
    const content = desk.byInvitation([desk.partner(0).id]);
    ready = campaignIn(await desk.create(content, { publish: false }));
    closed = await desk.publish(content);
    await desk.close(closed.id);
  });

  it('SELLER_CAMPAIGN_NOT_PUBLISHED while it is READY', async () => {
    expectRefusal(await desk.close(ready.id), 'SELLER_CAMPAIGN_NOT_PUBLISHED');
    expectRefusal(await desk.invite(ready.id, [desk.partner(1).id]), 'SELLER_CAMPAIGN_NOT_PUBLISHED');
    expectRefusal(await desk.answer(ready.id, desk.partner(1).id, true), 'SELLER_CAMPAIGN_NOT_PUBLISHED');
  });

  it('CAMPAIGN_CLOSED when it is over', async () => {
    expectRefusal(await desk.close(closed.id), 'CAMPAIGN_CLOSED');
    expectRefusal(await desk.invite(closed.id, [desk.partner(1).id]), 'CAMPAIGN_CLOSED');
    expectRefusal(await desk.answer(closed.id, desk.partner(1).id, false), 'CAMPAIGN_CLOSED');
  });

  it('SELLER_CAMPAIGN_NOT_FOUND for one that is not there', async () => {
    expectRefusal(await desk.close('404'), 'SELLER_CAMPAIGN_NOT_FOUND');
    expectRefusal(await desk.invite('404', [desk.partner(1).id]), 'SELLER_CAMPAIGN_NOT_FOUND');
    expectRefusal(await desk.answer('404', desk.partner(1).id, true), 'SELLER_CAMPAIGN_NOT_FOUND');
    const list = await desk.client.request('GET', desk.path('/404/participants'));
    expectRefusal(list, 'SELLER_CAMPAIGN_NOT_FOUND');
  });

  it('REGISTRATION_CLOSED after registration: only declining is still possible', async () => {
    const campaign = await desk.publish(desk.byInvitation([desk.partner(0).id]));
    const [asking, other] = [desk.partner(5), desk.partner(6)];
    await control().joinSellerCampaign(campaign.id, asking.id);
    api.current().clock.now = campaign.registration_end_time + 1;
    expectRefusal(await desk.invite(campaign.id, [other.id]), 'REGISTRATION_CLOSED');
    expectRefusal(await desk.answer(campaign.id, asking.id, true), 'REGISTRATION_CLOSED');
    const declined = await desk.answer(campaign.id, asking.id, false);
    api.current().clock.now = NOON;
    expect(declined.name).toBe('OK');
  });

  it('PARTNER_ALREADY_INVITED names the partners, and invites none of the others', async () => {
    const [there, fresh] = [desk.partner(0), desk.partner(1)];
    const campaign = await desk.publish(desk.byInvitation([there.id]));
    const answer = await desk.invite(campaign.id, [fresh.id, there.id]);
    expectProblem(answer, 'PARTNER_ALREADY_INVITED', `partner ${there.id}`);
    expect(await desk.participants(campaign.id)).toHaveLength(1);
  });

  it.each<[ApiCodeName, string, () => string[]]>([
    ['PARTNERS_REQUIRED', 'field invitedPartners', () => []],
    ['DUPLICATE_PARTNER', 'partner', () => [desk.partner(2).id, desk.partner(2).id]],
    ['PARTNER_NOT_FOUND', 'partner', () => ['404']],
    ['TOO_MANY_PARTNERS', 'field invitedPartners', () => desk.partners.slice(1, 21).map(({ id }) => id)],
  ])('%s for an invitation', async (name, place, ids) => {
    const campaign = await desk.publish(desk.byInvitation([desk.partner(0).id]));
    const answer = await desk.invite(campaign.id, ids());
    expectProblem(answer, name, place === 'partner' ? `partner ${ids()[0]}` : place);
    expect(await desk.participants(campaign.id)).toHaveLength(1);
  });

  it('PARTNERS_NOT_EXPECTED where everybody may join', async () => {
    const campaign = await desk.publish();
    const answer = await desk.invite(campaign.id, [desk.partner(0).id]);
    expectProblem(answer, 'PARTNERS_NOT_EXPECTED', 'field invitedPartners');
  });

  it('JOIN_REQUEST_NOT_FOUND for who did not ask, or was answered', async () => {
    const [invited, asking] = [desk.partner(0), desk.partner(1)];
    const campaign = await desk.publish(desk.byInvitation([invited.id]));
    await control().joinSellerCampaign(campaign.id, asking.id);
    expect((await desk.answer(campaign.id, asking.id, true)).name).toBe('OK');
    for (const id of [invited.id, asking.id, '404']) {
      expectRefusal(await desk.answer(campaign.id, id, false), 'JOIN_REQUEST_NOT_FOUND');
    }
  });
});

describe('hostile input', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a number for a name', { name: 1 }],
    ['a time that is none', { registration_end_time: 'soon' }],
    ['a time beyond all calendars', { campaign_end_time: 1e18 }],
    ['an unknown participation', { participation: 'NOBODY' }],
    ['a number for a partner', { invited_partner_ids: [7] }],
    [
      'markup for a product’s id',
      { products: [{ product_id: '<b>', total_commission_rate: 1, sample_quota: 1 }] },
    ],
    ['an unknown style', { creator_preferences: { content_styles: ['SHOUTING'] } }],
  ])('%s is refused as no request of the contract', async (_what, change) => {
    const isObject = typeof change === 'object' && change !== null && !Array.isArray(change);
    const content = isObject ? { ...desk.content(), ...change } : change;
    const before = await total();
    const answer = await desk.create(content);
    expectRefusal(answer, 'INVALID_REQUEST');
    expect(answer.message).toContain('content');
    expect(await total()).toBe(before);
  });

  it('keeps what looks like SQL or markup as the text that it is', async () => {
    const name = "'); DROP TABLE feed; --<b>";
    const campaign = await desk.publish(desk.content({ name, description: '<script>alert(1)</script>' }));
    expect(await desk.campaign(campaign.id)).toMatchObject({
      name,
      description: '<script>alert(1)</script>',
    });
    const path = `/v1/shops/${desk.shop.id}/partners?text=${encodeURIComponent("' OR 1=1 --")}`;
    expect((await desk.client.read('listPartners', path)).total_count).toBe(0);
  });

  it('takes nothing over that only the API sets', async () => {
    const content = { ...desk.content(), id: '1', version: '9', published_time: 1, closed_time: 1 };
    const campaign = campaignIn(await desk.create(content));
    expect(campaign).toMatchObject({ version: '1', published_time: NOON, closed_time: null });
    expect(campaign.id).not.toBe('1');
  });
});
