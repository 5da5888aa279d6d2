// A campaign of the seller's own from its creation to its end, as the API keeps it.

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WireSellerCampaign } from '#shared/contract/api/wire.ts';
import { EMPTY, expectRefusal, NOON, useApi } from './support/api.ts';
import { campaignIn, openSellerDesk, type SellerDesk } from './support/seller.ts';

const DAY = 24 * 60 * 60;
// Tokens outlive every campaign: the clock is moved over whole periods here.
const api = useApi({ accessTokenSeconds: 2 * 365 * DAY });
let desk: SellerDesk;
beforeAll(async () => {
  desk = await openSellerDesk(api.current());
});

const clock = () => api.current().clock;
const control = () => api.current().server.control;

describe('creating', () => {
  it('publishes in the same step what was entered, with the products’ names and pictures', async () => {
    const content = desk.content();
    const campaign = await desk.publish(content);
    const { products, ...entered } = content;
    expect(campaign).toMatchObject({
      ...entered,
      status: 'UPCOMING',
      created_time: NOON,
      published_time: NOON,
      closed_time: null,
    });
    expect(campaign.products).toEqual(
      products.map((offer, index) => ({
        ...offer,
        product_name: desk.products[index]?.name,
        main_image_url: desk.products[index]?.main_image_url,
      })),
    );
    expect(await desk.campaign(campaign.id)).toEqual(campaign);
  });

  it('keeps an unfinished one READY, without inviting anybody', async () => {
    const unfinished = desk.byInvitation([desk.partner(0).id], { products: [] });
    const campaign = campaignIn(await desk.create(unfinished, { publish: false }));
    expect(campaign).toMatchObject({ status: 'READY', published_time: null });
    expect(await desk.participants(campaign.id)).toEqual([]);
  });

  it('invites, when published, those that it names', async () => {
    const chosen = [desk.partner(1), desk.partner(2)];
    const campaign = await desk.publish(desk.byInvitation(chosen.map(({ id }) => id)));
    const participants = await desk.participants(campaign.id);
    expect(participants.map(({ partner, status }) => [partner, status])).toEqual(
      expect.arrayContaining(chosen.map(({ id, name }) => [{ id, name }, 'INVITED'])),
    );
    expect(participants).toHaveLength(2);
  });

  it('goes through UPCOMING, ONGOING and CLOSED by the clock', async () => {
    const campaign = await desk.publish();
    const statusAt = async (time: number) => {
      clock().now = time;
      const { status } = await desk.campaign(campaign.id);
      clock().now = NOON;
      return status;
    };
    expect(await statusAt(campaign.campaign_start_time - 1)).toBe('UPCOMING');
    expect(await statusAt(campaign.campaign_start_time)).toBe('ONGOING');
    expect(await statusAt(campaign.campaign_end_time)).toBe('ONGOING');
    expect(await statusAt(campaign.campaign_end_time + 1)).toBe('CLOSED');
  });
});

describe('editing', () => {
  it('changes what is given and leaves the rest, under a new version', async () => {
    const before = await desk.publish();
    const sellerContact = { email: 'mali@example.com', messenger: { kind: 'line', value: '@mali' } };
    const after = campaignIn(
      await desk.edit(before, { registration_end_time: NOON + 12 * DAY, seller_contact: sellerContact }),
    );
    expect(after.version).not.toBe(before.version);
    expect(after).toEqual({
      ...before,
      version: after.version,
      registration_end_time: NOON + 12 * DAY,
      seller_contact: sellerContact,
    });
  });

  it('publishes a READY one with what it changes, and judges the whole of it', async () => {
    const ready = campaignIn(await desk.create(desk.content({ products: [] }), { publish: false }));
    expectRefusal(await desk.edit(ready, { name: 'Now' }, { publish: true }), 'NO_PRODUCTS');
    const { products } = desk.content();
    const published = campaignIn(await desk.edit(ready, { products }, { publish: true }));
    expect(published).toMatchObject({ status: 'UPCOMING', published_time: NOON });
    expect(published.products).toHaveLength(2);
  });

  it('lets everything of a READY one change, and keeps the names that its products were added with', async () => {
    const ready = campaignIn(await desk.create(desk.content(), { publish: false }));
    const [first, second, third] = desk.products;
    await control().editProduct(desk.shop.id, first.id, { name: 'Renamed meanwhile' });
    const offer = (productId: string) => ({
      product_id: productId,
      total_commission_rate: 900,
      sample_quota: 1,
    });
    const edited = campaignIn(
      await desk.edit(ready, {
        name: 'Another name',
        participation: 'INVITED_PARTNERS',
        invited_partner_ids: [desk.partner(3).id],
        products: [offer(first.id), offer(third.id)],
      }),
    );
    await control().editProduct(desk.shop.id, first.id, { name: first.name });
    expect(edited).toMatchObject({
      name: 'Another name',
      status: 'READY',
      participation: 'INVITED_PARTNERS',
    });
    expect(edited.products.map((product) => product.product_name)).toEqual([first.name, third.name]);
    expect(edited.products.map((product) => product.product_id)).not.toContain(second.id);
  });

  it('EDIT_CONFLICT brings the campaign as it now is, and nothing is overwritten', async () => {
    const read = await desk.publish();
    await control().editSellerCampaign(read.id, { registration_end_time: NOON + 11 * DAY });
    const answer = await desk.edit(read, { registration_end_time: NOON + 9 * DAY });
    expectRefusal(answer, 'EDIT_CONFLICT');
    const now = await desk.campaign(read.id);
    expect(answer.data).toEqual({ seller_campaign: now });
    expect(now).toMatchObject({ registration_end_time: NOON + 11 * DAY });
    expect((await desk.edit(now, { registration_end_time: NOON + 9 * DAY })).name).toBe('OK');
  });

  it('one of two edits that come at once wins, the other is told', async () => {
    const read = await desk.publish();
    const edits = await Promise.all(
      [8, 9, 10, 11].map((days) => desk.edit(read, { registration_end_time: NOON + days * DAY })),
    );
    expect(edits.map(({ name }) => name).toSorted()).toEqual([
      'EDIT_CONFLICT',
      'EDIT_CONFLICT',
      'EDIT_CONFLICT',
      'OK',
    ]);
  });

  it('is not disturbed by an invitation, which is no edit', async () => {
    const read = await desk.publish(desk.byInvitation([desk.partner(0).id]));
    expect((await desk.invite(read.id, [desk.partner(1).id])).name).toBe('OK');
    expect((await desk.edit(read, { registration_end_time: NOON + 9 * DAY })).name).toBe('OK');
  });
});

describe('closing early', () => {
  it('ends it now, with all that was done in it', async () => {
    const campaign = await desk.publish();
    expect(await control().joinSellerCampaign(campaign.id, desk.partner(0).id)).toBe(true);
    const closed = campaignIn(await desk.close(campaign.id));
    expect(closed).toEqual({ ...campaign, status: 'CLOSED', closed_time: NOON });
    expect((await desk.participants(campaign.id)).map(({ status }) => status)).toEqual(['JOINED']);
    expect(await control().joinSellerCampaign(campaign.id, desk.partner(1).id)).toBe(false);
  });
});

describe('idempotency', () => {
  it('creates one campaign for one key, however often it is sent', async () => {
    const before = await total();
    const [content, key] = [desk.content({ name: 'Once' }), randomUUID()];
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.create(content, { key })));
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await total()).toBe(before + 1);
    expectRefusal(await desk.create(desk.content({ name: 'Twice' }), { key }), 'IDEMPOTENCY_KEY_REUSED');
  });

  it('creates one when the answer was lost', async () => {
    const before = await total();
    const [content, key] = [desk.content(), randomUUID()];
    control().addFault({ on: '^POST .*/seller_campaigns$', kind: 'answerLost' });
    await expect(desk.create(content, { key })).rejects.toThrow();
    expect((await desk.create(content, { key })).name).toBe('OK');
    expect(await total()).toBe(before + 1);
  });

  it('answers a late repetition of every change as it did, without doing it again', async () => {
    const partner = desk.partner(4);
    const campaign = await desk.publish(desk.byInvitation([desk.partner(0).id]));
    await control().joinSellerCampaign(campaign.id, partner.id);
    const changes = { registration_end_time: NOON + 9 * DAY };
    const acts: ((key: string) => Promise<unknown>)[] = [
      async (key) => (await desk.edit(campaign, changes, { key })).data,
      async (key) => (await desk.invite(campaign.id, [desk.partner(1).id], key)).data,
      async (key) => (await desk.answer(campaign.id, partner.id, true, key)).data,
      async (key) => (await desk.close(campaign.id, key)).data,
    ];
    const keys = acts.map(() => randomUUID());
    const first: unknown[] = [];
    for (const [index, act] of acts.entries()) first.push(await act(keys[index] ?? ''));
    const end = await desk.campaign(campaign.id);
    const second: unknown[] = [];
    for (const [index, act] of acts.entries()) second.push(await act(keys[index] ?? ''));
    expect(first).not.toContain(null);
    expect(second).toEqual(first);
    expect(await desk.campaign(campaign.id)).toEqual(end);
  });

  it.each([
    ['POST', ''],
    ['PATCH', '/1'],
    ['POST', '/1/close'],
    ['POST', '/1/invitations'],
    ['PUT', '/1/join_requests/1'],
  ])('IDEMPOTENCY_KEY_MISSING for %s %s without one', async (method, rest) => {
    const body = {
      publish: true,
      content: desk.content(),
      version: '1',
      changes: {},
      partner_ids: [],
      accept: true,
    };
    expectRefusal(await desk.client.request(method, desk.path(rest), { body }), 'IDEMPOTENCY_KEY_MISSING');
  });
});

describe('lists', () => {
  it('come page by page, each campaign once', async () => {
    const seen: WireSellerCampaign[] = [];
    let token = '';
    do {
      const query = `?page_size=4${token === '' ? '' : `&page_token=${token}`}`;
      const page = await desk.client.read('listSellerCampaigns', desk.path(query));
      seen.push(...page.seller_campaigns);
      token = page.next_page_token;
      if (token === '') expect(page.total_count).toBe(seen.length);
    } while (token !== '');
    expect(seen.length).toBeGreaterThan(8);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  });

  it('search the directory by name, as people write', async () => {
    const { id, name } = desk.partner(7);
    const path = `/v1/shops/${desk.shop.id}/partners`;
    const found = await desk.client.read(
      'listPartners',
      `${path}?text=${encodeURIComponent(name.toUpperCase())}`,
    );
    expect(found.partners.map((partner) => partner.id)).toContain(id);
    expect(found.total_count).toBe(found.partners.length);
    expect((await desk.client.read('listPartners', `${path}?text=%25`)).total_count).toBe(0);
    expect((await desk.client.read('listPartners', path)).total_count).toBe(200);
  });

  it('say nothing of another shop’s campaigns, and give another account nothing', async () => {
    const elsewhere = await openSellerDesk(api.current(), 'ID');
    const campaign = await desk.publish();
    const answer = await elsewhere.client.request('GET', elsewhere.path(`/${campaign.id}`));
    expectRefusal(answer, 'SELLER_CAMPAIGN_NOT_FOUND');
    const other = await api.current().signIn(EMPTY);
    for (const path of [desk.path(), desk.path(`/${campaign.id}`), `/v1/shops/${desk.shop.id}/partners`]) {
      expectRefusal(await other.request('GET', path), 'SHOP_NOT_FOUND');
    }
  });

  async function empty(): Promise<number> {
    const client = await api.current().signIn(EMPTY);
    const { shops } = await client.read('listShops', '/v1/shops');
    return (await client.read('listPartners', `/v1/shops/${shops[0]?.id}/partners`)).total_count;
  }
  it('have no partner where no agency works', async () => {
    expect(await empty()).toBe(0);
  });
});

async function total(): Promise<number> {
  return (await desk.client.read('listSellerCampaigns', desk.path())).total_count;
}
