/**
 * The bench's page of the peer: Dexie as its guides show it, one row a record, with the indexes that the same questions need: one for each
 * order that the list offers, and one for the market beside its deadline. It writes as durably as the cache does.
 */
import { Dexie, type Table } from 'dexie';
import { type CacheChange, cacheContract } from '#shared/contract/cache.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { CLOSING_SOON_SECONDS, periodState } from '#shared/domain/period.ts';
import { BENCH_NOW, OPEN_QUESTION } from './questions.ts';
import { timed } from './side.ts';

const MOMENTS_OF_STATES = [BENCH_NOW, BENCH_NOW + CLOSING_SOON_SECONDS] as const;

const dexie = new Dexie('peer', { chromeTransactionDurability: 'strict' });
dexie.version(1).stores({
  campaigns: [
    'id',
    'name',
    'partner.name',
    'registrationPeriod.startTime',
    'registrationPeriod.endTime',
    'campaignPeriod.startTime',
    'commissionRequirement',
    'status',
    '[region+registrationPeriod.endTime]',
  ].join(', '),
  state: 'id',
});
const campaigns: Table<Campaign, string> = dexie.table('campaigns');
const state: Table<{ id: string; cursor: string }, string> = dexie.table('state');

const { registrationStates, requirement, regions, limit } = OPEN_QUESTION;

function matches(campaign: Campaign): boolean {
  const { lowest, highest } = requirement ?? { lowest: 0, highest: 10_000 };
  return (
    registrationStates.includes(periodState(campaign.registrationPeriod, BENCH_NOW)) &&
    campaign.commissionRequirement >= lowest &&
    campaign.commissionRequirement <= highest &&
    regions.includes(campaign.region)
  );
}

function hasText({ name, partner, description }: Campaign, words: readonly string[]): boolean {
  const text = `${name}\n${partner.name}\n${description}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

const byEnd = () => campaigns.where('registrationPeriod.endTime').aboveOrEqual(BENCH_NOW);

/** Facets by index where one fits; the others by the rows. */
async function facets(): Promise<number[]> {
  const [now, soon] = MOMENTS_OF_STATES;
  const ends = campaigns.where('registrationPeriod.endTime');
  return Promise.all([
    ends.below(now).count(),
    ends.between(now, soon, true, true).count(),
    ...['TH', 'ID', 'GB'].map((region) =>
      campaigns
        .where('[region+registrationPeriod.endTime]')
        .between([region, now], [region, Dexie.maxKey])
        .count(),
    ),
  ]);
}

window.side = {
  async ingestPage(number, path) {
    const changes: readonly CacheChange[] = cacheContract.applyChanges.input.shape.changes.parse(
      await (await fetch(path)).json(),
    );
    const records = changes.flatMap((change) => (change.kind === 'campaign' ? [change.record] : []));
    const write = () =>
      dexie.transaction('rw', campaigns, state, async () => {
        await campaigns.bulkPut(records);
        await state.put({ id: 'pull', cursor: `cursor-${number}` });
      });
    return (await timed(write)).time;
  },

  async open() {
    const { time, answer } = await timed(async () => {
      await dexie.open();
      const first = await byEnd().filter(matches).limit(limit).toArray();
      const [total] = await Promise.all([byEnd().filter(matches).count(), facets()]);
      return first.length === 0 ? 0 : total;
    });
    return { time, total: answer };
  },

  async ask(texts) {
    const answers = [];
    for (const text of texts) {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const { time, answer } = await timed(async () => {
        const found = await byEnd()
          .filter((campaign) => hasText(campaign, words))
          .toArray();
        const perRegion = Map.groupBy(found, ({ region }) => region);
        return { rows: found.filter(matches), perRegion };
      });
      answers.push({ time, total: answer.rows.length });
    }
    return answers;
  },

  // Its indexes are made as it writes: nothing is left to do.
  settle: async () => undefined,

  async sortByName() {
    return (await timed(() => campaigns.orderBy('name').limit(limit).toArray())).time;
  },

  rows: (offset) => campaigns.orderBy('registrationPeriod.endTime').offset(offset).limit(limit).toArray(),
};
