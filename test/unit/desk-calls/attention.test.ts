// When shops are counted, by a clock in the hand: at the start, after changes, and for whoever reads.

import { describe, expect, it } from 'vitest';
import { type Attention, createAttention } from '#electron/desk/attention.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { failure, success } from '#shared/errors.ts';
import { NOW } from '#test/fixtures/records.ts';
import { createHandClock, type HandClock, until } from '../sync/hand-clock.ts';

const shopNamed = (shopId: string, accountId = 'a1b2c3d4e5f60718'): ShopKey => ({ accountId, shopId });

const itemOf = (campaignId: string): AttentionItem => ({
  kind: 'closingSoon',
  id: `closing/${campaignId}`,
  campaignId,
  campaignName: 'Payday',
  time: NOW,
  reason: 'invited',
});

interface Desk {
  readonly clock: HandClock;
  readonly attention: Attention;
  shops: ShopKey[];
  /** How much needs a person, by shop; null where the cache fails. */
  readonly amounts: Map<string, number | null>;
  /** Shops whose answer is held back, with the way to let it go. */
  readonly held: Map<string, () => void>;
  readonly asked: string[];
  readonly told: string[];
  mostAtOnce: number;
}

function deskOf(shops: ShopKey[], holds: readonly string[] = []): Desk {
  const clock = createHandClock();
  let running = 0;
  const answer = async ({ shopId }: ShopKey) => {
    running += 1;
    desk.asked.push(shopId);
    desk.mostAtOnce = Math.max(desk.mostAtOnce, running);
    if (holds.includes(shopId)) await new Promise<void>((resolve) => desk.held.set(shopId, resolve));
    await Promise.resolve();
    running -= 1;
    const amount = desk.amounts.get(shopId) ?? null;
    if (amount === null) return failure('CACHE_UNAVAILABLE');
    return success({ items: Array.from({ length: amount }, (_, index) => itemOf(String(index))) });
  };
  const desk: Desk = {
    clock,
    shops,
    amounts: new Map(shops.map(({ shopId }) => [shopId, 1])),
    held: new Map(),
    asked: [],
    told: [],
    mostAtOnce: 0,
    attention: createAttention({
      shops: () => desk.shops,
      ask: (key) => (desk.shops.some(({ shopId }) => shopId === key.shopId) ? answer(key) : null),
      onChange: ({ shopId }, count) => desk.told.push(`${shopId}: ${count}`),
      clock,
    }),
  };
  desk.attention.start();
  return desk;
}

const settle = (desk: Desk, asked: number) => until(() => desk.asked.length >= asked, `${asked} questions`);

const FIVE = ['1', '2', '3', '4', '5'].map((id) => shopNamed(id));

describe('counting', () => {
  it('begins a moment after the start, two shops at a time', async () => {
    const desk = deskOf(FIVE);
    desk.clock.advance(1_999);
    expect(desk.asked).toEqual([]);
    desk.clock.advance(1);
    await until(() => desk.told.length === 5);
    expect(desk.told).toEqual(['1: 1', '2: 1', '3: 1', '4: 1', '5: 1']);
    expect(desk.mostAtOnce).toBe(2);
  });

  it('begins also when somebody has asked before it', async () => {
    const desk = deskOf([shopNamed('1')]);
    desk.clock.advance(1_000);
    const early = desk.attention.read();
    desk.clock.advance(1_000);
    await until(() => desk.told.length === 1);
    await early;
    expect(desk.told).toEqual(['1: 1']);
  });

  it('comes again soon after a change, once for many, and tells only what is new', async () => {
    const desk = deskOf([shopNamed('1'), shopNamed('2')]);
    desk.clock.advance(2_000);
    await until(() => desk.told.length === 2);
    desk.amounts.set('1', 4);
    for (let page = 0; page < 10; page += 1) desk.attention.changed(shopNamed('1'));
    desk.attention.changed(shopNamed('2'));
    desk.clock.advance(499);
    expect(desk.asked).toEqual(['1', '2']);
    desk.clock.advance(1);
    await settle(desk, 4);
    await until(() => desk.told.length === 3);
    expect(desk.told.at(-1)).toBe('1: 4');
    expect(desk.asked).toEqual(['1', '2', '1', '2']);
  });

  it('counts again what changed while it was being counted', async () => {
    const desk = deskOf([shopNamed('1')], ['1']);
    desk.clock.advance(2_000);
    await until(() => desk.held.has('1'));
    desk.attention.changed(shopNamed('1'));
    desk.held.get('1')?.();
    await settle(desk, 2);
    expect(desk.asked).toEqual(['1', '1']);
  });

  it('comes again when time has passed: deadlines come nearer by themselves', async () => {
    const desk = deskOf([shopNamed('1')]);
    desk.clock.advance(2_000);
    await settle(desk, 1);
    await until(() => desk.told.length === 1);
    desk.clock.advance(15 * 60_000);
    desk.clock.advance(500);
    await settle(desk, 2);
    expect(desk.told).toEqual(['1: 1']);
  });

  it('takes in new shops, and asks and tells nothing more of those that are gone', async () => {
    const desk = deskOf([shopNamed('1'), shopNamed('2')], ['2']);
    desk.clock.advance(2_000);
    await until(() => desk.held.has('2') && desk.told.length === 1);
    desk.shops = [shopNamed('1'), shopNamed('3')];
    desk.amounts.set('3', 7);
    desk.attention.shopsChanged();
    desk.held.get('2')?.();
    desk.attention.changed(shopNamed('2'));
    desk.clock.advance(500);
    await until(() => desk.told.length === 2);
    expect(desk.told).toEqual(['1: 1', '3: 7']);
    expect(desk.asked).toEqual(['1', '2', '3']);
  });

  it('goes by the time that passes, not by a clock that somebody sets', async () => {
    const desk = deskOf([shopNamed('1')]);
    desk.clock.advance(2_000);
    await settle(desk, 1);
    desk.clock.set(-26 * 24 * 60 * 60_000);
    desk.clock.advance(15 * 60_000);
    await settle(desk, 2);
    desk.clock.set(365 * 24 * 60 * 60_000);
    desk.attention.changed(shopNamed('1'));
    expect(desk.asked).toEqual(['1', '1']);
    desk.clock.advance(500);
    await settle(desk, 3);
  });

  it('ends with the app', async () => {
    const desk = deskOf(FIVE);
    desk.attention.stop();
    desk.attention.changed(shopNamed('1'));
    desk.clock.advance(60 * 60_000);
    await Promise.resolve();
    expect(desk.asked).toEqual([]);
  });
});

describe('reading', () => {
  const countsOf = async (desk: Desk) =>
    (await desk.attention.read()).map(({ shop, items }) => `${shop.shopId}: ${items.length}`);

  it('waits for shops that are not counted yet, and asks none twice', async () => {
    const desk = deskOf(FIVE);
    desk.clock.advance(2_000);
    expect(await countsOf(desk)).toEqual(['1: 1', '2: 1', '3: 1', '4: 1', '5: 1']);
    expect(await countsOf(desk)).toHaveLength(5);
    expect(desk.asked).toHaveLength(5);
  });

  it('counts nothing before its time, and waits no longer than a moment', async () => {
    const desk = deskOf(FIVE);
    desk.attention.changed(shopNamed('1'));
    const reading = countsOf(desk);
    desk.clock.advance(1_000);
    expect(await reading).toEqual([]);
    expect(desk.asked).toEqual([]);
  });

  it('is held up neither by a shop that fails nor by one that is slow', async () => {
    const desk = deskOf([shopNamed('1'), shopNamed('2'), shopNamed('3')], ['2']);
    desk.amounts.set('1', null);
    desk.clock.advance(2_000);
    const reading = countsOf(desk);
    await until(() => desk.told.length === 1);
    desk.clock.advance(1_000);
    expect(await reading).toEqual(['3: 1']);

    desk.amounts.set('1', 2);
    desk.held.get('2')?.();
    expect(await countsOf(desk)).toEqual(['1: 2', '2: 1', '3: 1']);
  });

  it('waits once for a shop that is slow, not at every page of the list', async () => {
    const desk = deskOf([shopNamed('1'), shopNamed('2')], ['2']);
    desk.clock.advance(2_000);
    const first = countsOf(desk);
    await until(() => desk.told.length === 1);
    desk.clock.advance(1_000);
    expect(await first).toEqual(['1: 1']);
    // The clock stands still: whoever waited would wait for ever.
    expect(await countsOf(desk)).toEqual(['1: 1']);
  });

  it('shows what was known of a shop that cannot be read any more', async () => {
    const desk = deskOf([shopNamed('1')]);
    desk.clock.advance(2_000);
    expect(await countsOf(desk)).toEqual(['1: 1']);
    desk.amounts.set('1', null);
    desk.attention.changed(shopNamed('1'));
    desk.clock.advance(500);
    await settle(desk, 2);
    expect(await countsOf(desk)).toEqual(['1: 1']);
  });
});
