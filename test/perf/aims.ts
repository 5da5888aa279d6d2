/** What the cache aims at, and whether a run has reached it. Aims that the run has not measured are left out. */
import type { Row } from './row.ts';

export interface Aim {
  readonly name: string;
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

/** Windows hold what they show: what varies between their heaps is noise of the engine. */
const HEAP_NOISE_MB = 1;

export function aimsOf(rows: readonly Row[]): Aim[] {
  const find = (name: string, size: number) => rows.find((row) => row.name === name && row.size === size);
  const aims: (Aim | undefined)[] = [
    withRow(find('ingest', 100_000), ({ ratio }) => ({
      name: 'ingest at 100,000',
      aim: 'at least 10 times as fast as Dexie',
      measured: `${ratio?.toFixed(1)} times`,
      met: (ratio ?? 0) >= 10,
    })),
    withRow(find('open', 10_000), ({ ours }) => below('open at 10,000', 150, ours)),
    withRow(find('query, p95', 100_000), ({ ours }) => below('a keystroke at 100,000 (p95)', 16, ours)),
    withRow(find('switch, p95', 10_000), ({ ours }) =>
      below('switching shops of 10,000, until painted (p95)', 100, ours),
    ),
    windowHeap(rows.filter(({ name }) => name === 'window heap')),
  ];
  return aims.filter((aim) => aim !== undefined);
}

function withRow(row: Row | undefined, aim: (row: Row) => Aim): Aim | undefined {
  return row && aim(row);
}

function below(name: string, most: number, measured: number): Aim {
  return { name, aim: `under ${most} ms`, measured: `${measured.toFixed(1)} ms`, met: measured < most };
}

function windowHeap(rows: readonly Row[]): Aim | undefined {
  const heaps = rows.map(({ ours }) => ours);
  if (heaps.length < 2) return undefined;
  const growth = Math.max(...heaps) - Math.min(...heaps);
  return {
    name: 'heap of the window',
    aim: `the same whatever the cache holds (within ${HEAP_NOISE_MB} MB)`,
    measured: `${growth.toFixed(2)} MB apart`,
    met: growth < HEAP_NOISE_MB,
  };
}
