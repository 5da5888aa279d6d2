// The clock of the machine is set while sync waits: by minutes (a person), by years (a dead battery, then the network's time). Waits go on as they were.

import { expect, test } from 'vitest';
import { POLL_OF_OTHER_SHOPS, retryDelay } from '#electron/sync/backoff.ts';
import { replyEnvelope } from '../remote/local-server.ts';
import { until } from './hand-clock.ts';
import { registering, SHOP, setScene } from './scene.ts';
import type { ScriptedApi } from './scripted-api.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const JUMPS = [
  ['back by two hours', -120 * MINUTE],
  ['back by 26 days', -26 * 24 * 60 * MINUTE],
  ['back by years', -5 * YEAR],
  ['forward by two hours', 120 * MINUTE],
  ['forward by years', 5 * YEAR],
] as const;

/** Whatever was asked before this has been heard when it settles. */
async function everythingHeard(api: ScriptedApi): Promise<void> {
  const answer = await fetch(`${api.url}/v1/account`);
  await answer.text();
}

function countPulls(api: ScriptedApi): () => number {
  return () => api.requests.filter(({ path }) => path.endsWith('/changes')).length;
}

test.each(JUMPS)('set %s, the poll comes when it would have come', async (_, jump) => {
  const { api, sync, clock, phase } = await setScene();
  const pulls = countPulls(api);
  api.script = (request, response) => {
    // Without a stream nothing but the poll makes a pull due.
    const isOther = !request.path.endsWith('/changes');
    if (isOther) replyEnvelope(response, 404, { code: 40_400 });
    return isOther;
  };
  sync.start();
  await until(() => phase() === 'upToDate');
  await everythingHeard(api);
  expect(pulls()).toBe(1);
  clock.set(jump);
  clock.advance(POLL_OF_OTHER_SHOPS - 1);
  await everythingHeard(api);
  expect(pulls()).toBe(1);
  clock.advance(1);
  await until(() => pulls() === 2, 'the poll');
});

test.each(JUMPS)('set %s, a change that met a fault is sent after the same wait', async (_, jump) => {
  const { api, cache, sync, clock } = await setScene();
  cache.add(SHOP, registering('7', ['5']));
  api.script = (request, response) => {
    const isPull = request.path.endsWith('/changes');
    const isFirst = request.method === 'POST' && cache.shop(SHOP).operations[0]?.attempts === 0;
    if (isFirst) replyEnvelope(response, 500, { code: 50_000 });
    else if (request.method === 'GET' && !isPull) replyEnvelope(response, 404, { code: 40_400 });
    return isFirst || (request.method === 'GET' && !isPull);
  };
  sync.start();
  await until(
    () => sync.status(SHOP).phase.kind === 'waiting' && cache.shop(SHOP).operations[0]?.attempts === 1,
  );
  clock.set(jump);
  clock.advance(retryDelay(1, 0.5, null) - 1);
  await everythingHeard(api);
  expect(api.registered).toHaveLength(0);
  clock.advance(1);
  await until(() => api.registered.length === 1, 'the second attempt');
});

test.each(JUMPS)('set %s, the status says by the new clock until when it waits', async (_, jump) => {
  const { api, sync, clock } = await setScene();
  api.script = (request, response) => {
    const isPull = request.path.endsWith('/changes');
    if (isPull) replyEnvelope(response, 429, { code: 42_900 }, { 'retry-after': '600' });
    return isPull;
  };
  sync.start();
  const left = () => {
    const { phase } = sync.status(SHOP);
    return phase.kind === 'waiting' ? phase.until - Math.floor(clock.now() / 1_000) : null;
  };
  await until(() => left() !== null);
  const before = left();
  clock.set(jump);
  expect(left()).toBe(before);
});
