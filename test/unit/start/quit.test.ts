// Quitting: what is under way comes to its end first, however often a person asks.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { stopBeforeQuit } from '#electron/start/quit.ts';
import { until } from '../sync/hand-clock.ts';

/** An app that ends when nobody prevents it. */
function createApp() {
  const events = new EventEmitter<{ 'before-quit': [{ preventDefault(): void }] }>();
  let hasQuit = false;
  const app = {
    on: (name: 'before-quit', listener: (event: { preventDefault(): void }) => void) =>
      events.on(name, listener),
    quit: () => {
      let isPrevented = false;
      events.emit('before-quit', {
        preventDefault: () => {
          isPrevented = true;
        },
      });
      if (!isPrevented) hasQuit = true;
    },
  };
  return { app, hasQuit: () => hasQuit };
}

test('a second quit does not cut short what the first waits for', async () => {
  const { app, hasQuit } = createApp();
  const { promise: stopped, resolve: finish } = Promise.withResolvers<void>();
  let stops = 0;
  const stop = () => {
    stops += 1;
    return stopped;
  };
  stopBeforeQuit(app, Promise.resolve({ stop }), () => undefined);
  app.quit();
  await until(() => stops === 1);
  app.quit();
  expect(hasQuit()).toBe(false);
  finish();
  await until(hasQuit);
  expect(stops).toBe(1);
});

test.each([
  ['the app did not start whole', () => Promise.reject(new Error('no disk'))],
  ['stopping fails', async () => ({ stop: () => Promise.reject(new Error('no page')) })],
])('%s: it is logged, and the app quits', async (_, start) => {
  const { app, hasQuit } = createApp();
  const logged: unknown[] = [];
  stopBeforeQuit(app, start(), (error) => logged.push(error));
  app.quit();
  await until(hasQuit);
  expect(logged).toEqual([expect.any(Error)]);
});
