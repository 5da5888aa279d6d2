// The count at the end of `npm test` may never call a failure a success.

import { expect, it } from 'vitest';
import { countOf } from '#build/test-report.ts';

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((assertion) => ({ status: assertion })),
});

const report = (passed: number, failed: number, ...files: ReturnType<typeof file>[]): string =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files });

it('counts tests', () => {
  const json = report(2, 1, file('passed', 'passed'), file('failed', 'passed', 'failed'));
  expect(countOf(json, 1)).toEqual({ passed: 2, failed: 1 });
});

it('counts a file that did not load as a failure', () => {
  expect(countOf(report(1, 0, file('passed', 'passed'), file('failed')), 1)).toEqual({
    passed: 1,
    failed: 1,
  });
});

it('counts a file whose hook threw after its tests had passed', () => {
  expect(countOf(report(1, 0, file('failed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
});

it('counts a run that failed outside any test', () => {
  expect(countOf(report(1, 0, file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
});

it('counts a run that left no report', () => {
  expect(countOf(undefined, 1)).toEqual({ passed: 0, failed: 1 });
});

it('counts nothing for a project without tests', () => {
  expect(countOf(undefined, 0)).toEqual({ passed: 0, failed: 0 });
});

it('refuses a report that it does not understand', () => {
  expect(() => countOf('{}', 0)).toThrow();
});
