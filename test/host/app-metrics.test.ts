// What the kernel says of a process's memory, also of one that is about to end.
import { expect, test } from 'vitest';
import { memoryIn } from '../../sandbox/chromium-host/app-metrics.ts';

test('the memory of a process is what its status says, now and at most', () => {
  expect(
    memoryIn('Name:\tchromium\nState:\tS (sleeping)\nVmHWM:\t   9120 kB\nVmRSS:\t   8040 kB\nThreads:\t7\n'),
  ).toEqual({
    workingSetSize: 8040,
    peakWorkingSetSize: 9120,
  });
});

test('a process that has given its memory back is no process of the app any more', () => {
  expect(memoryIn('Name:\tchromium\nState:\tR (running)\nThreads:\t1\n')).toBeUndefined();
});
