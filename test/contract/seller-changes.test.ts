// The change feed of sellers' campaigns, participants and the partner directory; and what partners do there when a test plays them.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PARTICIPANT_STATUSES } from '#shared/domain/participant.ts';
import { sellerTabOf } from '#shared/domain/seller-campaign.ts';
import { applied, NOON, present, pullAll, useApi } from './support/api.ts';
import { campaignIn, openSellerDesk, type SellerDesk } from './support/seller.ts';

const DAY = 24 * 60 * 60;
const api = useApi({ accessTokenSeconds: 2 * 365 * DAY });
let desk: SellerDesk;
let sown: SellerDesk;
beforeAll(async () => {
  desk = await openSellerDesk(api.current());
  sown = await openSellerDesk(api.current(), 'ID');
});

const control = () => api.current().server.control;
const pull = (cursor?: string, limit?: number) => pullAll(desk.client, desk.shop.id, cursor, limit);
const kindsAfter = async (cursor: string | undefined) => (await pull(cursor)).changes.map(({ kind }) => kind);

describe('the snapshot', () => {
  it('brings the shop’s own campaigns with who is in them before the products, the directory last', async () => {
    const { changes, pages } = await pullAll(sown.client, sown.shop.id, undefined, 50);
    const order = ['campaign', 'registration', 'seller_campaign', 'participant', 'product', 'partner'];
    const kinds = changes.map(({ kind }) => order.indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
    expect(new Set(kinds).size).toBe(order.length);
    expect(changes).toHaveLength(pages[0]?.snapshot?.total ?? 0);
  });

  it('holds exactly what the lists hold', async () => {
    const { sellerCampaigns, participants, partners } = applied(
      (await pullAll(sown.client, sown.shop.id)).changes,
    );
    const { client, path } = sown;
    const listed = await client.read('listSellerCampaigns', path('?page_size=100'));
    expect(listed.seller_campaigns).toEqual([...sellerCampaigns.values()]);
    const directory = await client.read('listPartners', `/v1/shops/${sown.shop.id}/partners`);
    expect(directory.total_count).toBe(partners.size);
    for (const { id } of listed.seller_campaigns) {
      const own = [...participants.values()].filter((candidate) => candidate.seller_campaign_id === id);
      expect(await sown.participants(id)).toEqual(own);
    }
  });
});

describe('the sown world', () => {
  it('starts with an empty tab in the first shop, and has every tab and every status in the others', async () => {
    const first = applied((await pull()).changes);
    expect([first.sellerCampaigns.size, first.participants.size]).toEqual([0, 0]);
    const { sellerCampaigns, participants } = applied((await pullAll(sown.client, sown.shop.id)).changes);
    const campaigns = [...sellerCampaigns.values()];
    expect(new Set(campaigns.map(({ status }) => status))).toEqual(
      new Set(['READY', 'UPCOMING', 'ONGOING', 'CLOSED']),
    );
    const tabs = campaigns.map(
      ({ status, registration_start_time: startTime, registration_end_time: endTime }) =>
        sellerTabOf({ status, registrationPeriod: { startTime, endTime } }, NOON),
    );
    expect(new Set(tabs)).toEqual(new Set(['active', 'past', 'drafts']));
    expect(new Set([...participants.values()].map(({ status }) => status))).toEqual(
      new Set(PARTICIPANT_STATUSES),
    );
  });

  it('is within its own rules: who was invited, how many samples were given, what a sale brings', async () => {
    const { sellerCampaigns, participants, partners, products } = applied(
      (await pullAll(sown.client, sown.shop.id)).changes,
    );
    for (const campaign of sellerCampaigns.values()) {
      const own = [...participants.values()].filter((one) => one.seller_campaign_id === campaign.id);
      if (campaign.status === 'READY') expect(own).toEqual([]);
      const isOpen = campaign.participation === 'ALL_PARTNERS';
      expect(campaign.invited_partner_ids.length > 0).toBe(!isOpen);
      for (const { partner, status, products: promoted } of own) {
        expect(partners.get(partner.id)?.name).toBe(partner.name);
        if (status === 'INVITED') expect(campaign.invited_partner_ids).toContain(partner.id);
        if (status === 'REQUESTED') expect(campaign.invited_partner_ids).not.toContain(partner.id);
        if (status !== 'JOINED') expect(promoted).toEqual([]);
      }
      for (const offer of campaign.products) {
        const name = products.get(offer.product_id)?.name;
        expect(offer.product_name).toBe(name);
        const results = own
          .flatMap((one) => one.products)
          .filter((one) => one.product_id === offer.product_id);
        const samples = results.reduce((sum, one) => sum + one.samples_requested, 0);
        expect(samples).toBeLessThanOrEqual(offer.sample_quota);
      }
    }
  });

  it('has a believable directory', () => {
    expect(new Set(desk.partners.map(({ name }) => name)).size).toBe(desk.partners.length);
    expect(new Set(desk.partners.map((partner) => partner.gmv_band)).size).toBe(4);
    expect(desk.partners.some(({ rating }) => rating === null)).toBe(true);
    for (const { regions, categories, creator_count: creators } of desk.partners) {
      expect(regions[0]).toBe('TH');
      expect(categories.length).toBeGreaterThan(0);
      expect(creators).toBeGreaterThan(0);
    }
  });
});

describe('the log', () => {
  it('tells of a campaign, and of each partner that it invites', async () => {
    const { cursor } = await pull();
    const campaign = await desk.publish(desk.byInvitation([desk.partner(0).id, desk.partner(1).id]));
    const { changes } = await pull(cursor);
    const { sellerCampaigns, participants } = applied(changes);
    expect(changes.map(({ kind }) => kind)).toEqual(['seller_campaign', 'participant', 'participant']);
    expect(sellerCampaigns.get(campaign.id)).toEqual(campaign);
    expect([...participants.values()]).toEqual(expect.arrayContaining(await desk.participants(campaign.id)));
  });

  it('tells of an edit, of a close, and of what the clock turns', async () => {
    const { clock } = api.current();
    const campaign = await desk.publish();
    const ended = await desk.publish();
    const ready = campaignIn(await desk.create(desk.content(), { publish: false }));
    await desk.close(ended.id);
    let { cursor } = await pull();
    const statusesAt = async (time: number) => {
      clock.now = time;
      const next = await pull(cursor);
      cursor = next.cursor;
      const { sellerCampaigns } = applied(next.changes);
      return [campaign, ended, ready].map(({ id }) => sellerCampaigns.get(id)?.status);
    };
    expect(await statusesAt(campaign.campaign_start_time - 1)).toEqual([undefined, undefined, undefined]);
    expect(await statusesAt(campaign.campaign_start_time)).toEqual(['ONGOING', undefined, undefined]);
    expect(await statusesAt(campaign.campaign_end_time)).toEqual([undefined, undefined, undefined]);
    expect(await statusesAt(campaign.campaign_end_time + 1)).toEqual(['CLOSED', undefined, undefined]);
    clock.now = NOON;
  });

  it('tells of every step of a partner: asking, being accepted, promoting', async () => {
    const asking = desk.partner(3);
    const [offer] = desk.content().products;
    const campaign = await desk.publish(
      desk.byInvitation([desk.partner(0).id], { campaign_start_time: NOON - DAY }),
    );
    let { cursor } = await pull();
    const seenAfter = async (act: Promise<unknown>) => {
      await act;
      const next = await pull(cursor);
      cursor = next.cursor;
      return [...applied(next.changes).participants.values()];
    };
    const taking = { campaignId: campaign.id, partnerId: asking.id };
    expect(await seenAfter(control().joinSellerCampaign(campaign.id, asking.id, 'May we?'))).toMatchObject([
      {
        partner: { id: asking.id, name: asking.name },
        status: 'REQUESTED',
        message: 'May we?',
        products: [],
      },
    ]);
    expect(await seenAfter(desk.answer(campaign.id, asking.id, true))).toMatchObject([{ status: 'JOINED' }]);
    const promotion = { ...taking, productId: offer?.product_id ?? '', creators: 2, samples: 99, orders: 3 };
    expect(await seenAfter(control().promote(promotion))).toMatchObject([
      {
        products: [
          {
            product_id: offer?.product_id,
            promoting_creators: 2,
            samples_requested: offer?.sample_quota,
            orders: 3,
          },
        ],
      },
    ]);
  });

  it('tells of a partner that changes, and of one that leaves', async () => {
    const { id } = present(desk.partners.at(-1), 'partner');
    const { cursor } = await pull();
    await control().editPartner(id, { rating: 50, creator_count: 777 });
    const changed = await pull(cursor);
    expect(applied(changed.changes).partners.get(id)).toMatchObject({ rating: 50, creator_count: 777 });
    await control().removePartner(id);
    const left = await pull(changed.cursor);
    expect(left.changes).toEqual([{ kind: 'deleted', collection: 'partner', id }]);
    expect((await desk.create(desk.byInvitation([id]))).name).toBe('PARTNER_NOT_FOUND');
  });

  it('tells of a campaign that was taken down, and of everybody in it', async () => {
    const campaign = await desk.publish(desk.byInvitation([desk.partner(0).id]));
    const [participant] = await desk.participants(campaign.id);
    const { cursor } = await pull();
    await control().removeSellerCampaign(campaign.id);
    expect((await pull(cursor)).changes).toEqual([
      { kind: 'deleted', collection: 'participant', id: participant?.id },
      { kind: 'deleted', collection: 'seller_campaign', id: campaign.id },
    ]);
    expect((await desk.client.request('GET', desk.path(`/${campaign.id}`))).name).toBe(
      'SELLER_CAMPAIGN_NOT_FOUND',
    );
  });

  it('says nothing when a change was refused', async () => {
    const campaign = await desk.publish();
    const { cursor } = await pull();
    expect((await desk.edit(campaign, { name: 'x' })).name).toBe('FIELD_NOT_EDITABLE');
    expect((await desk.invite(campaign.id, [desk.partner(0).id])).name).toBe('PARTNERS_NOT_EXPECTED');
    expect(await kindsAfter(cursor)).toEqual([]);
  });
});

describe('a partner', () => {
  const join = (campaignId: string, index: number) =>
    control().joinSellerCampaign(campaignId, desk.partner(index).id, '');

  it('joins at once where everybody may, or where it was invited', async () => {
    const open = await desk.publish();
    expect(await join(open.id, 0)).toBe(true);
    const invited = await desk.publish(desk.byInvitation([desk.partner(1).id]));
    expect(await join(invited.id, 1)).toBe(true);
    const statuses = [...(await desk.participants(open.id)), ...(await desk.participants(invited.id))];
    expect(statuses.map(({ status }) => status)).toEqual(['JOINED', 'JOINED']);
  });

  it('cannot join before registration opens, after it, twice, or once it was refused', async () => {
    const later = await desk.publish(desk.content({ registration_start_time: NOON + 60 }));
    expect(await join(later.id, 0)).toBe(false);
    const campaign = await desk.publish(desk.byInvitation([desk.partner(0).id]));
    expect(await join(campaign.id, 2)).toBe(true);
    expect(await join(campaign.id, 2)).toBe(false);
    await desk.answer(campaign.id, desk.partner(2).id, false);
    expect(await join(campaign.id, 2)).toBe(false);
  });

  it('that declined, or was refused, can be invited again', async () => {
    const [declining, refused] = [desk.partner(0), desk.partner(1)];
    const campaign = await desk.publish(desk.byInvitation([declining.id]));
    expect(await control().declineInvitation(campaign.id, declining.id, 'Booked out.')).toBe(true);
    expect(await control().declineInvitation(campaign.id, declining.id)).toBe(false);
    await join(campaign.id, 1);
    await desk.answer(campaign.id, refused.id, false);
    const statuses = async () =>
      (await desk.participants(campaign.id)).map(({ status, message }) => [status, message]);
    expect(new Set(await statuses())).toEqual(
      new Set([
        ['DECLINED', 'Booked out.'],
        ['REFUSED', ''],
      ]),
    );
    expect((await desk.invite(campaign.id, [declining.id, refused.id])).name).toBe('OK');
    expect(await statuses()).toEqual([
      ['INVITED', ''],
      ['INVITED', ''],
    ]);
    expect((await desk.campaign(campaign.id)).invited_partner_ids).toEqual([declining.id, refused.id]);
  });

  it('promotes only what is offered, sells only while the campaign runs, and gets no sample too many', async () => {
    const campaign = await desk.publish();
    const [first, second] = campaign.products;
    const promote = (partner: number, productId: string | undefined, samples = 6) =>
      control().promote({
        campaignId: campaign.id,
        partnerId: desk.partner(partner).id,
        productId: productId ?? '',
        creators: 1,
        samples,
        orders: 4,
      });
    await join(campaign.id, 0);
    await join(campaign.id, 1);
    expect(await promote(2, first?.product_id)).toBe(false);
    expect(await promote(0, '404')).toBe(false);
    expect(await promote(0, first?.product_id)).toBe(true);
    expect(await promote(1, first?.product_id)).toBe(true);
    expect(await promote(1, second?.product_id)).toBe(true);
    const promoted = (await desk.participants(campaign.id)).flatMap((participant) => participant.products);
    const of = (id: string | undefined) => promoted.filter((product) => product.product_id === id);
    expect(of(first?.product_id).reduce((sum, { samples_requested: samples }) => sum + samples, 0)).toBe(10);
    expect(of(second?.product_id)).toMatchObject([
      { samples_requested: 0, orders: 0, gmv: { amount: '0.00' } },
    ]);
  });
});

it('snapshot and log equal the state at the end, whatever seller and partners do between the pages', async () => {
  const campaigns = [
    await desk.publish(),
    await desk.publish(desk.byInvitation([desk.partner(0).id, desk.partner(1).id])),
  ];
  const act = fc.record({
    kind: fc.constantFrom('join', 'decline', 'promote', 'edit', 'create', 'rate'),
    campaign: fc.nat(1),
    pick: fc.nat(30),
  });
  const perform = ({ kind, campaign: index, pick }: { kind: string; campaign: number; pick: number }) => {
    const { id, products } = present(campaigns[index], 'campaign');
    const partnerId = desk.partner(pick).id;
    if (kind === 'join') return control().joinSellerCampaign(id, partnerId);
    if (kind === 'decline') return control().declineInvitation(id, partnerId);
    if (kind === 'edit')
      return control().editSellerCampaign(id, { registration_end_time: NOON + pick * DAY + DAY });
    if (kind === 'create') return desk.publish();
    if (kind === 'rate') return control().editPartner(partnerId, { rating: 10 + pick });
    const productId = products[pick % products.length]?.product_id ?? '';
    return control().promote({ campaignId: id, partnerId, productId, creators: 1, samples: 1, orders: 1 });
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 12 }),
      fc.integer({ min: 60, max: 200 }),
      async (acts, limit) => {
        const left = [...acts];
        const { changes: seen } = await pullAll(desk.client, desk.shop.id, undefined, limit, async () => {
          const next = left.splice(0, 2);
          // At the same time, as changes come.
          await Promise.all(next.map(perform));
          return next.length > 0;
        });
        expect(applied(seen)).toEqual(applied((await pull()).changes));
      },
    ),
    { numRuns: 12, seed: 20_261_122 },
  );
});
