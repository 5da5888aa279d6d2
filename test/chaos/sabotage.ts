// Plants a fault in a copy of the app and runs schedules on it until one notices: what a checker that misses a fault is worth,
// nobody knows.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copySources, plant } from '#build/planted-copy.ts';
import { SABOTAGES } from './sabotages.ts';
import { runSchedules, type Schedules } from './schedules.ts';

/** Returns whether a schedule noticed; says by which rule, and after how many. */
export async function runSabotage(name: string, schedules: Schedules): Promise<boolean> {
  const { what, changes } = SABOTAGES[name] ?? { what: '', changes: [] };
  const folder = mkdtempSync(join(tmpdir(), 'campaign-desk-sabotage-'));
  try {
    copySources(folder);
    for (const change of changes) plant(folder, change);
    const { finding } = runSchedules(folder, schedules, true);
    const [problem] = finding?.problems ?? [];
    if (finding === null || problem === undefined) {
      console.log(`${name} (${what}): NOT caught in ${schedules.runs} schedules`);
      return false;
    }
    const count = finding.seed - schedules.firstSeed + 1;
    console.log(`${name} (${what}): caught by schedule ${count}: ${problem}`);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
