// The change feed: snapshot and log together are the truth, whatever happens while they are read.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WireCampaign } from '#shared/contract/api/wire.ts';
import { applied, EMPTY, present, pullAll, shopIn, useApi } from './support/api.ts';
import { type Desk, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

const changesPath = (query: string): string => `/v1/shops/${desk.shop.id}/changes?${query}`;
const control = () => api.current().server.control;

async function pull(cursor?: string, limit?: number) {
  return pullAll(desk.client, desk.shop.id, cursor, limit);
}

describe('the snapshot', () => {
  it('counts up to its total, which only its last page reaches', async () => {
    const { pages } = await pull(undefined, 50);
    const progress = pages.map((page) => present(page.snapshot ?? undefined, 'progress'));
    expect(progress.length).toBeGreaterThan(5);
    expect(progress.map(({ done }) => done)).toEqual(
      progress.map((_, index) => Math.min((index + 1) * 50, progress[0]?.total ?? 0)),
    );
    expect(progress.filter(({ done, total }) => done === total)).toHaveLength(1);
    expect(pages.flatMap((page) => page.changes)).toHaveLength(progress[0]?.total ?? 0);
  });

  it('begins with what can be joined, the next to close first; then what opens, what is over, registrations, products, partners', async () => {
    const { changes } = await pull();
    const { now } = api.current().clock;
    const rank = (campaign: WireCampaign): number => {
      if (campaign.registration_start_time > now) return 1;
      return campaign.registration_end_time >= now ? 0 : 2;
    };
    const campaigns = changes.flatMap((change) => (change.kind === 'campaign' ? [change.record] : []));
    expect(campaigns.map(rank)).toEqual(campaigns.map(rank).toSorted());
    const ends = campaigns
      .filter((campaign) => rank(campaign) === 0)
      .map((campaign) => campaign.registration_end_time);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    const order = ['campaign', 'registration', 'seller_campaign', 'participant', 'product', 'partner'];
    const kinds = changes.map((change) => order.indexOf(change.kind));
    expect(kinds).toEqual(kinds.toSorted());
    expect(new Set(kinds).size).toBe(4);
  });

  it('holds exactly what the lists hold', async () => {
    const { campaigns, products, registrations } = applied((await pull()).changes);
    const shop = `/v1/shops/${desk.shop.id}`;
    expect((await desk.client.read('listCampaigns', `${shop}/campaigns`)).total_count).toBe(campaigns.size);
    expect((await desk.client.read('listProducts', `${shop}/products`)).total_count).toBe(products.size);
    const [registration] = registrations.values();
    const { campaign_id: id } = present(registration, 'registration');
    const listed = await desk.client.read('listRegistrations', `${shop}/campaigns/${id}/registrations`);
    expect(new Set(listed.registrations)).toEqual(
      new Set([...registrations.values()].filter((candidate) => candidate.campaign_id === id)),
    );
  });

  it('of a shop without campaigns ends at once', async () => {
    const client = await api.current().signIn(EMPTY);
    const shop = await shopIn(client, 'JP');
    const { changes, pages } = await pullAll(client, shop.id);
    expect(pages).toHaveLength(1);
    expect(changes.every((change) => change.kind === 'product')).toBe(true);
  });
});

describe('the log', () => {
  it('is empty, and stays where it is, while nothing happens', async () => {
    const { cursor } = await pull();
    const page = await desk.client.read('listChanges', changesPath(`cursor=${cursor}`));
    expect(page).toEqual({ changes: [], next_cursor: cursor, has_more: false, snapshot: null });
  });

  it('brings the newest state of what changed, once, in the order of the last change', async () => {
    const { cursor } = await pull();
    const [first, second] = [desk.takeCampaign(), desk.takeCampaign()];
    await control().editCampaign(first.id, { commission_rate: 1100 });
    await control().editCampaign(second.id, { commission_rate: 1200 });
    await control().editCampaign(first.id, { commission_rate: 1300 });
    const { changes } = await pull(cursor);
    expect(
      changes.map(
        (change) => change.kind === 'campaign' && [change.record.id, change.record.commission_rate],
      ),
    ).toEqual([
      [second.id, 1200],
      [first.id, 1300],
    ]);
  });

  it('comes page by page too, nothing skipped between them', async () => {
    const { cursor } = await pull();
    const campaigns = [desk.takeCampaign(), desk.takeCampaign(), desk.takeCampaign()];
    for (const { id } of campaigns) await control().editCampaign(id, { commission_rate: 1400 });
    const { pages, changes } = await pull(cursor, 1);
    expect(pages.map((page) => page.has_more)).toEqual([true, true, false]);
    expect(changes.map((change) => change.kind === 'campaign' && change.record.id)).toEqual(
      campaigns.map(({ id }) => id),
    );
  });

  it('tells of a campaign that is no longer visible as deleted, and of its return', async () => {
    const { cursor } = await pull();
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { is_published: 0 });
    const gone = await pull(cursor);
    expect(gone.changes).toEqual([{ kind: 'deleted', collection: 'campaign', id: campaign.id }]);
    await control().editCampaign(campaign.id, { is_published: 1 });
    expect((await pull(gone.cursor)).changes).toEqual([{ kind: 'campaign', record: campaign }]);
  });

  it('says nothing of campaigns that the shop never saw', async () => {
    const elsewhere = await sitDown(api.current(), 'GB');
    const { cursor } = await pull();
    await control().editCampaign(elsewhere.takeCampaign().id, { commission_rate: 900 });
    expect((await pull(cursor)).changes).toEqual([]);
  });

  it('tells of campaigns that begin and end by the clock alone', async () => {
    const { clock } = api.current();
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, {
      campaign_start_time: clock.now + 100,
      campaign_end_time: clock.now + 200,
    });
    let { cursor } = await pull();
    const statusAfter = async (seconds: number) => {
      clock.now += seconds;
      const next = await pull(cursor);
      cursor = next.cursor;
      return applied(next.changes).campaigns.get(campaign.id)?.status;
    };
    expect(await statusAfter(99)).toBeUndefined();
    expect(await statusAfter(1)).toBe('ONGOING');
    expect(await statusAfter(100)).toBeUndefined();
    expect(await statusAfter(1)).toBe('CLOSED');
  });
});

describe('cursors', () => {
  it('expire with their generation, in the snapshot and in the log', async () => {
    const { next_cursor: early } = await desk.client.read('listChanges', changesPath('limit=1'));
    const { cursor: late } = await pull();
    await control().expireCursors(desk.shop.id);
    for (const cursor of [early, late]) {
      expect((await desk.client.request('GET', changesPath(`cursor=${cursor}`))).name).toBe('CURSOR_EXPIRED');
    }
    expect((await pull()).changes.length).toBeGreaterThan(100);
  });

  it('expire when deletions that they have not seen are forgotten', async () => {
    const { cursor } = await pull();
    const campaign = desk.takeCampaign();
    await control().editCampaign(campaign.id, { is_published: 0 });
    await control().forgetDeletions(desk.shop.id);
    expect((await desk.client.request('GET', changesPath(`cursor=${cursor}`))).name).toBe('CURSOR_EXPIRED');
    const fresh = await pull();
    expect(applied(fresh.changes).campaigns.has(campaign.id)).toBe(false);
    expect((await desk.client.request('GET', changesPath(`cursor=${fresh.cursor}`))).name).toBe('OK');
  });

  it('of another shop, or invented, are refused', async () => {
    const elsewhere = await sitDown(api.current(), 'GB');
    const { cursor } = await pullAll(elsewhere.client, elsewhere.shop.id);
    expect((await desk.client.request('GET', changesPath(`cursor=${cursor}`))).name).toBe('CURSOR_EXPIRED');
    for (const invented of [
      'x',
      'bnVsbA',
      Buffer.from('{"generation":"1","sequence":-1}').toString('base64url'),
    ]) {
      expect((await desk.client.request('GET', changesPath(`cursor=${invented}`))).name).toBe(
        'INVALID_REQUEST',
      );
    }
  });
});

/** Something that changes what the shop sees. The numbers pick records out of what there was at the beginning. */
type Act = { kind: 'terms' | 'hide' | 'show' | 'register' | 'review' | 'stock' | 'remove'; pick: number };

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('terms', 'hide', 'show', 'register', 'review', 'stock', 'remove'),
  pick: fc.nat(1000),
});

it('snapshot and log equal the state at the end, whatever happens between the pages', async () => {
  const start = applied((await pull()).changes);
  const campaigns = [...start.campaigns.keys()];
  const products = [...start.products.keys()];
  const registrations = [...start.registrations.keys()];
  const at = (ids: string[], pick: number): string => present(ids[pick % ids.length], 'record');

  const perform = async ({ kind, pick }: Act): Promise<unknown> => {
    const campaignId = at(campaigns, pick);
    switch (kind) {
      case 'terms':
        return control().editCampaign(campaignId, { commission_rate: 100 + pick });
      case 'hide':
        return control().editCampaign(campaignId, { is_published: 0 });
      case 'show':
        return control().editCampaign(campaignId, { is_published: 1 });
      case 'register': {
        const campaign = start.campaigns.get(campaignId);
        return campaign && desk.submit(campaign, desk.body(campaign), randomUUID());
      }
      case 'review':
        return control().review(at(registrations, pick), {
          result: 'APPROVE',
          creatorPercent: 70 + (pick % 15),
        });
      case 'stock':
        return control().editProduct(desk.shop.id, at(products, pick), { inventory: pick });
      case 'remove':
        return control().removeProduct(desk.shop.id, at(products, pick));
    }
  };

  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 14 }),
      fc.integer({ min: 11, max: 140 }),
      async (acts, limit) => {
        const left = [...acts];
        const { changes: seen } = await pullAll(desk.client, desk.shop.id, undefined, limit, async () => {
          const next = left.splice(0, 2);
          // At the same time, as changes come.
          await Promise.all(next.map(perform));
          return next.length > 0;
        });
        const truth = applied((await pull()).changes);
        expect(applied(seen)).toEqual(truth);
      },
    ),
    { numRuns: 30, seed: 20_261_122 },
  );
});
