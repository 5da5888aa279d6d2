// `npm run chaos`: random schedules of work, faults and crashes against the whole app and the reference API.
// A run that fails names its seed and its steps. With --sabotage a fault is planted in a copy of the app, and the runs go on
// until one notices it.

import { parseArgs } from 'node:util';
import { runSabotage } from './sabotage.ts';
import { SABOTAGES } from './sabotages.ts';
import { runSchedules } from './schedules.ts';

const USAGE = `Usage: npm run chaos -- [--runs N] [--seed S] [--sabotage NAME]

  --runs      how many schedules (5), and with --sabotage at most how many (60)
  --seed      of the first schedule; the next have S + 1, S + 2 …
  --sabotage  plants a fault, or each in turn with "all": ${Object.keys(SABOTAGES).join(', ')}`;

function fail(sentence: string): never {
  console.error(`${sentence}\n\n${USAGE}`);
  process.exit(2);
}

function wholeNumber(name: string, value: string): number {
  return /^\d{1,9}$/.test(value) ? Number(value) : fail(`--${name} takes a whole number; not ${value}`);
}

function options() {
  try {
    return parseArgs({
      options: { runs: { type: 'string' }, seed: { type: 'string' }, sabotage: { type: 'string' } },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { runs, seed = '1', sabotage } = options();
const firstSeed = wholeNumber('seed', seed);
if (sabotage === undefined) {
  const { isKept } = await runSchedules(process.cwd(), { runs: wholeNumber('runs', runs ?? '5'), firstSeed });
  process.exitCode = isKept ? 0 : 1;
} else {
  const names = sabotage === 'all' ? Object.keys(SABOTAGES) : [sabotage];
  const unknown = names.find((name) => !Object.hasOwn(SABOTAGES, name));
  if (unknown !== undefined) fail(`There is no sabotage "${unknown}".`);
  const uncaught: string[] = [];
  for (const name of names) {
    if (!(await runSabotage(name, { runs: wholeNumber('runs', runs ?? '60'), firstSeed })))
      uncaught.push(name);
  }
  console.log(`${names.length - uncaught.length} of ${names.length} sabotages caught`);
  if (uncaught.length > 0) console.error(`not caught: ${uncaught.join(', ')}`);
  process.exitCode = uncaught.length > 0 ? 1 : 0;
}
