// The app's own handlers and sync on the reference API: whose answer is lost after the API has done it, is not said to be not sent, and is
// there once, whatever the person does meanwhile.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { operationHandlers } from '#electron/desk/operations.ts';
import { registrationHandlers } from '#electron/desk/registrations.ts';
import { sellerCampaignHandlers } from '#electron/desk/seller-campaigns.ts';
import { sellerDraftHandlers } from '#electron/desk/seller-drafts.ts';
import { campaignFromWire, shopFromWire } from '#electron/remote/records.ts';
import { createRemote } from '#electron/remote/remote.ts';
import { createSync } from '#electron/sync/sync.ts';
import { contentFromWire } from '#sandbox/api/rules/seller-content.ts';
import { failure, success } from '#shared/errors.ts';
import { servicesWith } from '#test/unit/desk-calls/services.ts';
import { createMemoryPage } from '#test/unit/isolation/cache-in-memory.ts';
import { createHandClock, passTimeUntil, until } from '#test/unit/sync/hand-clock.ts';
import { NOON, useApi } from './support/api.ts';
import { openSellerDesk, type SellerDesk } from './support/seller.ts';

const api = useApi();
let desk: SellerDesk;
beforeAll(async () => {
  desk = await openSellerDesk(api.current());
});

/** The main process of somebody who sells in the shop, on a cache in memory and a clock in the hand. */
function openApp() {
  const shop = { accountId: 'account1', shopId: desk.shop.id };
  const clock = createHandClock(NOON * 1000);
  const { client: cache } = createMemoryPage(async () => {});
  const problems: unknown[] = [];
  const sync = createSync({
    remote: createRemote({
      fetch,
      baseUrlOf: () => api.current().url,
      accessToken: async () => success(desk.client.accessToken),
      now: clock.now,
    }),
    cache,
    version: '1.0.0',
    clock,
    random: () => 0.5,
    accounts: {
      list: () => [{ id: shop.accountId, state: 'signedIn' }],
      shops: () => [{ accountId: shop.accountId, shop: { id: shop.shopId } }],
      formerShops: () => [],
      refreshShops: async () => success(null),
      onChange: () => () => {},
    },
    onChanged: () => {},
    onStatus: () => {},
    onException: (error) => problems.push(error),
  });
  const services = servicesWith({
    cache,
    shopOf: () => shopFromWire(desk.shop),
    now: () => NOON,
    wake: sync.wake,
    whileUnsent: sync.whileUnsent,
    unsentChanged: () => {},
    saveLastContact: () => {},
  });
  const operations = async () => {
    const listed = await cache.call('listUnsent', { shop });
    return listed.ok ? listed.data.operations : expect.fail('no outbox');
  };
  return { shop, clock, sync, problems, operations, services };
}

let app: ReturnType<typeof openApp>;
beforeEach(async () => {
  app = openApp();
  app.sync.start();
  await passTimeUntil(app.clock, () => app.sync.status(app.shop).phase.kind === 'upToDate');
});
afterEach(async () => {
  await app.sync.stop();
  expect(app.problems).toEqual([]);
});

/** Waits until the only operation was sent without an answer. */
async function sentInVain(): Promise<string> {
  await until(() => app.sync.status(app.shop).phase.kind !== 'upToDate', 'the lost answer');
  const [operation, ...others] = await app.operations();
  expect(others).toEqual([]);
  expect(operation).toMatchObject({ state: 'queued', firstAttempt: { body: expect.any(String) } });
  return operation?.id ?? '';
}

it('a campaign is published once, and not said to be taken back or discarded', async () => {
  const { shop, services } = app;
  const name = `Once ${randomUUID().slice(0, 8)}`;
  const handlers = {
    ...sellerCampaignHandlers(services),
    ...sellerDraftHandlers(services),
    ...operationHandlers(services),
  };
  const inApi = () => api.current().server.control.sellerCampaignsNamed(name);
  api.current().server.control.addFault({ on: '^POST .*/seller_campaigns$', kind: 'answerLost' });
  const published = await handlers.publishSellerCampaign({
    shop,
    operationId: randomUUID(),
    draftId: null,
    content: contentFromWire(desk.content({ name })),
    replaces: null,
  });
  expect(published).toMatchObject({ ok: true, data: { problems: [] } });
  const operationId = await sentInVain();
  expect(await inApi()).toHaveLength(1);
  expect(await handlers.takeBackSellerCampaign({ shop, operationId })).toEqual(failure('MAY_HAVE_ARRIVED'));
  expect(await handlers.discardOperation({ shop, operationId, knowingly: false })).toEqual(
    failure('MAY_HAVE_ARRIVED'),
  );
  await passTimeUntil(app.clock, () => app.sync.status(shop).queued === 0);
  expect(await app.operations()).toEqual([]);
  expect(await inApi()).toHaveLength(1);
});

it('a registration is made once, and what the person was told to have perhaps arrived is there after it was discarded', async () => {
  const { shop, services } = app;
  const handlers = { ...registrationHandlers(services), ...operationHandlers(services) };
  const campaign = campaignFromWire(desk.takeCampaign());
  const accepted = async () => {
    const all = await api.current().server.control.acceptances();
    return all.filter(({ campaign_id }) => campaign_id === campaign.id);
  };
  api.current().server.control.addFault({ on: '^POST .*/registrations$', kind: 'answerLost' });
  const offer = {
    productId: desk.products[0].id,
    totalCommissionRate: campaign.commissionRequirement + 100,
    sampleQuantity: 5,
  };
  const submitted = await handlers.submitRegistration({
    shop,
    operationId: randomUUID(),
    campaignId: campaign.id,
    termsVersion: campaign.termsVersion,
    sellerContact: { email: 'dara@example.com', messenger: { kind: 'line', value: '@dara' } },
    offers: [offer],
    replaces: null,
    endsDraft: false,
  });
  expect(submitted).toMatchObject({ ok: true, data: { problems: [] } });
  const operationId = await sentInVain();
  const discard = (knowingly: boolean) => handlers.discardOperation({ shop, operationId, knowingly });
  expect(await discard(false)).toEqual(failure('MAY_HAVE_ARRIVED'));
  expect(await discard(true)).toEqual(success({}));
  await passTimeUntil(app.clock, () => app.sync.status(shop).phase.kind === 'upToDate');
  expect(await accepted()).toHaveLength(1);
});
