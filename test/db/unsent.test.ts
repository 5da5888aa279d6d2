// Unsent work: every change is whole or not at all, can be repeated, and outlives the page.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CacheInput } from '#shared/contract/cache.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { campaignOf, NOW, productOf, registerOperationOf, registrationOf } from '#test/fixtures/records.ts';
import {
  type CacheDriver,
  cacheDriver,
  freshShop,
  pageOf,
  policy,
  queryCampaigns,
  queueOperation,
  reopened,
} from './cache-driver.ts';
import { failingFrom } from './faults.ts';

afterEach(() => vi.restoreAllMocks());

type Operation = CacheInput<'addOperation'>['operation'];
type Draft = CacheInput<'saveDraft'>['draft'];

const CAMPAIGN = campaignOf().id;

/** Operations offer products of their own: the first one the product that the shop has. */
function offerOf(number: number) {
  const [offer] = registerOperationOf().offers;
  const productId = number === 1 ? productOf().id : `9${number}`;
  return { ...(offer ?? expect.fail('no offer')), productId };
}

function operationOf(number: number, changes: Parameters<typeof registerOperationOf>[0] = {}): Operation {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return registerOperationOf({ id, offers: [offerOf(number)], ...changes });
}

function draftOf(changes: Partial<Draft> = {}): Draft {
  return {
    campaignId: CAMPAIGN,
    savedTime: NOW,
    step: 'terms',
    offers: [{ productId: productOf().id, totalCommissionRate: 1_500, sampleQuantity: null }],
    email: 'a@b.example',
    messenger: '',
    replaces: null,
    ...changes,
  };
}

async function shopWithCampaign(driver: CacheDriver): Promise<ShopKey> {
  const shop = freshShop();
  const changes: CacheInput<'applyChanges'>['changes'] = [
    { kind: 'campaign', record: campaignOf() },
    { kind: 'product', record: productOf() },
  ];
  await driver.call('applyChanges', { shop, ...pageOf(changes, { begins: true }) });
  return shop;
}

const ids = (work: { operations: readonly { id: string }[] }) =>
  work.operations.map(({ id }) => Number(id.slice(-12)));

describe('adding an operation', () => {
  it('keeps the order in which they came, whatever their ids, across reopening', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    for (const number of [3, 1, 2]) await queueOperation(driver, shop, operationOf(number));
    expect(ids(await driver.call('listUnsent', { shop }))).toEqual([3, 1, 2]);
    const again = await reopened(driver);
    expect(ids((await again.call('openShop', { shop })).unsent)).toEqual([3, 1, 2]);
  });

  it('again with the same id adds nothing, and ends the draft that was saved when the first answer did not come', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(1));
    await driver.call('saveDraft', { shop, draft: draftOf() });
    const work = await queueOperation(driver, shop, operationOf(1, { attempts: 7 }), { endsDraft: true });
    expect(ids(work)).toEqual([1]);
    expect(work.operations[0]?.attempts).toBe(0);
    expect(work.drafts).toEqual([]);
  });

  const REFUSED: Readonly<
    Record<string, { code: string; operation?: Operation; ends?: Partial<CacheInput<'addOperation'>> }>
  > = {
    'replaces what is not there': { code: 'ALREADY_DONE', ends: { replaces: operationOf(9).id } },
    'ends a draft that is not there': { code: 'ALREADY_DONE', ends: { endsDraft: true } },
    'ends a seller’s draft that is not there': {
      code: 'ALREADY_DONE',
      ends: { endsSellerDraft: operationOf(9).id },
    },
    'has the id of another': {
      code: 'ALREADY_QUEUED',
      operation: operationOf(1, { offers: [offerOf(8)] }),
    },
    'registers a product that waits already': {
      code: 'ALREADY_QUEUED',
      operation: operationOf(2, { offers: [offerOf(7), offerOf(1)] }),
    },
  };

  it.each(Object.entries(REFUSED))(
    'that %s is refused, and nothing changes',
    async (_, { code, ...addition }) => {
      const driver = cacheDriver();
      const shop = await shopWithCampaign(driver);
      await queueOperation(driver, shop, operationOf(1));
      const before = await driver.call('listUnsent', { shop });
      const none = { replaces: null, endsDraft: false, endsSellerDraft: null };
      const { operation = operationOf(2), ends = {} } = addition;
      const error = await driver.failure('addOperation', { shop, operation, ...none, ...ends });
      expect(error.code).toBe(code);
      expect(await (await reopened(driver)).call('listUnsent', { shop })).toEqual(before);
    },
  );

  it('twice at once in place of one that was refused is done once', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(1, { state: 'parked' }));
    const none = { endsDraft: false, endsSellerDraft: null };
    const outcomes = await Promise.all(
      [2, 3].map((number) =>
        driver.send('addOperation', {
          shop,
          operation: operationOf(number),
          replaces: operationOf(1).id,
          ...none,
        }),
      ),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(ids(await driver.call('listUnsent', { shop }))).toEqual([2]);
  });

  it('ends what it replaces and its draft, all or nothing', async () => {
    let driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(
      driver,
      shop,
      operationOf(1, { state: 'parked', refusal: { code: 'TERMS_CHANGED' } }),
    );
    await driver.call('saveDraft', { shop, draft: draftOf({ replaces: operationOf(1).id }) });
    const before = await driver.call('listUnsent', { shop });
    const replacement = {
      operation: operationOf(2),
      replaces: operationOf(1).id,
      endsDraft: true,
      endsSellerDraft: null,
    };
    let failures = 0;
    for (let write = 0; ; write++) {
      const restore = failingFrom(write, 'AbortError');
      const outcome = await driver.send('addOperation', { shop, ...replacement });
      restore();
      driver = await reopened(driver);
      const now = await driver.call('listUnsent', { shop });
      if (outcome.ok) {
        expect(ids(now)).toEqual([2]);
        expect(now.drafts).toEqual([]);
        break;
      }
      failures += 1;
      expect(now).toEqual(before);
    }
    expect(failures).toBeGreaterThanOrEqual(1);
  });

  it('shows at once in the campaign, among the joined, and on its products', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    expect((await queryCampaigns(driver, shop, { scope: 'joined' })).total).toBe(0);
    await queueOperation(driver, shop, operationOf(1));
    const joined = await queryCampaigns(driver, shop, { scope: 'joined' });
    expect(joined.rows).toMatchObject([{ id: CAMPAIGN, registered: { queued: 1, refused: 0, PENDING: 0 } }]);
    const read = await driver.call('readCampaign', { shop, campaignId: CAMPAIGN, policy, now: NOW });
    expect(read.registeredProducts).toMatchObject([
      { source: 'outbox', state: 'queued', productId: productOf().id },
    ]);
    expect(read.operations).toHaveLength(1);
    const filter = {
      campaignId: CAMPAIGN,
      text: '',
      categoryIds: [],
      lowestPrice: null,
      highestPrice: null,
      lowestInventory: 0,
    };
    const products = await driver.call('queryProducts', {
      shop,
      query: { ...filter, offset: 0, limit: 50 },
      policy,
      now: NOW,
    });
    expect(products).toMatchObject({ total: 1, selectable: 0, rows: [{ problem: 'PRODUCT_QUEUED' }] });
  });
});

describe('settling an operation', () => {
  it('writes the records and ends the operation, all or nothing', async () => {
    let driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(1));
    const answer = {
      operationId: operationOf(1).id,
      operation: null,
      registrations: [registrationOf()],
      campaigns: [],
      sellerCampaigns: [],
      participants: [],
    };
    const read = () => driver.call('readRegistration', { shop, registrationId: registrationOf().id });
    let failures = 0;
    for (let write = 0; ; write++) {
      const restore = failingFrom(write, 'QuotaExceededError');
      const outcome = await driver.send('settleOperation', { shop, ...answer });
      restore();
      driver = await reopened(driver);
      const work = await driver.call('listUnsent', { shop });
      if (outcome.ok) {
        expect(work.operations).toEqual([]);
        expect((await read()).registration).toEqual(registrationOf());
        break;
      }
      failures += 1;
      expect(outcome.error.code).toBe('STORAGE_FULL');
      expect(ids(work)).toEqual([1]);
      expect((await read()).registration).toBeNull();
    }
    expect(failures).toBeGreaterThanOrEqual(1);
  });

  it('parks what was refused, in its place', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    for (const number of [1, 2]) await queueOperation(driver, shop, operationOf(number));
    const parked = operationOf(1, { attempts: 1, state: 'parked', refusal: { code: 'REGISTRATION_CLOSED' } });
    const settle = {
      operationId: parked.id,
      operation: parked,
      registrations: [],
      campaigns: [],
      sellerCampaigns: [],
      participants: [],
    };
    expect(ids(await driver.call('settleOperation', { shop, ...settle }))).toEqual([1, 2]);
    const work = await (await reopened(driver)).call('listUnsent', { shop });
    expect(work.operations[0]).toEqual(parked);
  });

  it('keeps the first mark of an operation, durably, and lets it go only knowingly', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(1));
    const operationId = operationOf(1).id;
    const firstAttempt = { time: NOW, body: '{}' };
    await driver.call('markSending', { shop, operationId, firstAttempt });
    const again = await reopened(driver);
    const later = { time: NOW + 60, body: '{"other":1}' };
    const marked = operationOf(1, { firstAttempt });
    expect((await again.call('markSending', { shop, operationId, firstAttempt: later })).operations).toEqual([
      marked,
    ]);
    const unknowing = await again.call('discardOperation', { shop, operationId, knowingly: false });
    expect(unknowing.operations).toEqual([marked]);
    expect((await again.call('discardOperation', { shop, operationId, knowingly: true })).operations).toEqual(
      [],
    );
    expect((await again.call('markSending', { shop, operationId, firstAttempt })).operations).toEqual([]);
  });

  it('does not bring back an operation that was taken back', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(1));
    await driver.call('discardOperation', { shop, operationId: operationOf(1).id, knowingly: false });
    const settle = {
      operationId: operationOf(1).id,
      operation: operationOf(1),
      registrations: [],
      campaigns: [],
      sellerCampaigns: [],
      participants: [],
    };
    expect(ids(await driver.call('settleOperation', { shop, ...settle }))).toEqual([]);
  });

  it('of another id than its own is refused', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    const settle = {
      operationId: operationOf(1).id,
      operation: operationOf(2),
      registrations: [],
      campaigns: [],
      sellerCampaigns: [],
      participants: [],
    };
    expect((await driver.failure('settleOperation', { shop, ...settle })).code).toBe('INVALID_INPUT');
  });

  it('does not lay an answer over a registration that has been reviewed since', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    const reviewed = registrationOf({ reviewStatus: 'APPROVED', reviewedTime: NOW });
    await driver.call('applyChanges', { shop, ...pageOf([{ kind: 'registration', record: reviewed }]) });
    const replay = {
      operationId: operationOf(1).id,
      operation: null,
      registrations: [registrationOf()],
      campaigns: [],
      sellerCampaigns: [],
      participants: [],
    };
    await driver.call('settleOperation', { shop, ...replay });
    const read = await driver.call('readRegistration', { shop, registrationId: reviewed.id });
    expect(read.registration?.reviewStatus).toBe('APPROVED');
  });

  it('during a rebuild outlives the change of generations', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(1));
    const half = { begins: true, snapshot: { done: 1, total: 2 }, hasMore: true };
    await driver.call('applyChanges', { shop, ...pageOf([], half) });
    const answer = {
      operationId: operationOf(1).id,
      operation: null,
      registrations: [registrationOf()],
      campaigns: [],
      sellerCampaigns: [],
      participants: [],
    };
    await driver.call('settleOperation', { shop, ...answer });
    await driver.call('applyChanges', { shop, ...pageOf([]) });
    const read = () => driver.call('readRegistration', { shop, registrationId: registrationOf().id });
    expect((await read()).registration).toEqual(registrationOf());
  });
});

describe('drafts', () => {
  it('are kept one a campaign, and outlive the page', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await driver.call('saveDraft', { shop, draft: draftOf({ email: 'first' }) });
    await driver.call('saveDraft', { shop, draft: draftOf({ email: 'second' }) });
    const again = await reopened(driver);
    const read = await again.call('readCampaign', { shop, campaignId: CAMPAIGN, policy, now: NOW });
    expect(read.draft?.email).toBe('second');
    expect(await again.call('deleteDraft', { shop, campaignId: CAMPAIGN })).toEqual({
      operations: [],
      drafts: [],
      sellerDrafts: [],
    });
    expect(await again.call('deleteDraft', { shop, campaignId: CAMPAIGN })).toEqual({
      operations: [],
      drafts: [],
      sellerDrafts: [],
    });
  });
});

describe('restoring', () => {
  it('ends the newness of a database, whatever was pulled or cleared before or after', async () => {
    const driver = cacheDriver();
    const shop = freshShop();
    const isNew = async (one: CacheDriver) => (await one.call('openShop', { shop })).isNew;
    expect(await isNew(driver)).toBe(true);
    // A crash between the opening and the restoring leaves it new.
    const again = await reopened(driver);
    expect(await isNew(again)).toBe(true);
    await again.call('restoreUnsent', { shop, unsent: { operations: [], drafts: [], sellerDrafts: [] } });
    expect(await isNew(again)).toBe(false);
    expect(await isNew(await reopened(again))).toBe(false);
    const pulled = await shopWithCampaign(driver);
    expect((await driver.call('openShop', { shop: pulled })).isNew).toBe(false);
    await driver.shops.close();
  });

  it('puts back what is lost in its order, leaves what is there, and can be repeated', async () => {
    const driver = cacheDriver();
    const shop = await shopWithCampaign(driver);
    await queueOperation(driver, shop, operationOf(2, { attempts: 5 }));
    await driver.call('saveDraft', { shop, draft: draftOf({ email: 'newer' }) });
    const unsent = {
      operations: [operationOf(3), operationOf(2), operationOf(1)],
      drafts: [draftOf({ email: 'older' }), draftOf({ campaignId: '42' })],
      sellerDrafts: [],
    };
    const once = await driver.call('restoreUnsent', { shop, unsent });
    expect(ids(once)).toEqual([2, 3, 1]);
    expect(once.operations[0]?.attempts).toBe(5);
    expect(once.drafts.map(({ email, campaignId }) => `${campaignId} ${email}`).sort()).toEqual([
      '42 a@b.example',
      `${CAMPAIGN} newer`,
    ]);
    expect(await driver.call('restoreUnsent', { shop, unsent })).toEqual(once);
  });
});
