// The isolation property alone: npm run isolation -- --runs 5000 [--seed 7].

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const run = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/unit/isolation'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.runs && { ISOLATION_RUNS: values.runs }),
      ...(values.seed && { ISOLATION_SEED: values.seed }),
    },
  },
);
process.exitCode = run.status ?? 1;
