// Runs schedules in a checkout, one after the other, until one fails, and reads what the failing one found.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Schedules {
  readonly runs: number;
  readonly firstSeed: number;
}

/** What the failing schedule wrote before it failed. */
const finding = z.object({ seed: z.number(), problems: z.array(z.string()) });

export interface Verdict {
  /** Every schedule ended as it must. */
  readonly isKept: boolean;
  /** Null when nothing was found, or when the schedule could not even be judged. */
  readonly finding: z.infer<typeof finding> | null;
}

/** Runs the schedules of a checkout; `isQuiet` keeps what they say to themselves. */
export function runSchedules(checkout: string, { runs, firstSeed }: Schedules, isQuiet = false): Verdict {
  const folder = join(checkout, 'out', 'chaos');
  const report = join(folder, 'finding.json');
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'chaos', ...(isQuiet ? ['--bail=1'] : [])],
    {
      cwd: checkout,
      stdio: isQuiet ? 'ignore' : 'inherit',
      env: {
        ...process.env,
        CHAOS_RUNS: String(runs),
        CHAOS_SEED: String(firstSeed),
        CHAOS_FINDING: report,
      },
    },
  );
  return { isKept: status === 0, finding: read(report) };
}

function read(path: string): Verdict['finding'] {
  try {
    return finding.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
