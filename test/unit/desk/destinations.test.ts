// Where "Go to" leads: to shops and campaigns that are there, each in its own shop and tab.
import { describe, expect, it } from 'vitest';
import { type Destination, optionsOf } from '#desk/features/palette/destinations.ts';
import type { KnownShop } from '#desk/state/session.ts';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { shopOf } from '#test/fixtures/records.ts';

type Result = DeskOutput<'searchShops'>['rows'][number];

function shop(accountId: string, shopId: string, name: string): KnownShop {
  return {
    key: { accountId, shopId },
    record: shopOf({ id: shopId, name }),
    hasAccess: true,
    accountName: `Account ${accountId}`,
    accountEmail: `${accountId}@example.com`,
  };
}

function found(accountId: string, shopId: string, id: string, pending = 0): Result {
  const none = { PENDING: 0, PENDING_CLOSED: 0, APPROVED: 0, REJECTED: 0, CLOSED: 0, queued: 0, refused: 0 };
  return {
    shop: { accountId, shopId },
    campaign: {
      id,
      name: `Glow ${id}`,
      partnerName: 'Glow Partners',
      status: 'ONGOING',
      registrationPeriod: { startTime: 1, endTime: 2 },
      campaignPeriod: { startTime: 2, endTime: 3 },
      commissionRequirement: 1_000,
      invited: false,
      region: 'TH',
      registered: { ...none, queued: pending },
    },
  };
}

const destinationsOf = (
  shops: readonly KnownShop[],
  recent: readonly KnownShop['key'][],
  at: KnownShop['key'],
  text: string,
  results: readonly Result[],
): Destination[] =>
  optionsOf(shops, recent, at, { text, found: results, total: results.length, showsAllShops: false }).flatMap(
    (option) => (option.kind === 'place' ? option.destination : []),
  );

const shops = [shop('one', '1', 'Glow Shop'), shop('other', '1', 'Baan Dara')];
const current = { accountId: 'one', shopId: '1' };

describe('destinations', () => {
  it('without a text are the shops', () => {
    const all = destinationsOf(shops, [], current, ' ', [found('one', '1', '9')]);
    expect(all.map(({ name }) => name)).toEqual(['Glow Shop', 'Baan Dara']);
  });

  it('with a text are the shops that fit, then the campaigns with their shop', () => {
    const all = destinationsOf(shops, [], current, 'glow', [
      found('other', '1', '9'),
      found('one', '1', '9'),
    ]);
    expect(all.map(({ name, note, shop: { accountId } }) => [name, note, accountId])).toEqual([
      ['Glow Shop', 'Thailand · Account one', 'one'],
      ['Glow 9', 'Baan Dara · Glow Partners', 'other'],
      ['Glow 9', 'Glow Shop · Glow Partners', 'one'],
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
  });

  it('name the account where two have a shop of the name', () => {
    const twins = [shop('one', '1', 'Glow Shop'), shop('other', '1', 'Glow Shop')];
    const [, , campaign] = destinationsOf(twins, [], current, 'glow', [found('other', '1', '9')]);
    expect(campaign?.note).toBe('Glow Shop · Account other · Glow Partners');
  });

  it('open what is joined under Joined', () => {
    const all = destinationsOf(shops, [], current, 'glow 9', [
      found('one', '1', '9', 1),
      found('one', '1', '8'),
    ]);
    expect(all.map(({ campaign }) => campaign?.tab)).toEqual(['joined', 'available']);
  });

  it('leave out campaigns of a shop that is gone', () => {
    expect(destinationsOf(shops, [], current, 'glow 9', [found('gone', '1', '9')])).toEqual([]);
  });

  it('offer the rest of what was found, shops and campaigns, whatever their number', () => {
    const many = Array.from({ length: 53 }, (_, index) => shop('one', String(index), `Glow ${index}`));
    const finding = { text: 'glow', found: [found('one', '1', '9')], total: 724, showsAllShops: false };
    const linesOf = (showsAllShops: boolean) =>
      optionsOf(many, [], current, { ...finding, showsAllShops }).map((option) =>
        option.kind === 'place' ? option.kind : option.words,
      );
    expect(linesOf(false)).toEqual([
      ...Array.from({ length: 6 }, () => 'place'),
      'Show more: 47 shops',
      'place',
      'Show more: 723 campaigns',
    ]);
    expect(linesOf(true)).toHaveLength(53 + 1 + 1);
  });
});
