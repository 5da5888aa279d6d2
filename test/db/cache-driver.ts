/**
 * Drives the cache page's calls in a real Chromium, as messages of the contract: each test has accounts of its own, and
 * can let go of everything in memory, as the end of the page does.
 */
import { expect } from 'vitest';
import { answering } from '#cache-page/calls.ts';
import { type ShopHolder, shopHolder } from '#cache-page/shop/holder.ts';
import {
  type CacheCallName,
  type CacheChange,
  type CacheInput,
  type CacheOutput,
  cacheContract,
} from '#shared/contract/cache.ts';
import type { CampaignPage, CampaignQuery } from '#shared/contract/query.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError, Outcome } from '#shared/errors.ts';
import { campaignOf, NOW, shopOf } from '#test/fixtures/records.ts';

export interface CacheDriver {
  readonly shops: ShopHolder;
  /** Answers as the page does. */
  send(name: string, input: unknown): Promise<Outcome<unknown>>;
  /** The answer of a call that must succeed. */
  call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>): Promise<CacheOutput<Name>>;
  /** The error of a call that must fail. */
  failure<Name extends CacheCallName>(name: Name, input: CacheInput<Name>): Promise<AppError>;
}

export function cacheDriver(mostRecords?: number): CacheDriver {
  const shops = shopHolder(mostRecords);
  const answer = answering(shops);
  let lastId = 0;

  async function send(name: string, input: unknown): Promise<Outcome<unknown>> {
    lastId += 1;
    const id = lastId;
    const reply = await answer({ id, name, input });
    expect(reply?.id).toBe(id);
    // What crosses the port is a copy.
    const copy: { outcome: Outcome<unknown> } = structuredClone(reply ?? expect.fail('no reply'));
    return copy.outcome;
  }

  return {
    shops,
    send,
    async call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>) {
      const outcome = await send(name, input);
      if (!outcome.ok) expect.fail(`${name}: ${JSON.stringify(outcome.error)}`);
      // The contract's map ties the name to its schema.
      return cacheContract[name].output.parse(outcome.data) as CacheOutput<Name>;
    },
    async failure(name, input) {
      const outcome = await send(name, input);
      return outcome.ok ? expect.fail(`${name} succeeded`) : outcome.error;
    },
  };
}

/** Everything that was in memory is gone, as when the page ends; the databases stay. */
export async function reopened(driver: CacheDriver): Promise<CacheDriver> {
  await driver.shops.close();
  return cacheDriver();
}

/** A shop of an account that no other test uses. */
export function freshShop(shopId = '7000000000000000001'): ShopKey {
  return { accountId: crypto.randomUUID().replaceAll('-', ''), shopId };
}

/** Queues an operation that replaces nothing and ends no draft, unless `rest` says so. */
export function queueOperation(
  driver: CacheDriver,
  shop: ShopKey,
  operation: CacheInput<'addOperation'>['operation'],
  rest: Partial<CacheInput<'addOperation'>> = {},
): Promise<CacheOutput<'addOperation'>> {
  const alone = { replaces: null, endsDraft: false, endsSellerDraft: null };
  return driver.call('addOperation', { shop, operation, ...alone, ...rest });
}

type Page = Omit<CacheInput<'applyChanges'>, 'shop'>;

/** A page of the log: the last one, unless it says otherwise. */
export function pageOf(changes: readonly CacheChange[], rest: Partial<Page> = {}): Page {
  return {
    begins: false,
    changes,
    cursor: 'c',
    snapshot: null,
    hasMore: false,
    time: NOW,
    version: '1.0.0',
    ...rest,
  };
}

export const upsert = (changes: Partial<Campaign> & { id: string }): CacheChange => ({
  kind: 'campaign',
  record: campaignOf(changes),
});

export const deletion = (id: string): CacheChange => ({ kind: 'deleted', collection: 'campaign', id });

export const policy = {
  maximumProductsPerRegistration: 100,
  maximumSampleQuantity: 1_000,
  minimumRateByCategory: [],
  registerAgainAfterSeconds: shopOf().registrationPolicy.registerAgainAfterSeconds,
};

const everyCampaign: CampaignQuery = {
  scope: 'available',
  text: '',
  registrationStates: [],
  invitedOnly: false,
  requirement: null,
  regions: [],
  sort: { column: 'name', direction: 'ascending' },
  offset: 0,
  limit: 200,
};

export function queryCampaigns(
  driver: CacheDriver,
  shop: ShopKey,
  changes: Partial<CampaignQuery> = {},
): Promise<CampaignPage> {
  return driver.call('queryCampaigns', { shop, query: { ...everyCampaign, ...changes }, now: NOW });
}

/** `id name` of every campaign shown, by id. */
export async function shownCampaigns(driver: CacheDriver, shop: ShopKey): Promise<string[]> {
  const { rows } = await queryCampaigns(driver, shop);
  return rows.map(({ id, name }) => `${id} ${name}`).sort();
}
