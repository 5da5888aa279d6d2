// Reads Vitest's JSON report: how many tests passed and failed, counting what broke before any test could run.

import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed and why, in a few lines each: a long run is often read from its end. */
  readonly failures: readonly string[];
  /** How long each test took, in milliseconds. */
  readonly times: readonly TestTime[];
}

export interface TestTime {
  readonly test: string;
  readonly milliseconds: number;
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          duration: z.number().nullish(),
        }),
      ),
    }),
  ),
});

/**
 * The count of one run. A file that failed without a failed test (it did not load, or a hook threw) counts as one; so
 * does a run that ended in failure though every test passed, and a run without a report.
 * @param json the text of the report, or undefined when there is none
 * @param exitCode Vitest's exit code
 */
export function countOf(json: string | undefined, exitCode: number): Count {
  if (json === undefined) {
    const failures = exitCode === 0 ? [] : ['The run ended without a report.'];
    return { passed: 0, failed: failures.length, failures, times: [] };
  }
  const report = reportSchema.parse(JSON.parse(json));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName, failureMessages, duration }) => ({
      status,
      description: described(name, fullName, failureMessages?.join('\n') ?? ''),
      test: `${basename(name)}: ${fullName}`,
      milliseconds: duration ?? null,
    })),
  );
  const failures = [
    ...tests.filter(({ status }) => status === 'failed').map(({ description }) => description),
    ...brokenFiles.map(({ name, message }) => described(name, 'the whole file', message)),
  ];
  const failed = report.numFailedTests + brokenFiles.length;
  if (failed === 0 && exitCode !== 0) failures.push(`Every test passed, and the run ended with ${exitCode}.`);
  const times = tests.flatMap(({ test, milliseconds }) =>
    milliseconds === null ? [] : { test, milliseconds },
  );
  return { passed: report.numPassedTests, failed: Math.max(failed, failures.length), failures, times };
}

/** The slowest tests, the slowest first, each in a line with its seconds. */
export function slowest(times: readonly TestTime[], most = 20): string[] {
  return [...times]
    .sort((left, right) => right.milliseconds - left.milliseconds)
    .slice(0, most)
    .map(({ test, milliseconds }) => `${(milliseconds / 1_000).toFixed(1).padStart(6)} s  ${test}`);
}

/** How much of a failure's message is said again at the end. */
const LINES_OF_MESSAGE = 12;

function described(file: string, test: string, message: string): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES_OF_MESSAGE);
  return [`${file}: ${test}`, ...lines].join('\n    ');
}
