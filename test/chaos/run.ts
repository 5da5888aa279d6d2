// `npm run chaos`: random schedules of work, faults and crashes against the whole app and the reference API.
// Options: --runs N (5), --seed S (of the first run; the next have S + 1, S + 2 …). A run that fails names its seed and its steps.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^\d{1,9}$/.test(value)) {
    console.error(`--${name} takes a whole number; not ${value}`);
    process.exit(2);
  }
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'chaos'],
  { stdio: 'inherit', env: { ...process.env, CHAOS_RUNS: values.runs, CHAOS_SEED: values.seed } },
);
process.exitCode = status ?? 1;
