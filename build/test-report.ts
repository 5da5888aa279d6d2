// Reads Vitest's JSON report: how many tests passed and failed, counting what broke before any test could run.

import { z } from 'zod';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/**
 * The count of one run. A file that failed without a failed test (it did not load, or a hook threw) counts as one; so
 * does a run that ended in failure though every test passed, and a run without a report.
 * @param json the text of the report, or undefined when there is none
 * @param exitCode Vitest's exit code
 */
export function countOf(json: string | undefined, exitCode: number): Count {
  if (json === undefined) return { passed: 0, failed: exitCode === 0 ? 0 : 1 };
  const report = reportSchema.parse(JSON.parse(json));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
