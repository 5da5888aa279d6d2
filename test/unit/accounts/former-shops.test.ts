// Shops that leave the list of their account, for good or by mistake of the API: none is forgotten that may have unsent work.
import { expect, test } from 'vitest';
import { createAccounts } from '#electron/accounts/accounts.ts';
import type { CacheClient } from '#electron/cache/client.ts';
import { createFormerShops } from '#electron/start/former-shops.ts';
import { failure, success } from '#shared/errors.ts';
import { registerOperationOf } from '../../fixtures/records.ts';
import { wireShopExample } from '../remote/wire-examples.ts';
import { until } from '../sync/hand-clock.ts';
import { startAuthorizationApi } from './authorization-api.ts';
import { setUpAccounts } from './surroundings.ts';

const EMPTY = { operations: [], drafts: [], sellerDrafts: [] };

/** Signed in, with a cache that says of each shop what is unsent. */
async function setUp() {
  const api = await startAuthorizationApi();
  const set = await setUpAccounts();
  await set.accounts.signIn(api.url);
  const [account] = set.accounts.list();
  const key = { accountId: account?.id ?? '', shopId: wireShopExample.id };
  const unsent = { operations: [registerOperationOf()], unreadable: 0, isBroken: false, asked: 0 };
  const cache = {
    call: async () => {
      unsent.asked += 1;
      if (unsent.isBroken) return failure('CACHE_UNAVAILABLE');
      const unreadable = { operations: unsent.unreadable, drafts: 0 };
      return success({ unsent: { ...EMPTY, operations: unsent.operations }, unreadable });
    },
  } as unknown as CacheClient;
  const follow = (accounts = set.accounts) => {
    const former = createFormerShops({ accounts, cache, onException: (error) => expect(error).toBeNull() });
    former.start();
    return former;
  };
  return { ...set, api, key, unsent, follow };
}

test.each([
  ['work that waits', {}],
  ['work that is damaged', { operations: [], unreadable: 1 }],
  ['a cache that does not say', { operations: [], isBroken: true }],
])('a shop that leaves the list with %s stays, without access, after a restart too', async (_, changes) => {
  const { accounts, api, key, options, unsent, follow } = await setUp();
  Object.assign(unsent, changes);
  follow();
  api.shops = [];
  await accounts.refreshShops(key.accountId);
  await until(() => unsent.asked > 0, 'the question');
  const restarted = createAccounts(options);
  for (const one of [accounts, restarted]) {
    expect(one.shops()).toEqual([]);
    expect(one.formerShops().map(({ shop }) => shop.id)).toEqual([key.shopId]);
    expect(one.shop(key)?.id).toBe(key.shopId);
    expect(one.hasAccess(key)).toBe(false);
  }
});

test('it has access again when it is listed again, and is listed once', async () => {
  const { accounts, api, key, follow } = await setUp();
  follow();
  api.shops = [];
  await accounts.refreshShops(key.accountId);
  api.shops = [wireShopExample];
  // A new sign-in lists the shops too.
  await accounts.signIn(api.url);
  expect(accounts.formerShops()).toEqual([]);
  expect(accounts.hasAccess(key)).toBe(true);
});

test('a new sign-in whose list lacks it keeps it too', async () => {
  const { accounts, api, key } = await setUp();
  api.shops = [];
  await accounts.signIn(api.url);
  expect(accounts.shop(key)?.id).toBe(key.shopId);
});

test('it goes when its last work is given up, and one without work at once', async () => {
  const { accounts, api, key, unsent, follow } = await setUp();
  const former = follow();
  api.shops = [];
  await accounts.refreshShops(key.accountId);
  await until(() => unsent.asked > 0, 'the question');
  expect(accounts.formerShops()).toHaveLength(1);
  unsent.operations = [];
  await until(() => {
    former.unsentChanged(key);
    return accounts.formerShops().length === 0;
  }, 'the shop to go');
  expect(accounts.shop(key)).toBeUndefined();
});
