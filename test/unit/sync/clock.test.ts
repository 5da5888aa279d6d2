// Waiting by a clock that a signal can end.

import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { pause } from '#electron/sync/clock.ts';
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
