// What needs a person, asked of a real database: pulled records and unsent work together, kept over the end of the page, and
// soon answered however much the shop holds.

import { expect, it } from 'vitest';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { campaignOf, NOW, productOf, registerOperationOf, registrationOf } from '#test/fixtures/records.ts';
import {
  type CacheDriver,
  cacheDriver,
  freshShop,
  pageOf,
  policy,
  reopened,
  upsert,
} from './cache-driver.ts';

const DAY = 86_400;
const closing = { startTime: NOW - DAY, endTime: NOW + DAY };

async function attentionIn(driver: CacheDriver, shop: ShopKey): Promise<readonly AttentionItem[]> {
  return (await driver.call('readAttention', { shop, policy, now: NOW })).items;
}

it('comes from records and unsent work together, and is there again after the page has ended', async () => {
  const shop = freshShop();
  const driver = cacheDriver();
  const rejected = registrationOf({
    campaignId: '1',
    reviewStatus: 'REJECTED',
    rejectReasons: ['COMMISSION_TOO_LOW'],
    reviewedTime: NOW - 20,
  });
  const page = pageOf(
    [
      upsert({ id: '1', name: 'Joined' }),
      upsert({ id: '2', name: 'Invited', invited: true, registrationPeriod: closing }),
      { kind: 'product', record: productOf() },
      { kind: 'registration', record: rejected },
    ],
    { begins: true },
  );
  await driver.call('applyChanges', { shop, ...page });
  const operation = registerOperationOf({ campaignId: '1', readTerms: campaignOf({ id: '1' }) });
  await driver.call('addOperation', {
    shop,
    operation,
    replaces: null,
    endsDraft: false,
    endsSellerDraft: null,
  });
  expect((await attentionIn(driver, shop)).map(({ kind }) => kind)).toEqual(['closingSoon']);

  await driver.call('settleOperation', {
    shop,
    operationId: operation.id,
    operation: { ...operation, state: 'parked', refusal: { code: 'TERMS_CHANGED' } },
    registrations: [],
    campaigns: [],
    sellerCampaigns: [],
    participants: [],
  });
  const again = await reopened(driver);
  expect(await attentionIn(again, shop)).toMatchObject([
    { kind: 'termsChanged', campaignName: 'Joined', operationId: operation.id },
    { kind: 'closingSoon', campaignName: 'Invited' },
  ]);

  await again.call('discardOperation', { shop, operationId: operation.id, knowingly: false });
  expect((await attentionIn(again, shop)).map(({ kind }) => kind)).toEqual(['closingSoon', 'rejected']);
});

it('makes a tenth of the records of a shop of 10,000 campaigns, once', async () => {
  const shop = freshShop();
  const driver = cacheDriver();
  const campaigns = Array.from({ length: 10_000 }, (_, index) =>
    upsert({ id: String(index + 1), invited: index % 10 === 0, registrationPeriod: closing }),
  );
  const registrations = Array.from(
    { length: 5_000 },
    (_, index): CacheChange => ({
      kind: 'registration',
      record: registrationOf({
        id: String(index + 1),
        campaignId: String(Math.floor(index / 10) * 10 + 2),
        productId: String(index + 1),
        reviewStatus: index % 3 === 0 ? 'REJECTED' : 'APPROVED',
        reviewedTime: NOW - index,
      }),
    }),
  );
  const products = Array.from(
    { length: 5_000 },
    (_, index): CacheChange => ({
      kind: 'product',
      record: productOf({ id: String(index + 1) }),
    }),
  );
  const changes = [...campaigns, ...products, ...registrations];
  for (let start = 0; start < changes.length; start += 512) {
    const page = pageOf(changes.slice(start, start + 512), { begins: start === 0, hasMore: true });
    await driver.call('applyChanges', { shop, ...page });
  }
  const first = await attentionIn(driver, shop);
  expect(first.filter(({ kind }) => kind === 'closingSoon')).toHaveLength(1_000);
  expect(first.filter(({ kind }) => kind === 'rejected')).toHaveLength(1_667);

  const made = () =>
    driver.shops.reading(shop, ({ collections }) =>
      collections.campaign.read.filter((one) => one !== undefined),
    );
  const madeFirst = await made();
  // Those that were joined, and those that close soon.
  expect(madeFirst).toHaveLength(500 + 1_000);
  await driver.send('readAttention', { shop, policy, now: NOW + 1 });
  expect(await made()).toEqual(madeFirst);
});
