// The count at the end of `npm test` may never call a failure a success.

import { expect, it } from 'vitest';
import { countOf, slowest } from '#build/test-report.ts';

const file = (status: string, ...assertions: string[]) => ({
  name: 'test/unit/one.test.ts',
  status,
  message: 'a hook threw',
  assertionResults: assertions.map((assertion) => ({
    status: assertion,
    fullName: 'does what it should',
    failureMessages: assertion === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m'] : [],
  })),
});

const report = (passed: number, failed: number, ...files: ReturnType<typeof file>[]): string =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files });

it('counts tests', () => {
  const json = report(2, 1, file('passed', 'passed'), file('failed', 'passed', 'failed'));
  expect(countOf(json, 1)).toMatchObject({ passed: 2, failed: 1 });
});

it('counts a file that did not load as a failure', () => {
  expect(countOf(report(1, 0, file('passed', 'passed'), file('failed')), 1)).toMatchObject({
    passed: 1,
    failed: 1,
  });
});

it('counts a file whose hook threw after its tests had passed', () => {
  expect(countOf(report(1, 0, file('failed', 'passed')), 1)).toMatchObject({ passed: 1, failed: 1 });
});

it('counts a run that failed outside any test', () => {
  expect(countOf(report(1, 0, file('passed', 'passed')), 1)).toMatchObject({ passed: 1, failed: 1 });
});

it('counts a run that left no report', () => {
  expect(countOf(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
});

it('counts nothing for a project without tests', () => {
  expect(countOf(undefined, 0)).toEqual({ passed: 0, failed: 0, failures: [], times: [] });
});

it('refuses a report that it does not understand', () => {
  expect(() => countOf('{}', 0)).toThrow();
});

it('says what failed and why, without colours', () => {
  const { failures } = countOf(report(0, 1, file('failed', 'failed'), file('failed')), 1);
  expect(failures).toEqual([
    'test/unit/one.test.ts: does what it should\n    expected 1 to be 2',
    'test/unit/one.test.ts: the whole file\n    a hook threw',
  ]);
});

it('tells how long each test took, the slowest first', () => {
  const timed = file('passed', 'passed', 'failed', 'skipped');
  const durations = [1_240, 61_000, undefined];
  const assertionResults = timed.assertionResults.map((one, index) => ({
    ...one,
    duration: durations[index],
  }));
  const { times } = countOf(report(1, 1, { ...timed, assertionResults }), 1);
  expect(slowest(times)).toEqual([
    '  61.0 s  one.test.ts: does what it should',
    '   1.2 s  one.test.ts: does what it should',
  ]);
  expect(slowest(times, 1)).toEqual(['  61.0 s  one.test.ts: does what it should']);
});
