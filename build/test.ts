// `npm test`: all checks and all test projects, in order, with the time of each and one count at the end.

import { parseArgs } from 'node:util';
import { endAllChildren } from './child-process.ts';
import { lacksDisplay } from './display.ts';
import { useRunFolder } from './run-folder.ts';
import { stopRequest } from './stop-request.ts';
import { type Count, slowest } from './test-report.ts';
import { CHECK_NAMES, PROJECT_NAMES, runCheck, runProject } from './test-steps.ts';

const STEP_NAMES: readonly string[] = [...CHECK_NAMES, ...PROJECT_NAMES];

const USAGE = `Usage: npm test -- [--only STEP,STEP…] [FILTER…]

  --only   run these steps only, of: ${STEP_NAMES.join(', ')}
  FILTER   run only the test files whose path contains this, and no checks
  --help   print this`;

interface Selection {
  readonly steps: ReadonlySet<string>;
  readonly filters: readonly string[];
}

/** Reads the command line. Throws with a sentence when it is wrong; undefined when help is asked for. */
function selection(args: string[]): Selection | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return undefined;
  const everything = positionals.length > 0 ? PROJECT_NAMES : STEP_NAMES;
  const steps = values.only?.split(',') ?? everything;
  const unknown = steps.find((step) => !STEP_NAMES.includes(step));
  if (unknown !== undefined) throw new Error(`There is no step "${unknown}".`);
  return { steps: new Set(steps), filters: positionals };
}

/** Runs the selected steps and says the count. Returns the exit code. */
async function run({ steps, filters }: Selection): Promise<number> {
  const begin = performance.now();
  const counts = [...(await runChecks(steps)), ...(await runProjects(steps, filters))];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const slow = slowest(counts.flatMap((count) => count.times));
  if (slow.length > 0) heading(`the slowest tests\n${slow.join('\n')}`);
  const failures = counts.flatMap((count) => count.failures);
  if (passed + failed === 0) failures.push('No test file has this in its path.');
  if (failures.length > 0) heading(`what failed\n${failures.join('\n\n')}`);
  heading(`all of it, in ${seconds(begin)}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failures.length > 0 ? 1 : 0;
}

/** The checks only read, so they run beside each other; what they say comes in order. */
async function runChecks(steps: ReadonlySet<string>): Promise<Count[]> {
  const started = CHECK_NAMES.filter((name) => steps.has(name)).map(async (name) => {
    const begin = performance.now();
    const result = await runCheck(name);
    return { name, result, time: seconds(begin) };
  });
  const counts: Count[] = [];
  for (const check of started) {
    const { name, result, time } = await check;
    heading(`${name}: ${result.failed > 0 ? 'failed' : 'passed'} in ${time}`);
    if (result.failed > 0) console.log(result.output);
    counts.push(result);
  }
  return counts;
}

/** The projects run one after the other: those with windows need the machine for themselves. */
async function runProjects(steps: ReadonlySet<string>, filters: readonly string[]): Promise<Count[]> {
  const projects = PROJECT_NAMES.filter((name) => steps.has(name));
  if (projects.length > 0 && lacksDisplay()) {
    heading('display: windows open on Xvfb, one for each test file, because this machine has none');
  }
  const counts: Count[] = [];
  for (const name of projects) {
    heading(`${name} tests`);
    const begin = performance.now();
    const count = await runProject(name, filters);
    console.log(`${name}: ${count.passed} passed, ${count.failed} failed in ${seconds(begin)}`);
    counts.push(count);
  }
  return counts;
}

function heading(text: string): void {
  console.log(`\n── ${text}`);
}

/** The time since then, in seconds. */
function seconds(begin: number): string {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}

function selectionOrExit(): Selection | undefined {
  try {
    return selection(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

const selected = selectionOrExit();
if (selected === undefined) {
  console.log(USAGE);
} else {
  await useRunFolder();
  const code = await Promise.race([stopRequest(), run(selected)]);
  await endAllChildren();
  process.exit(code);
}
