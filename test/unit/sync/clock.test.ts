// Waiting that no clock setting and no length can upset, and that a signal can end.

import { getEventListeners } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDating, pause, systemClock } from '#electron/sync/clock.ts';
import { createHandClock } from './hand-clock.ts';

test('a pause ends by its time or by the signal, and leaves nothing behind', async () => {
  const clock = createHandClock();
  const controller = new AbortController();
  const first = pause(clock, 1_000, controller.signal);
  clock.advance(1_000);
  await first;
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);

  const second = pause(clock, 1_000, controller.signal);
  controller.abort();
  await second;
  await pause(clock, 1_000, controller.signal);
});

test.each([
  ['a page of the log', 1],
  ['a day', 24 * 3_600_000],
  ['more than a timer can count', 40 * 24 * 3_600_000],
])('a wait of %s ends after it, and not before', (_, milliseconds) => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  let runs = 0;
  systemClock.after(milliseconds, () => {
    runs += 1;
  });
  // Somebody sets the clock meanwhile.
  vi.setSystemTime(1_600_000_000_000);
  vi.advanceTimersByTime(milliseconds - 1);
  expect(runs).toBe(0);
  vi.advanceTimersByTime(1);
  expect(runs).toBe(1);
  vi.advanceTimersByTime(milliseconds);
  expect(runs).toBe(1);
});

test('a long wait can be called off in any of its pieces', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let runs = 0;
  const cancel = systemClock.after(3_600_000, () => {
    runs += 1;
  });
  vi.advanceTimersByTime(1_800_000);
  cancel();
  vi.advanceTimersByTime(3_600_000);
  expect(runs).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('a moment keeps its name while time passes, and gets another when the clock is set', () => {
  const clock = createHandClock(1_000_000_000);
  const dated = createDating(clock);
  clock.advance(5_000);
  expect(dated(2_000)).toBe(1_000_002_000);
  clock.set(300);
  expect(dated(2_000)).toBe(1_000_002_000);
  clock.set(-3_600_000);
  expect(dated(2_000)).toBe(1_000_002_300 - 3_600_000);
});
