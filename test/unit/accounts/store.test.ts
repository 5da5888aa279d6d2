// What is remembered of accounts and preferences: over a restart, through files of another time, and on a full disk.

import { describe, expect, test } from 'vitest';
import { createAccountStore, type StoredAccount } from '#electron/accounts/store.ts';
import { shopFromWire } from '#electron/remote/records.ts';
import { wireShopExample } from '../remote/wire-examples.ts';
import { createMemorySettings } from './surroundings.ts';

const ACCOUNT: StoredAccount = {
  id: 'abcdef0123456789',
  apiUrl: 'https://api.example.com',
  name: 'Siam Group',
  email: 'ops@siam.example',
  remoteId: '1',
  shops: [shopFromWire(wireShopExample)],
  formerShops: [],
  state: 'signedIn',
  tokenStorage: 'system',
  storageNotice: null,
};
const SHOP = { accountId: ACCOUNT.id, shopId: '100' };

test('what was put is there after a restart', () => {
  const settings = createMemorySettings();
  const store = createAccountStore(settings);
  store.put(ACCOUNT);
  store.put({ ...ACCOUNT, id: 'other00000000000' });
  store.put({ ...ACCOUNT, name: 'Siam Group Ltd' });
  store.savePreferences({ appearance: 'dark' });
  store.savePreferences({ lastShop: SHOP });
  store.saveLastContact(SHOP, { email: 'a@example.com', messenger: undefined });
  store.saveLastContact(SHOP, { email: 'b@example.com', messenger: { kind: 'line', value: '@shop' } });

  const again = createAccountStore(settings);
  expect(again.accounts().map(({ name }) => name)).toEqual(['Siam Group Ltd', 'Siam Group']);
  expect(again.readPreferences()).toEqual({ appearance: 'dark', lastShop: SHOP, recentShops: [SHOP] });
  expect(again.readLastContact(SHOP)).toEqual({
    email: 'b@example.com',
    messenger: { kind: 'line', value: '@shop' },
  });
  expect(again.readLastContact({ ...SHOP, shopId: '101' })).toBeNull();
  expect(settings.copies).toBe(0);
});

test('nothing stored yet is a beginning, not a fault', () => {
  const settings = createMemorySettings();
  const store = createAccountStore(settings);
  expect(store.accounts()).toEqual([]);
  expect(store.readPreferences()).toEqual({ appearance: 'system', lastShop: null, recentShops: [] });
  expect(settings.copies).toBe(0);
});

test('preferences of an earlier version are read, and the shop that is shown becomes the most recent', () => {
  const settings = createMemorySettings({ preferences: { appearance: 'dark', lastShop: SHOP } });
  const store = createAccountStore(settings);
  expect(store.readPreferences()).toEqual({ appearance: 'dark', lastShop: SHOP, recentShops: [] });
  expect(settings.copies).toBe(0);
  const other = { ...SHOP, shopId: '101' };
  for (const lastShop of [SHOP, other, SHOP]) store.savePreferences({ lastShop });
  expect(store.readPreferences().recentShops).toEqual([SHOP, other]);
  store.put(ACCOUNT);
  store.remove(ACCOUNT.id);
  expect(store.readPreferences()).toEqual({ appearance: 'dark', lastShop: null, recentShops: [] });
});

test('a removed account takes its contacts along, and no other’s', () => {
  const store = createAccountStore(createMemorySettings());
  const other = { accountId: 'other00000000000', shopId: '100' };
  store.put(ACCOUNT);
  store.saveLastContact(SHOP, { email: 'a@example.com' });
  store.saveLastContact(other, { email: 'b@example.com' });
  store.remove(ACCOUNT.id);
  expect(store.accounts()).toEqual([]);
  expect(store.readLastContact(SHOP)).toBeNull();
  expect(store.readLastContact(other)).toEqual({ email: 'b@example.com' });
});

test('on a full disk an account is put as a whole or not at all, and what is only noted is known until the end', () => {
  const settings = createMemorySettings();
  const store = createAccountStore(settings);
  store.put(ACCOUNT);
  settings.isFull = true;
  expect(() => store.put({ ...ACCOUNT, id: 'other00000000000' })).toThrow('full');
  expect(() => store.put({ ...ACCOUNT, state: 'removed' })).toThrow('full');
  expect(store.accounts()).toEqual([ACCOUNT]);
  store.note({ ...ACCOUNT, state: 'needsSignIn' });
  store.saveLastContact(SHOP, { email: 'a@example.com' });
  expect(store.accounts()).toEqual([{ ...ACCOUNT, state: 'needsSignIn' }]);
  expect(store.readLastContact(SHOP)).toEqual({ email: 'a@example.com' });
});

describe('what cannot be read is left out, the rest is kept, and a copy of the file put aside', () => {
  test.each([
    ['accounts that are no list', { accounts: 'none' }, 0],
    ['an account without shops', { accounts: [ACCOUNT, { ...ACCOUNT, shops: undefined }] }, 1],
    ['an account whose id could leave its folder', { accounts: [{ ...ACCOUNT, id: '../../etc' }] }, 0],
    [
      'an account at an unprotected address',
      { accounts: [{ ...ACCOUNT, apiUrl: 'http://api.example.com' }, ACCOUNT] },
      1,
    ],
    ['preferences of another time', { accounts: [ACCOUNT], preferences: { appearance: 'sepia' } }, 1],
    ['a contact that is a number', { accounts: [ACCOUNT], lastContacts: { 'a/1': 7 } }, 1],
  ])('%s', (_, values, count) => {
    const settings = createMemorySettings(values);
    const store = createAccountStore(settings);
    expect(store.accounts()).toHaveLength(count);
    expect(store.readPreferences()).toEqual({ appearance: 'system', lastShop: null, recentShops: [] });
    expect(settings.copies).toBe(1);
  });
});
