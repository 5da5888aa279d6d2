// A page that does not answer for half a minute hangs, and comes to itself with its answer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForHang } from '#sandbox/chromium-host/hang-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const told: boolean[] = [];
  let answer: () => void = () => undefined;
  let asked = 0;
  const { stop } = watchForHang({
    ask: () => {
      asked += 1;
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    },
    changed: (isHanging) => told.push(isHanging),
  });
  return { told, stop, asked: () => asked, answer: () => answer() };
}

test('it is told once that it hangs, and once that it does not any more', async () => {
  const page = watch();
  await vi.advanceTimersByTimeAsync(39_999);
  expect(page.told).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.told).toEqual([true]);
  page.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(page.told).toEqual([true, false]);
});

test('one that answers is asked again, and nothing is told', async () => {
  const page = watch();
  for (let round = 0; round < 10; round += 1) {
    await vi.advanceTimersByTimeAsync(10_000);
    page.answer();
  }
  expect(page.asked()).toBeGreaterThan(5);
  expect(page.told).toEqual([]);
});

test('of one that is gone nothing is told', async () => {
  const page = watch();
  await vi.advanceTimersByTimeAsync(10_000);
  page.stop();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(page.told).toEqual([]);
});
