// Which shop the window shows: the wanted one, or after a sign-out the one shown last that is still there.
import { describe, expect, it } from 'vitest';
import { shopsOf, shopToShow } from '#desk/state/session.ts';
import type { Session } from '#shared/contract/desk.ts';
import { shopOf } from '#test/fixtures/records.ts';

const key = (accountId: string, shopId: string) => ({ accountId, shopId });

function sessionOf(
  shops: readonly (readonly [string, string])[],
  recent: readonly (readonly [string, string])[],
): Session {
  const ids = [...new Set(shops.map(([accountId]) => accountId))].toReversed();
  const [lastShop = null, ...rest] = recent.map(([accountId, shopId]) => key(accountId, shopId));
  return {
    accounts: ids.map((id) => ({
      id,
      name: id,
      email: `${id}@example.com`,
      apiUrl: 'https://api.example.com',
      state: 'signedIn',
      tokenStorage: 'system',
      storageNotice: null,
    })),
    shops: shops.map(([accountId, id]) => ({ accountId, shop: shopOf({ id }) })),
    formerShops: [],
    wantedApi: null,
    signIn: 'idle',
    preferences: { appearance: 'system', lastShop, recentShops: lastShop ? [lastShop, ...rest] : [] },
    settingsNotice: null,
    version: '0.1.0',
  };
}

describe('the shop to show', () => {
  const shops = [
    ['one', '1'],
    ['one', '2'],
    ['other', '1'],
  ] as const;

  it('is the wanted one, else the last one', () => {
    const session = sessionOf(shops, [
      ['one', '2'],
      ['other', '1'],
    ]);
    expect(shopToShow(session, key('other', '1'))?.key).toEqual(key('other', '1'));
    expect(shopToShow(session, null)?.key).toEqual(key('one', '2'));
  });

  it('is the next recent one when the account of the shown one is gone', () => {
    const left = sessionOf(shops.slice(2), [
      ['one', '1'],
      ['one', '2'],
      ['other', '1'],
    ]);
    expect(shopToShow(left, key('one', '1'))?.key).toEqual(key('other', '1'));
  });

  it('is any when none was shown, and none when there is none', () => {
    expect(shopToShow(sessionOf(shops, []), null)?.key).toEqual(key('other', '1'));
    expect(shopToShow(sessionOf([], []), null)).toBeNull();
  });
});

describe('all shops', () => {
  it('stand by account, in the order of the accounts', () => {
    const session = sessionOf(
      [
        ['one', '1'],
        ['other', '1'],
        ['one', '2'],
      ],
      [],
    );
    expect(shopsOf(session).map(({ key: { accountId, shopId } }) => `${accountId}/${shopId}`)).toEqual([
      'other/1',
      'one/1',
      'one/2',
    ]);
  });
});
