// What `npm test` consists of: the checks that read the sources, and the test projects of vitest.config.ts.
// Each step ends in a count of what passed and failed.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { exitCodeOf, startChild } from './child-process.ts';
import { REPOSITORY } from './repository.ts';
import { type Count, countOf } from './test-report.ts';

export interface CheckResult extends Count {
  /** What the check said. */
  readonly output: string;
}

/** The check's program inside the repository, and its arguments. */
const CHECKS = {
  format: [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    '--colors=off',
  ],
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '--project', '.'],
  layers: ['build/layers/check.ts'],
  'dead-code': ['node_modules/knip/bin/knip.js'],
  build: ['build/build.ts'],
} as const;

export type Check = keyof typeof CHECKS;

export const CHECK_NAMES = [
  'format',
  'types',
  'layers',
  'dead-code',
  'build',
] as const satisfies readonly Check[];

export const PROJECT_NAMES = ['unit', 'contract', 'host', 'db', 'screens', 'e2e'] as const;

export type Project = (typeof PROJECT_NAMES)[number];

/** How much of what a check said is said again at the end. */
const LINES_OF_CHECK = 30;

/** Runs a check, which counts as one test. */
export async function runCheck(check: Check): Promise<CheckResult> {
  const [program, ...args] = CHECKS[check];
  const child = startChild(process.execPath, [join(REPOSITORY, program), ...args], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problems, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exitCodeOf(child),
  ]);
  const said = output + problems;
  if (code === 0) return { output: said, passed: 1, failed: 0, failures: [], times: [] };
  const failures = [`${check} ended with ${code}\n${said.split('\n').slice(-LINES_OF_CHECK).join('\n')}`];
  return { output: said, passed: 0, failed: 1, failures, times: [] };
}

/** Runs a test project, with its output on the terminal, and counts its tests. Filters choose files by their path. */
export async function runProject(project: Project, filters: readonly string[]): Promise<Count> {
  const folder = join(REPOSITORY, 'out', 'test');
  const report = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // A filter may be for other projects' files; a project without any is a mistake.
  const forFilters = filters.length > 0 ? ['--passWithNoTests'] : [];
  const child = startChild(
    process.execPath,
    [vitest, 'run', '--project', project, ...reporters, ...forFilters, ...filters],
    {
      cwd: REPOSITORY,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const code = await exitCodeOf(child);
  return countOf(readIfThere(report), code);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
