/** What the bench measures and how: every step on a fresh page, both sides in the same Chromium on the same records. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '#build/chromium.ts';
import { generate, PAGE_RECORDS, pageAsJson } from './campaigns.ts';
import { pastedQuestions, typedQuestions } from './pages/questions.ts';
import { quantile } from './quantile.ts';
import { type Row, rowOf } from './row.ts';
import { type Site, startSite } from './site.ts';

export const MEASUREMENTS = ['ingest', 'open', 'query', 'window'] as const;
export type MeasurementName = (typeof MEASUREMENTS)[number];

interface Wanted {
  readonly only: readonly MeasurementName[];
  readonly sizes: readonly number[];
  /** Tells how far it is: the whole takes minutes. */
  readonly say: (line: string) => void;
}

const SIDES = ['ours', 'dexie'] as const;
type SideName = (typeof SIDES)[number];

/** Each of the peer's keystrokes takes seconds at the larger size: a few show it. */
const PEER_KEYSTROKES = 4;
const WINDOW_SIZES = [1_000, 10_000, 100_000];
const WINDOW_SCROLLS = 20;

/** Runs the measurements, a few minutes for all of them. */
export async function measure({ only, sizes, say }: Wanted): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-bench-'));
  const windowSizes = only.includes('window')
    ? WINDOW_SIZES.filter((size) => size <= Math.max(...sizes))
    : [];
  say(`generating ${Math.max(...sizes).toLocaleString('en')} campaigns`);
  const campaigns = generate(Math.max(...sizes));
  const site = await startSite(join(folder, 'site'), (page) => pageAsJson(campaigns, page));
  const rows: Row[] = [];
  try {
    const profileAt = (size: number) => join(folder, `profile-${size}`);
    for (const size of [...new Set([...sizes, ...windowSizes])].sort((a, b) => a - b)) {
      const context = await chromium.launchPersistentContext(profileAt(size), chromiumLaunchOptions());
      try {
        const measured = await measureSize(
          { context, site, say },
          size,
          sizes.includes(size) ? only : ['window'],
        );
        rows.push(...measured);
      } finally {
        await context.close();
      }
      await rm(profileAt(size), { recursive: true, force: true });
    }
    return rows.sort((a, b) => order(a) - order(b) || a.size - b.size);
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const order = ({ name }: Row): number => MEASUREMENTS.findIndex((prefix) => name.startsWith(prefix));

interface Bench {
  readonly context: BrowserContext;
  readonly site: Site;
  readonly say: (line: string) => void;
}

async function measureSize(bench: Bench, size: number, only: readonly MeasurementName[]): Promise<Row[]> {
  const comparesSides = only.some((name) => name !== 'window');
  const sides = comparesSides ? SIDES : (['ours'] as const);
  const rows: Row[] = [];
  const ingests = new Map<SideName, Ingest>();
  for (const side of sides) ingests.set(side, await ingest(bench, side, size));
  if (only.includes('ingest')) rows.push(...pair('ingest', size, ingests, { time: 'ms', heap: 'MB' }));
  if (only.includes('open')) {
    const opened = new Map<SideName, Ingest>();
    for (const side of sides) opened.set(side, await open(bench, side, size));
    rows.push(...pair('open', size, opened, { time: 'ms', heap: 'MB' }));
  }
  if (only.includes('query')) rows.push(...(await query(bench, size)));
  if (only.includes('window'))
    rows.push(rowOf('window heap', size, 'MB', await windowHeap(bench, size), null));
  return rows;
}

interface Ingest {
  readonly time: number;
  readonly heap: number;
}

function pair(
  name: string,
  size: number,
  sides: ReadonlyMap<SideName, Ingest>,
  units: { time: 'ms'; heap: 'MB' },
): Row[] {
  const ours = sides.get('ours');
  const dexie = sides.get('dexie');
  if (!ours || !dexie) return [];
  return [
    rowOf(name, size, units.time, ours.time, dexie.time),
    rowOf(`${name}, heap after`, size, units.heap, ours.heap, dexie.heap),
  ];
}

async function ingest(bench: Bench, side: SideName, size: number): Promise<Ingest> {
  bench.say(`ingest of ${size.toLocaleString('en')}: ${side}`);
  return onPage(bench, side, async (page) => {
    const pages = Math.ceil(size / PAGE_RECORDS);
    let time = 0;
    for (let number = 0; number < pages; number++) {
      time += await page.evaluate(([at, isLast]) => window.side.ingestPage(at, `/records/${at}`, isLast), [
        number,
        number === pages - 1,
      ] as const);
    }
    return { time, heap: await heapOf(page) };
  });
}

/** The median of three openings, each in a page that has just been made. */
async function open(bench: Bench, side: SideName, size: number): Promise<Ingest> {
  bench.say(`open at ${size.toLocaleString('en')}: ${side}`);
  const openings: Ingest[] = [];
  for (let run = 0; run < 3; run++) {
    openings.push(
      await onPage(bench, side, async (page) => {
        const { time, total } = await page.evaluate(() => window.side.open());
        if (total === 0) throw new Error(`${side} found nothing`);
        return { time, heap: await heapOf(page) };
      }),
    );
  }
  return openings.sort((a, b) => a.time - b.time)[1] ?? { time: Number.NaN, heap: Number.NaN };
}

/** What the search box costs: typed letter by letter, and put in whole. */
async function query(bench: Bench, size: number): Promise<Row[]> {
  bench.say(`query at ${size.toLocaleString('en')}`);
  const typed = typedQuestions();
  const ours = await onPage(bench, 'ours', async (page) => {
    await page.evaluate(() => window.side.open());
    // The first search finds nothing indexed; it is measured for itself, and so is typing before the shop was ever idle.
    const first = await page.evaluate(() => window.side.ask(['campaign']));
    const early = await page.evaluate((texts) => window.side.ask(texts), typed);
    await page.evaluate(() => window.side.settle());
    const sort = await page.evaluate(() => window.side.sortByName());
    const typing = await page.evaluate((texts) => window.side.ask(texts), typed);
    const pasting = await page.evaluate((texts) => window.side.ask(texts), pastedQuestions());
    return { first, early, sort, typing, pasting, heap: await heapOf(page) };
  });
  const dexie = await onPage(bench, 'dexie', async (page) => {
    await page.evaluate(() => window.side.open());
    const typing = await page.evaluate((texts) => window.side.ask(texts), typed.slice(0, PEER_KEYSTROKES));
    const sort = await page.evaluate(() => window.side.sortByName());
    return { typing, sort, heap: await heapOf(page) };
  });
  const mismatch = dexie.typing.findIndex(({ total }, index) => total !== ours.typing[index]?.total);
  if (mismatch >= 0) throw new Error(`the sides disagree on "${typed[mismatch]}"`);
  const peer = quantile(times(dexie.typing), 0.5);
  return [
    rowOf('query, first', size, 'ms', quantile(times(ours.first), 0.5), null),
    rowOf('query, p95 before anything is indexed', size, 'ms', quantile(times(ours.early), 0.95), null),
    rowOf('query, by name, first', size, 'ms', ours.sort, dexie.sort),
    rowOf('query, median', size, 'ms', quantile(times(ours.typing), 0.5), peer),
    rowOf('query, p95', size, 'ms', quantile(times(ours.typing), 0.95), quantile(times(dexie.typing), 0.95)),
    rowOf('query, pasted, slowest', size, 'ms', quantile(times(ours.pasting), 1), null),
    rowOf('query, heap after', size, 'MB', ours.heap, dexie.heap),
  ];
}

/** The heap of a window that has been sent window after window of rows. */
async function windowHeap(bench: Bench, size: number): Promise<number> {
  bench.say(`window at ${size.toLocaleString('en')}`);
  return onPage(bench, 'ours', (cache) =>
    onPage(bench, 'window', async (page) => {
      for (let scroll = 0; scroll < WINDOW_SCROLLS; scroll++) {
        const offset = Math.floor((scroll * (size - 50)) / WINDOW_SCROLLS);
        const rows = await cache.evaluate((at) => window.side.rows(at), offset);
        await page.evaluate((shown) => window.show(shown), rows);
      }
      return heapOf(page);
    }),
  );
}

async function onPage<Answer>(
  { context, site }: Bench,
  name: SideName | 'window',
  run: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const page = await context.newPage();
  try {
    await page.goto(`${site.origin}/${name}.html`, { waitUntil: 'load' });
    return await run(page);
  } finally {
    await page.close();
  }
}

/** The live JavaScript heap in MB, after what is dead has been collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1_000_000;
}

const times = (answers: readonly { time: number }[]): number[] => answers.map(({ time }) => time);
