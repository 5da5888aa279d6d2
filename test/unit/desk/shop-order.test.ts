// The switcher's order and search: every shop once, recent ones first, and a fixed order for the shortcuts.
import { describe, expect, it } from 'vitest';
import {
  shopOfDigit,
  shopSections,
  shopsMatching,
  shortcutDigits,
} from '#desk/features/shop-switcher/shop-order.ts';
import type { KnownShop } from '#desk/state/session.ts';
import { shopOf } from '#test/fixtures/records.ts';

function shop(accountId: string, shopId: string, name = `Shop ${shopId}`, region = 'TH'): KnownShop {
  return {
    key: { accountId, shopId },
    record: shopOf({ id: shopId, name, region }),
    hasAccess: true,
    accountName: accountId === 'one' ? 'Dara Suwan' : 'Nusantara Commerce',
    accountEmail: `${accountId}@example.com`,
  };
}

const few = [shop('one', '1'), shop('one', '2'), shop('other', '1')];
const many = [
  ...Array.from({ length: 3 }, (_, index) => shop('one', `${index + 1}`)),
  ...Array.from({ length: 50 }, (_, index) => shop('other', `${index + 1}`)),
];
const [firstOfMany] = many;
const keysOf = (shops: readonly KnownShop[]) => shops.map(({ key }) => `${key.accountId}/${key.shopId}`);

describe('the order of shops', () => {
  it('is by account, without recent ones, while all are in sight', () => {
    const sections = shopSections(few, [{ accountId: 'other', shopId: '1' }], {
      accountId: 'one',
      shopId: '1',
    });
    expect(sections.map(({ name, shops }) => [name, ...keysOf(shops)])).toEqual([
      ['Dara Suwan', 'one/1', 'one/2'],
      ['Nusantara Commerce', 'other/1'],
    ]);
  });

  it('has the ones shown last first when there are many, the one shown now not among them, and each once', () => {
    const recent = ['1', '7', '9', '404', '3', '4', '5', '6'].map((shopId) => ({
      accountId: 'other',
      shopId,
    }));
    const current = { accountId: 'other', shopId: '1' };
    const sections = shopSections(many, recent, current);
    expect(sections[0]?.name).toBe('Recent');
    expect(keysOf(sections[0]?.shops ?? [])).toEqual(['other/7', 'other/9', 'other/3', 'other/4', 'other/5']);
    const all = sections.flatMap(({ shops }) => keysOf(shops));
    expect(all.toSorted()).toEqual(keysOf(many).toSorted());
  });
});

describe('the search of shops', () => {
  const shops = [
    shop('one', '1', 'Baan Dara Living', 'TH'),
    shop('one', '2', 'Dara Official Indonesia', 'ID'),
    shop('other', '3', 'Cửa Hàng Đặc Biệt', 'VN'),
  ];
  const names = (text: string) => shopsMatching(shops, text).map(({ record }) => record.name);

  it('finds by name, market and account, without case and accents, and wants every word', () => {
    expect(names('dac biet')).toEqual(['Cửa Hàng Đặc Biệt']);
    expect(names('VIETNAM')).toEqual(['Cửa Hàng Đặc Biệt']);
    expect(names('nusantara')).toEqual(['Cửa Hàng Đặc Biệt']);
    expect(names('dara thailand')).toEqual(['Baan Dara Living']);
    expect(names('dara vietnam')).toEqual([]);
  });

  it('puts names that begin with the text first', () => {
    expect(names('dara')).toEqual(['Dara Official Indonesia', 'Baan Dara Living']);
  });

  it('takes the text as it is: signs of patterns mean themselves', () => {
    expect(names('.*')).toEqual([]);
    expect(names('  ')).toHaveLength(shops.length);
  });
});

describe('shortcuts', () => {
  it('count the first nine of the fixed order', () => {
    const digits = shortcutDigits(many);
    expect(digits.size).toBe(9);
    expect(digits.get('other/6')).toBe(9);
    expect(shopOfDigit(many, 1)).toBe(firstOfMany);
    expect(shopOfDigit(many, 9)?.key).toEqual({ accountId: 'other', shopId: '6' });
  });

  it('go nowhere where there is no shop', () => {
    expect(shopOfDigit(few, 4)).toBeNull();
    expect(shopOfDigit(many, 0)).toBeNull();
    expect(shopOfDigit(many, 10)).toBeNull();
  });
});
