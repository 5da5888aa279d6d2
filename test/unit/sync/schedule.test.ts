// Whose turn it is: what comes first, and that nobody waits for ever.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseTurns, type Lane, MOST_TURNS, nextDue } from '#electron/sync/schedule.ts';

const NOW = 1_000;

function lane(changes: Partial<Lane> & { name?: string } = {}) {
  const { name = 'lane', ...rest } = changes;
  const base = {
    accountId: 'a',
    isVisible: false,
    kind: 'pull',
    due: NOW,
    isRunning: false,
    lastTurn: 0,
  } as const;
  return { name, ...base, ...rest };
}

const names = (lanes: { name: string }[]) => lanes.map(({ name }) => name);
const nobody = new Set<string>();

describe('chooseTurns', () => {
  test('the visible shop first, then what was submitted, then who has waited longest', () => {
    const lanes = [
      lane({ name: 'recent', lastTurn: 9 }),
      lane({ name: 'longest', lastTurn: 2 }),
      lane({ name: 'submitted', kind: 'push', lastTurn: 20 }),
      lane({ name: 'visible', isVisible: true, lastTurn: 30 }),
      lane({ name: 'later', due: NOW + 1 }),
      lane({ name: 'idle', due: null }),
      lane({ name: 'running', isRunning: true }),
    ];
    expect(names(chooseTurns(lanes, NOW, nobody))).toEqual(['visible', 'submitted', 'longest']);
  });

  test('one place is kept for the visible shop while others hang', () => {
    const hanging = Array.from({ length: 3 }, () => lane({ isRunning: true }));
    const waiting = lane({ name: 'waiting' });
    const hidden = lane({ name: 'visible', isVisible: true, due: null });
    expect(chooseTurns([...hanging, waiting, hidden], NOW, nobody)).toEqual([]);
    expect(names(chooseTurns([...hanging, waiting, { ...hidden, due: NOW }], NOW, nobody))).toEqual([
      'visible',
    ]);
    expect(names(chooseTurns([...hanging, waiting], NOW, nobody))).toEqual(['waiting']);
  });

  test('an account that does not answer is probed by one shop at a time', () => {
    const dead = [lane({ name: 'dead 1' }), lane({ name: 'dead 2' }), lane({ name: 'dead 3' })];
    const alive = lane({ name: 'alive', accountId: 'b', lastTurn: 50 });
    expect(names(chooseTurns([...dead, alive], NOW, new Set(['a'])))).toEqual(['dead 1', 'alive']);
  });

  test('never more than four, never one that is not due, never one twice', () => {
    const anyLane = fc.record({
      accountId: fc.constantFrom('a', 'b', 'c'),
      isVisible: fc.boolean(),
      kind: fc.constantFrom('pull' as const, 'push' as const),
      due: fc.option(fc.integer({ min: 0, max: 2 * NOW })),
      isRunning: fc.boolean(),
      lastTurn: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(anyLane, { maxLength: 40 }), fc.subarray(['a', 'b', 'c']), (lanes, dead) => {
        const running = lanes.filter((one) => one.isRunning).length;
        const chosen = chooseTurns(lanes, NOW, new Set(dead));
        expect(chosen.length).toBeLessThanOrEqual(Math.max(0, MOST_TURNS - running));
        expect(new Set(chosen).size).toBe(chosen.length);
        for (const one of chosen) expect(!one.isRunning && one.due !== null && one.due <= NOW).toBe(true);
      }),
    );
  });

  test('nobody waits for ever: with all shops always due, each has its turn within one round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.boolean(), (count, isSeen) => {
        let lanes = Array.from({ length: count }, (_, index) =>
          lane({ name: `${index}`, isVisible: isSeen && index === 0 }),
        );
        const places = isSeen ? MOST_TURNS - 1 : MOST_TURNS;
        const seen = new Set<string>();
        for (let turn = 1; turn <= Math.ceil(count / places) + 1; turn += 1) {
          const chosen = chooseTurns(lanes, NOW, nobody);
          for (const one of chosen) seen.add(one.name);
          lanes = lanes.map((one) => (chosen.includes(one) ? { ...one, lastTurn: turn } : one));
        }
        expect(seen.size).toBe(count);
      }),
    );
  });
});

test('nextDue is the nearest that is still to come', () => {
  expect(nextDue([], NOW)).toBeNull();
  const lanes = [
    lane({ due: NOW }),
    lane({ due: NOW + 9 }),
    lane({ due: NOW + 5 }),
    lane({ due: NOW + 1, isRunning: true }),
  ];
  expect(nextDue(lanes, NOW)).toBe(NOW + 5);
});
