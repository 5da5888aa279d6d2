// The lists of seller's campaigns and of partners against a plain way to work them out.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPartnerColumns, queryPartners } from '#cache-page/query/partner-query.ts';
import { deleteRecord, emptyTable } from '#cache-page/query/record-table.ts';
import { locateSellerCampaign, querySellerCampaigns } from '#cache-page/query/seller-campaign-query.ts';
import { emptyIndex } from '#cache-page/query/word-index.ts';
import { PARTNER_SORTS, SELLER_SORTS } from '#shared/contract/query.ts';
import { CAMPAIGN_STATUSES } from '#shared/domain/campaign.ts';
import { PARTICIPANT_STATUSES } from '#shared/domain/participant.ts';
import { GMV_BANDS, type PartnerProfile } from '#shared/domain/partner-profile.ts';
import { PARTICIPATIONS, SELLER_TABS, type SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { NOW, registerOperationOf } from '#test/fixtures/records.ts';
import {
  editOperationOf,
  participantOf,
  partnerOf,
  publishOperationOf,
  sellerCampaignOf,
  sellerDraftOf,
} from '#test/fixtures/seller-records.ts';
import { putRecord } from '#test/fixtures/tables.ts';
import { naivePartnerPage, naiveSellerPage } from './naive-seller-queries.ts';

const smallId = fc.integer({ min: 1, max: 12 }).map(String);
const uuid = fc.integer({ min: 0, max: 9 }).map((last) => `00000000-0000-4000-8000-00000000000${last}`);
const name = fc
  .array(fc.constantFrom('Glow', 'glow', 'Week', 'Sun', 'ÉTÉ', 'a'), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const time = fc.integer({ min: -3, max: 3 }).map((days) => NOW + days * 86_400);
const period = fc.record({ startTime: time, endTime: time });
const participation = fc.constantFrom(...PARTICIPATIONS);
const state = fc.constantFrom('queued', 'parked');

const campaign = fc
  .record({
    id: smallId,
    name,
    status: fc.constantFrom(...CAMPAIGN_STATUSES),
    registrationPeriod: period,
    participation,
    createdTime: time,
  })
  .map(sellerCampaignOf);

const draft = fc
  .record({
    id: uuid,
    name,
    savedTime: time,
    participation,
    registrationEndTime: fc.option(time),
    edits: fc.option(campaign),
    replaces: fc.option(uuid),
  })
  .map(sellerDraftOf);

const publishing = fc
  .record({ id: uuid, state, createdTime: time, name, participation, registrationPeriod: period })
  .map(({ name: title, participation: who, registrationPeriod, ...operation }) => {
    const content = { ...publishOperationOf().content, name: title, participation: who, registrationPeriod };
    return publishOperationOf({ ...operation, content });
  });
const editing = fc
  .record({ id: uuid, state, sellerCampaignId: smallId, publishes: fc.boolean() })
  .map(editOperationOf);
const agency = uuid.map((id) => registerOperationOf({ id }));

const unique = <Entry extends { readonly id: string }>(entries: fc.Arbitrary<Entry>) =>
  fc.uniqueArray(entries, { selector: ({ id }) => id, maxLength: 14 });

const known = fc.record({
  campaigns: unique(campaign),
  participants: fc
    .uniqueArray(
      fc.record({ id: smallId, sellerCampaignId: smallId, status: fc.constantFrom(...PARTICIPANT_STATUSES) }),
      { selector: ({ id }) => id },
    )
    .map((some) => some.map(participantOf)),
  drafts: unique(draft),
  operations: unique(fc.oneof(publishing, editing, agency)),
});

const text = fc.constantFrom('', 'glow', 'W', 'glow week', 'nothing', 'S G');
const window = { offset: fc.nat(6), limit: fc.nat(10) };

test('the seller’s campaigns are those of a plain filter and sort, also after changes', () => {
  const query = fc.record({
    tab: fc.constantFrom(...SELLER_TABS),
    sort: fc.constantFrom(...SELLER_SORTS),
    text,
    ...window,
  });
  fc.assert(
    fc.property(
      known,
      fc.array(query, { minLength: 1, maxLength: 4 }),
      unique(campaign),
      (sources, queries, later) => {
        const table = emptyTable<SellerCampaign>();
        for (const one of sources.campaigns) putRecord(table, one);
        const words = emptyIndex();
        const participantsIn = new Map(
          [...Map.groupBy(sources.participants, ({ sellerCampaignId }) => sellerCampaignId)].map(
            ([id, some]) => [id, new Map(some.map((one) => [one.id, one] as const))] as const,
          ),
        );
        const ask = (one: (typeof queries)[number]) =>
          querySellerCampaigns({ ...sources, campaigns: table, words, participantsIn }, one, NOW);
        for (const one of queries) expect(ask(one)).toEqual(naiveSellerPage(sources, one, NOW));
        for (const one of queries) {
          const { rows } = naiveSellerPage(sources, { ...one, offset: 0, limit: 100 }, NOW);
          const sold = { ...sources, campaigns: table, words, participantsIn };
          const found = rows.map(({ key }) => locateSellerCampaign(sold, one, key, NOW));
          expect(found).toEqual(rows.map((_, index) => ({ index, isInScope: true })));
        }
        const gone = sources.campaigns[0]?.id ?? '';
        deleteRecord(table, gone);
        for (const one of later) putRecord(table, one);
        const left = new Map([...sources.campaigns, ...later].map((one) => [one.id, one]));
        if (!later.some(({ id }) => id === gone)) left.delete(gone);
        const after = { ...sources, campaigns: [...left.values()] };
        for (const one of queries) expect(ask(one)).toEqual(naiveSellerPage(after, one, NOW));
      },
    ),
    { numRuns: 300 },
  );
});

test('the partner directory is that of a plain filter and sort, with its facets', () => {
  const CATEGORIES = [
    { id: '600', name: 'Beauty' },
    { id: '601', name: 'Home' },
    { id: '602', name: 'Auto' },
  ];
  const partner = fc
    .record({
      id: smallId,
      name,
      creatorCount: fc.nat(3),
      categories: fc.subarray(CATEGORIES),
      regions: fc.subarray(['TH', 'VN', 'US']),
      gmvBand: fc.constantFrom(...GMV_BANDS),
      rating: fc.option(fc.constantFrom(10, 45, 50)),
    })
    .map(partnerOf);
  const query = fc.record({
    text,
    categoryIds: fc.subarray(['600', '602', '999']),
    regions: fc.subarray(['TH', 'US', 'GB']),
    gmvBands: fc.subarray([...GMV_BANDS]),
    lowestRating: fc.option(fc.constantFrom(10, 46)),
    sort: fc.record({
      by: fc.constantFrom(...PARTNER_SORTS),
      direction: fc.constantFrom('ascending', 'descending'),
    }),
    ...window,
  });
  fc.assert(
    fc.property(unique(partner), query, (partners, one) => {
      const table = emptyTable<PartnerProfile>();
      for (const each of partners) putRecord(table, each);
      expect(queryPartners(table, emptyPartnerColumns(), one)).toEqual(naivePartnerPage(partners, one));
    }),
    { numRuns: 500 },
  );
});
