// The network goes: no shop of the account is told to be up to date any more, at once and with no poll, and all are again when it is back.

import { describe, expect, test } from 'vitest';
import { passTimeUntil, until } from './hand-clock.ts';
import { type Scene, setScene } from './scene.ts';

const SHOP_IDS = ['100', '101', '102', '103', '104'];
const keys = SHOP_IDS.map((shopId) => ({ accountId: 'account1', shopId }));

async function synced(heartbeat: number | null = null): Promise<Scene> {
  const scene = await setScene({ accounts: [{ id: 'account1', state: 'signedIn', shopIds: SHOP_IDS }] });
  scene.api.heartbeat = heartbeat;
  scene.sync.start();
  scene.sync.watch({ accountId: 'account1', shopId: '103' });
  await until(() => keys.every((key) => scene.phase(key) === 'upToDate') && scene.api.openStreams() === 1);
  return scene;
}

const allAre = ({ phase }: Scene, kind: string) => keys.every((key) => phase(key) === kind);

/** From now on every connection breaks. */
function breakNetwork({ api }: Scene): void {
  api.script = (_, response) => {
    response.destroy();
    return true;
  };
}

test('the end of the event stream is looked into at once, and what one shop meets is told of all', async () => {
  const scene = await synced();
  const { api, clock } = scene;
  breakNetwork(scene);
  api.closeStreams();
  // The clock stands still: no poll and no wait has to pass for it.
  const before = clock.elapsed();
  await until(() => allAre(scene, 'offline'), 'all shops to be offline');
  expect(clock.elapsed()).toBe(before);
  const last = new Map(scene.told.map(({ shop, status }) => [shop.shopId, status.phase.kind]));
  expect([...last.values()]).toEqual(SHOP_IDS.map(() => 'offline'));

  api.script = () => false;
  await passTimeUntil(clock, () => allAre(scene, 'upToDate'));
});

test('an API that only closed its stream is up to date all along', async () => {
  const scene = await synced();
  const told = scene.told.length;
  const asked = scene.api.requests.length;
  scene.api.closeStreams();
  await until(() => scene.api.requests.length > asked);
  await passTimeUntil(scene.clock, () => scene.api.openStreams() === 1);
  expect(scene.told.slice(told).filter(({ status }) => status.phase.kind === 'offline')).toEqual([]);
});

test('who is told that the network has gone asks at once whether the API is there', async () => {
  const scene = await synced();
  breakNetwork(scene);
  expect(allAre(scene, 'upToDate')).toBe(true);
  const before = scene.clock.elapsed();
  scene.sync.probe();
  await until(() => allAre(scene, 'offline'), 'all shops to be offline');
  expect(scene.clock.elapsed()).toBe(before);
});

test('a failed poll of one shop is told of all shops of its account, and of no other account', async () => {
  const scene = await setScene({
    accounts: [
      { id: 'account1', state: 'signedIn', shopIds: SHOP_IDS },
      { id: 'account2', state: 'signedIn', shopIds: ['200'] },
    ],
  });
  const other = { accountId: 'account2', shopId: '200' };
  scene.sync.start();
  await until(() => allAre(scene, 'upToDate') && scene.phase(other) === 'upToDate');
  scene.api.script = (request, response) => {
    if (request.shopId !== '101') return false;
    response.destroy();
    return true;
  };
  scene.api.nudge('101');
  await until(() => allAre(scene, 'offline'), 'all shops of the account to be offline');
  expect(scene.phase(other)).toBe('upToDate');
});

describe('a network that swallows packets without a word', () => {
  /** From now on nothing is answered, and nothing breaks. */
  function swallow({ api }: Scene): void {
    api.script = () => true;
  }
  const streamsAsked = ({ api }: Scene) => api.requests.filter(({ path }) => path === '/v1/events').length;

  test('is known within 5 s, for all shops, from the heartbeat that does not come', async () => {
    const scene = await synced(2);
    const { api, clock } = scene;
    const before = clock.elapsed();
    swallow(scene);
    clock.advance(3_000);
    // The silence is over the limit: the stream is opened again, and what is up to date is so until that is not answered.
    await until(() => streamsAsked(scene) === 2, 'the stream to be opened again');
    expect(allAre(scene, 'upToDate')).toBe(true);
    await passTimeUntil(clock, () => allAre(scene, 'offline'), 'all shops to be offline');
    expect(clock.elapsed() - before).toBeLessThanOrEqual(5_000);

    api.script = () => false;
    await passTimeUntil(clock, () => allAre(scene, 'upToDate'));
  });

  test('a silent stream alone is no lost network: the next one stands', async () => {
    const scene = await synced(2);
    const told = scene.told.length;
    const asked = scene.api.requests.filter(({ shopId }) => shopId === '100').length;
    scene.clock.advance(3_000);
    // A stream that stands asks for the changes of every shop; the probe asks for those of the visible one.
    await until(
      () => scene.api.requests.filter(({ shopId }) => shopId === '100').length > asked,
      'the next stream',
    );
    scene.clock.advance(1_500);
    expect(scene.told.slice(told).filter(({ status }) => status.phase.kind === 'offline')).toEqual([]);
  });

  test('streams that fall silent again and again are opened more and more rarely', async () => {
    const scene = await synced(2);
    const passed = await passTimeUntil(scene.clock, () => streamsAsked(scene) >= 6, 'six streams');
    // Six silences of 3 s in a row, and ever longer waits between them.
    expect(passed).toBeGreaterThan(25_000);
  });
});
