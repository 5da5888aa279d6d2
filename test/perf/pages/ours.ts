/** The bench's page of the cache itself: the calls that the main process sends, answered by the code that ships. */
import { answering } from '#cache-page/calls.ts';
import { shopHolder } from '#cache-page/shop/holder.ts';
import {
  type CacheCallName,
  type CacheInput,
  type CacheOutput,
  cacheContract,
} from '#shared/contract/cache.ts';
import type { CampaignQuery } from '#shared/contract/query.ts';
import { BENCH_NOW, OPEN_QUESTION } from './questions.ts';
import { timed } from './side.ts';

const shop = { accountId: 'benchmark', shopId: '1' };
const SETTLE_POLL = 50;
const shops = shopHolder();
const answer = answering(shops);

async function call<Name extends CacheCallName>(
  name: Name,
  input: CacheInput<Name>,
): Promise<CacheOutput<Name>> {
  const reply = await answer({ id: 1, name, input });
  if (!reply?.outcome.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.outcome.data as CacheOutput<Name>;
}

const ask = (changes: Partial<CampaignQuery>) =>
  call('queryCampaigns', { shop, query: { ...OPEN_QUESTION, ...changes }, now: BENCH_NOW });

window.side = {
  async ingestPage(number, path, isLast) {
    const changes = cacheContract.applyChanges.input.shape.changes.parse(await (await fetch(path)).json());
    const cursor = `cursor-${number}`;
    const page = {
      begins: number === 0,
      changes,
      cursor,
      snapshot: null,
      hasMore: !isLast,
      time: BENCH_NOW,
      version: '1.0.0',
    };
    return (await timed(() => call('applyChanges', { shop, ...page }))).time;
  },

  async open() {
    const { time, answer: page } = await timed(() => ask({}));
    return { time, total: page.total };
  },

  async ask(texts) {
    const answers = [];
    for (const text of texts) {
      const { time, answer: page } = await timed(() => ask({ text }));
      answers.push({ time, total: page.total });
    }
    return answers;
  },

  async settle() {
    while (shops.isIndexing()) await scheduler.postTask(() => undefined, { delay: SETTLE_POLL });
  },

  async sortByName() {
    return (await timed(() => ask({ sort: { column: 'name', direction: 'ascending' } }))).time;
  },

  async rows(offset) {
    return (await ask({ offset, registrationStates: [], requirement: null, regions: [] })).rows;
  },
};
