// What counting costs with many large shops: the page's part of one shop is a short turn, and so is the main process's; between two of them
// everything else has its own.
import { threadCpuUsage } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type AttentionSources, attentionOf } from '#cache-page/query/attention.ts';
import { emptyColumns } from '#cache-page/query/campaign-columns.ts';
import { emptyTable } from '#cache-page/query/record-table.ts';
import { createAttention } from '#electron/desk/attention.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { CLOSING_SOON_SECONDS } from '#shared/domain/period.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
import { campaignOf, NOW, productOf, registrationOf } from '#test/fixtures/records.ts';
import { putRecord } from '#test/fixtures/tables.ts';
import { createHandClock, until } from '../sync/hand-clock.ts';

const SHOPS = 20;
const CAMPAIGNS = 10_000;
/** Milliseconds of a processor that one turn may take. */
const LONGEST_TURN = 50;

/** A shop in which one campaign of ten was joined with five products, and one of a hundred is an invitation that closes soon. */
function largeShop(): AttentionSources {
  const campaigns = emptyTable<Campaign>();
  const products = emptyTable<Product>();
  putRecord(products, productOf());
  const byCampaign = new Map<string, Map<string, Registration>>();
  for (let number = 0; number < CAMPAIGNS; number += 1) {
    const id = String(7_000_000 + number);
    const closing = { startTime: NOW - 1_000, endTime: NOW + CLOSING_SOON_SECONDS };
    const changes = number % 100 === 7 ? { invited: true, registrationPeriod: closing } : {};
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

/** Milliseconds of this thread's processor time that `work` takes; what other programs take of it is not in it. */
function cost<Value>(work: () => Value): { value: Value; milliseconds: number } {
  const before = threadCpuUsage();
  const value = work();
  const { user, system } = threadCpuUsage(before);
  return { value, milliseconds: (user + system) / 1_000 };
}

test(`counting ${SHOPS} shops of ${CAMPAIGNS} campaigns takes no turn longer than ${LONGEST_TURN} ms`, async () => {
  const sources = largeShop();
  const shops = Array.from(
    { length: SHOPS },
    (_, index): ShopKey => ({ accountId: 'a1b2c3d4e5f60718', shopId: String(index) }),
  );
  const clock = createHandClock();
  const costs: number[] = [];
  let told = 0;
  const attention = createAttention({
    shops: () => shops,
    ask: async () => {
      await setImmediate();
      // Columns are made anew, as of a shop that was just opened.
      const { value: items, milliseconds } = cost(() => attentionOf({ ...sources, columns: emptyColumns() }));
      costs.push(milliseconds);
      return success({ items });
    },
    onChange: (_, count) => {
      expect(count).toBe(CAMPAIGNS / 100);
      told += 1;
    },
    clock,
  });
  attention.start();
  costs.push(cost(() => clock.advance(2_000)).milliseconds);
  await until(() => told === SHOPS, 'all shops');
  attention.stop();
  expect(costs).toHaveLength(SHOPS + 1);
  expect(Math.max(...costs)).toBeLessThan(LONGEST_TURN);
});
