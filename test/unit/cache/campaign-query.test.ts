// Campaign queries: the same answers as the plainest implementation gives, whatever changed between them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyColumns } from '#cache-page/query/campaign-columns.ts';
import { locateCampaign, queryCampaigns } from '#cache-page/query/campaign-query.ts';
import { deleteRecord, emptyTable } from '#cache-page/query/record-table.ts';
import { CAMPAIGN_COLUMNS, type CampaignQuery } from '#shared/contract/query.ts';
import { CAMPAIGN_STATUSES, type Campaign } from '#shared/domain/campaign.ts';
import { CLOSING_SOON_SECONDS, PERIOD_STATES } from '#shared/domain/period.ts';
import { campaignOf, NOW } from '#test/fixtures/records.ts';
import { putRecord } from '#test/fixtures/tables.ts';
import { naiveQuery } from './naive-campaign-query.ts';

const moment = fc.constantFrom(
  ...[-2, -1, 0, 1, 2].map((step) => NOW + step),
  ...[-1, 0, 1].map((step) => NOW + CLOSING_SOON_SECONDS + step),
);
const period = fc
  .tuple(moment, moment)
  .map(([a, b]) => ({ startTime: Math.min(a, b), endTime: Math.max(a, b) }));
const someId = fc.integer({ min: 1, max: 30 }).map(String);
const words = ['Glow', 'glowing', 'Lotus', 'เซรั่มบำรุงผิว', 'zz'];
const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((list) => list.join(' '));

const campaign: fc.Arbitrary<Campaign> = fc
  .record({
    id: someId,
    name: text,
    partner: text.map((name) => ({ id: '1', name })),
    description: text,
    status: fc.constantFrom(...CAMPAIGN_STATUSES),
    registrationPeriod: period,
    campaignPeriod: period,
    commissionRequirement: fc.constantFrom(100, 1_000, 8_000),
    invited: fc.boolean(),
    region: fc.constantFrom('TH', 'GB', 'ID'),
  })
  .map(campaignOf);

const query: fc.Arbitrary<CampaignQuery> = fc.record({
  scope: fc.constantFrom('available' as const, 'joined' as const),
  text: fc.constantFrom('', 'g', 'gl', 'glow', 'GLOW', 'glow lotus', 'ผิว', 'none', ' zz  glow '),
  registrationStates: fc.subarray([...PERIOD_STATES]),
  invitedOnly: fc.boolean(),
  requirement: fc.option(fc.constantFrom({ lowest: 0, highest: 1_000 }, { lowest: 500, highest: 9_000 })),
  regions: fc.subarray(['TH', 'GB', 'ID', 'US']),
  sort: fc.record({
    column: fc.constantFrom(...CAMPAIGN_COLUMNS),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  }),
  offset: fc.nat(10),
  limit: fc.nat(20),
});

/** Changes, then a question; and again, so that what is kept between questions is put to the test. */
const round = fc.record({
  changes: fc.array(fc.oneof(campaign, someId), { maxLength: 25 }),
  joined: fc.uniqueArray(someId, { maxLength: 8 }),
  queries: fc.array(query, { minLength: 1, maxLength: 3 }),
});

describe('campaign queries', () => {
  it('answer as the plainest implementation does', () => {
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 4 }), (rounds) => {
        const table = emptyTable<Campaign>();
        const columns = emptyColumns();
        const model = new Map<string, Campaign>();
        for (const { changes, joined, queries } of rounds) {
          for (const change of changes) {
            if (typeof change === 'string') {
              deleteRecord(table, change);
              model.delete(change);
            } else {
              putRecord(table, change);
              model.set(change.id, change);
            }
          }
          for (const asked of queries) {
            const { campaigns, facets, ...answer } = queryCampaigns(table, columns, asked, joined, NOW);
            const expected = naiveQuery([...model.values()], asked, new Set(joined), NOW);
            expect({ ...answer, ids: campaigns.map(({ id }) => id) }).toEqual({
              ids: expected.ids,
              total: expected.total,
              scopeTotal: expected.scopeTotal,
            });
            // A region that is gone may still be offered, at none.
            const present = facets.regions.filter(({ region }) =>
              expected.facets.regions.some((r) => r.region === region),
            );
            expect({ ...facets, regions: present }).toEqual(expected.facets);
            const gone = facets.regions.filter((entry) => !present.includes(entry));
            expect(gone.every(({ count }) => count === 0)).toBe(true);
          }
        }
      }),
      { numRuns: 300, seed: 1_793_491_200 },
    );
  });

  it('say where each campaign of the list stands, and which others belong to it', () => {
    fc.assert(
      fc.property(round, ({ changes, joined, queries }) => {
        const table = emptyTable<Campaign>();
        const columns = emptyColumns();
        const model = new Map<string, Campaign>();
        for (const change of changes) {
          if (typeof change === 'string') continue;
          putRecord(table, change);
          model.set(change.id, change);
        }
        for (const asked of queries) {
          const all = { ...asked, offset: 0, limit: 100 };
          const { ids } = naiveQuery([...model.values()], all, new Set(joined), NOW);
          for (const [id, { status }] of model) {
            const isInScope = asked.scope === 'joined' ? joined.includes(id) : status !== 'READY';
            const index = ids.indexOf(id);
            expect(locateCampaign(table, columns, asked, joined, id, NOW)).toEqual({
              index: index < 0 ? null : index,
              isInScope,
            });
          }
          const nowhere = { index: null, isInScope: false };
          expect(locateCampaign(table, columns, asked, joined, '999', NOW)).toEqual(nowhere);
        }
      }),
      { numRuns: 100, seed: 1_793_491_200 },
    );
  });

  it('answer to nothing with nothing', () => {
    const asked = fc.sample(query, { numRuns: 1, seed: 1 })[0] ?? expect.fail();
    const answer = queryCampaigns(emptyTable(), emptyColumns(), { ...asked, text: 'any' }, [], NOW);
    expect(answer).toMatchObject({
      campaigns: [],
      total: 0,
      scopeTotal: 0,
      facets: { requirement: null, regions: [] },
    });
  });
});
