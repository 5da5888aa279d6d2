/**
 * How long each process of the app has been busy, so that a time can be divided among them: the time on a processor that Linux
 * counts, in nanoseconds, for a process's first thread, where scripts run. Other systems do not tell: then there is nothing to divide.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Milliseconds by the name of the process's part in the app. */
export type Busy = ReadonlyMap<string, number>;

/** The process ids of the app's parts; none where the system does not tell how busy they are. */
export type Parts = ReadonlyMap<string, number>;

export const PART_NAMES = ['window', 'main', 'cache page', 'browser'] as const;

/** What tells the window's process from the others: so many steps, some hundred milliseconds of work however busy the machine is. */
const TOKEN_OF_WORK = 400_000_000;

/** Finds the processes of a running app, by the window's page and the main process's id. */
export async function findParts(page: Page, main: number): Promise<Parts> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await session?.detach();
  const pidsOf = (kind: string) => processInfo.filter(({ type }) => type === kind).map(({ id }) => id);
  const renderers = pidsOf('renderer');
  const before = await Promise.all(renderers.map(busyOf));
  await page.evaluate((steps) => {
    let sum = 0;
    for (let step = 0; step < steps; step++) sum = (sum + step) | 0;
    return sum;
  }, TOKEN_OF_WORK);
  const after = await Promise.all(renderers.map(busyOf));
  const worked = renderers
    .map((pid, index) => {
      const busy = after[index] ?? 0;
      return { pid, busy, grown: busy - (before[index] ?? 0) };
    })
    .sort((a, b) => b.grown - a.grown);
  const [window, ...others] = worked;
  // The one that has worked most of the others: it holds the databases.
  const [cachePage] = others.sort((a, b) => b.busy - a.busy);
  const browser = pidsOf('browser').find((pid) => pid !== main);
  if (window === undefined || cachePage === undefined) return new Map();
  return new Map([
    ['window', window.pid],
    ['main', main],
    ['cache page', cachePage.pid],
    ...(browser === undefined ? [] : [['browser', browser] as const]),
  ]);
}

/** How busy each part has been since it started. */
export async function readBusy(parts: Parts): Promise<Busy> {
  const all = await Promise.all([...parts].map(async ([part, pid]) => [part, await busyOf(pid)] as const));
  return new Map(all.flatMap(([part, busy]) => (busy === null ? [] : [[part, busy] as const])));
}

async function busyOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => null);
  const nanoseconds = Number(text?.split(' ')[0]);
  return text === null || !Number.isFinite(nanoseconds) ? null : nanoseconds / 1_000_000;
}
