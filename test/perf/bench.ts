/**
 * `npm run bench`: the cache page beside Dexie with one row a record, in one run in the real Chromium; and the app itself,
 * switching shops. Options: --json (for machines), --only ingest,open,query,window,switch and --sizes 10000,100000.
 * This file is the command; what is measured is in measurements.ts and switching/, what runs in Chromium in pages/.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { endAllChildren } from '#build/child-process.ts';
import { useRunFolder } from '#build/run-folder.ts';
import { stopRequest } from '#build/stop-request.ts';
import { aimsOf } from './aims.ts';
import { MEASUREMENTS, measure } from './measurements.ts';
import { reportOf } from './report.ts';
import { measureSwitching } from './switching/switching.ts';

const NAMES = [...MEASUREMENTS, 'switch'] as const;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: NAMES.join(',') },
    sizes: { type: 'string', default: '10000,100000' },
  },
});

const only = values.only.split(',').map((name) => {
  const known = NAMES.find((measurement) => measurement === name);
  if (!known) throw new Error(`--only takes ${NAMES.join(', ')}; not ${name}`);
  return known;
});
const sizes = values.sizes.split(',').map((text) => {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1_000)
    throw new Error(`--sizes takes whole numbers from 1000; not ${text}`);
  return size;
});

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const compared = only.filter((name) => name !== 'switch');
  const rows = [
    ...(compared.length > 0 ? await measure({ only: compared, sizes, say }) : []),
    ...(only.includes('switch') ? await measureSwitching(say) : []),
  ];
  const aims = aimsOf(rows);
  // Others' work on the machine stretches every time: whoever reads them must see it.
  const machine = { cores: availableParallelism(), load: loadavg()[0] ?? 0 };
  process.stdout.write(
    values.json ? `${JSON.stringify({ rows, aims, machine }, null, 2)}\n` : reportOf(rows, aims, machine),
  );
  return 0;
}

await useRunFolder();
const code = await Promise.race([stopRequest(), run()]);
await endAllChildren();
process.exit(code);
