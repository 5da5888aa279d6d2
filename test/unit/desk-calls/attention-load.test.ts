// What counting costs with many large shops, in work: the page makes few records of each, and the main process asks a few shops at a time.
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type AttentionSources, attentionOf } from '#cache-page/query/attention.ts';
import { emptyColumns } from '#cache-page/query/campaign-columns.ts';
import { emptyTable } from '#cache-page/query/record-table.ts';
import { createAttention } from '#electron/desk/attention.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { CLOSING_SOON_SECONDS } from '#shared/domain/period.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
import { campaignOf, NOW, productOf, registrationOf } from '#test/fixtures/records.ts';
import { putRecord } from '#test/fixtures/tables.ts';
import { createHandClock } from '../sync/hand-clock.ts';

const SHOPS = 20;
const CAMPAIGNS = 10_000;

/** A shop in which one campaign of ten was joined with five products, and one of a hundred is an invitation that closes soon. */
function largeShop(): AttentionSources {
  const campaigns = emptyTable<Campaign>();
  const products = emptyTable<Product>();
  putRecord(products, productOf());
  const byCampaign = new Map<string, Map<string, Registration>>();
  for (let number = 0; number < CAMPAIGNS; number += 1) {
    const id = String(7_000_000 + number);
    const soon = { startTime: NOW - 1_000, endTime: NOW + CLOSING_SOON_SECONDS };
    const changes = number % 100 === 7 ? { invited: true, registrationPeriod: soon } : {};
    putRecord(campaigns, campaignOf({ id, ...changes }));
    if (number % 10 > 0) continue;
    const registrations = Array.from({ length: 5 }, (_, index) =>
      registrationOf({ id: `${id}${index}`, campaignId: id, productId: String(index) }),
    );
    byCampaign.set(id, new Map(registrations.map((one) => [one.id, one])));
  }
  return {
    campaigns,
    columns: emptyColumns(),
    products,
    byCampaign,
    sellerCampaigns: emptyTable(),
    participantsIn: new Map(),
    operations: [],
    drafts: [],
    policy: { registerAgainAfterSeconds: 0 },
    now: NOW,
  };
}

test('counting a large shop makes the records that could need a person, and no other', () => {
  const sources = largeShop();
  expect(attentionOf(sources)).toHaveLength(CAMPAIGNS / 100);
  const made = sources.campaigns.read.filter((record) => record !== undefined);
  // What was joined, and what closes soon; the columns pass over the rest.
  expect(made).toHaveLength(CAMPAIGNS / 10 + CAMPAIGNS / 100);
});

test(`of ${SHOPS} shops two are asked at a time: everything else that the page is asked comes between them`, async () => {
  const shops = Array.from(
    { length: SHOPS },
    (_, index): ShopKey => ({ accountId: 'a1b2c3d4e5f60718', shopId: String(index) }),
  );
  const clock = createHandClock();
  let told = 0;
  const items = attentionOf(largeShop()).slice(0, 1);
  const asked: ((items: AttentionItem[]) => void)[] = [];
  const attention = createAttention({
    shops: () => shops,
    ask: async () => {
      const { promise, resolve } = Promise.withResolvers<AttentionItem[]>();
      asked.push(resolve);
      return success({ items: await promise });
    },
    onChange: () => {
      told += 1;
    },
    clock,
  });
  attention.start();
  clock.advance(2_000);
  for (let answered = 0; answered < SHOPS; answered += 1) {
    await setImmediate();
    expect(asked).toHaveLength(Math.min(answered + 2, SHOPS));
    asked[answered]?.(items);
  }
  await setImmediate();
  attention.stop();
  expect(told).toBe(SHOPS);
});
