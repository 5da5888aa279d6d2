/**
 * `switch`: how long it takes until another shop's list is painted, in the app itself with real databases: the real windows,
 * the real pull from the reference API, and the keys that a person presses. What is busy meanwhile is told by process.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildAppIfStale } from '#build/app-bundle.ts';
import { lacksDisplay, startDisplay } from '#build/display.ts';
import { createServer } from '#sandbox/api/server.ts';
import { type RunningDesk, startDesk } from '#test/e2e/support/running-desk.ts';
import { expect } from '#test/e2e/support/window.ts';
import { quantile } from '../quantile.ts';
import { type Row, rowOf } from '../row.ts';
import { type Busy, findParts, PART_NAMES, type Parts, readBusy } from './busy.ts';
import { idle, watchSwitch } from './painted.ts';
import { SHOP_NAMES, switchingWorld } from './shops.ts';

const CAMPAIGNS = 10_000;
const SWITCHES = 200;

interface Switch {
  /** Milliseconds from the key to the paint. */
  readonly time: number;
  /** Milliseconds that each process was busy between them. */
  readonly busy: Busy;
}

/** Fills the databases of four shops, starts the app again, and switches. Some minutes, most of them for the filling. */
export async function measureSwitching(say: (line: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-bench-'));
  const display = lacksDisplay() ? await startDisplay() : null;
  if (display) process.env['DISPLAY'] = display.name;
  await buildAppIfStale();
  say(`sowing ${SHOP_NAMES.length} shops of ${CAMPAIGNS.toLocaleString('en')} campaigns`);
  const server = await createServer({ world: switchingWorld(CAMPAIGNS) });
  const options = { api: await server.listen(0), userDataDir: join(folder, 'user-data') };
  try {
    say('pulling them');
    await withDesk(options, pullEveryShop);
    say(`switching ${SWITCHES} times`);
    return await withDesk(options, switchAround);
  } finally {
    await server.close();
    await display?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function withDesk<Answer>(
  options: Parameters<typeof startDesk>[0],
  run: (desk: RunningDesk) => Promise<Answer>,
): Promise<Answer> {
  const desk = await startDesk(options);
  try {
    return await run(desk);
  } finally {
    await desk.close();
  }
}

async function pullEveryShop({ page }: RunningDesk): Promise<void> {
  const status = page.getByRole('status', { name: 'Sync status' });
  await expect(status).toContainText('Up to date', { timeout: 300_000 });
  for (const [index, name] of SHOP_NAMES.entries()) {
    await page.keyboard.press(`ControlOrMeta+${index + 1}`);
    await expect(page.getByRole('button', { name: 'Switch shop' })).toHaveAccessibleDescription(
      new RegExp(name),
    );
    await expect(status).toContainText('Up to date', { timeout: 300_000 });
  }
}

async function switchAround(desk: RunningDesk): Promise<Row[]> {
  const { page } = desk;
  await expect(page.getByRole('status', { name: 'Sync status' })).toContainText('Up to date');
  const parts = await findParts(page, desk.pid);
  // The shop that was shown last is shown now: the others come from the disk.
  const first: Switch[] = [];
  for (const index of [1, 2, 3, 0]) first.push(await switchTo(page, index, parts));
  const switches: Switch[] = [];
  for (let turn = 0; turn < SWITCHES; turn++) {
    switches.push(await switchTo(page, (turn + 1) % SHOP_NAMES.length, parts));
  }
  return rowsOf(first, switches);
}

async function switchTo(page: Page, index: number, parts: Parts): Promise<Switch> {
  const shopName = SHOP_NAMES[index] ?? '';
  await page.evaluate(idle);
  await page.evaluate(watchSwitch, shopName);
  const begin = await readBusy(parts);
  await page.keyboard.press(`ControlOrMeta+${index + 1}`);
  const time = await page.evaluate(() => window.benchSwitch);
  const end = await readBusy(parts);
  return { time, busy: new Map([...end].map(([part, value]) => [part, value - (begin.get(part) ?? value)])) };
}

function rowsOf(first: readonly Switch[], switches: readonly Switch[]): Row[] {
  const row = (name: string, times: readonly number[], share: number) =>
    rowOf(`switch, ${name}`, CAMPAIGNS, 'ms', quantile(times, share), null);
  const times = switches.map(({ time }) => time);
  const parts = PART_NAMES.flatMap((part) => {
    const busy = switches.flatMap((one) => one.busy.get(part) ?? []);
    return busy.length === 0
      ? []
      : [row(`busy: ${part}, median`, busy, 0.5), row(`busy: ${part}, p95`, busy, 0.95)];
  });
  const fromDisk = first.map(({ time }) => time);
  return [
    row('median', times, 0.5),
    row('p95', times, 0.95),
    row('slowest', times, 1),
    ...parts,
    row('from the disk, slowest', fromDisk, 1),
  ];
}
