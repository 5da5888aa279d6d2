// What the headers of an answer say about time.

import { describe, expect, test } from 'vitest';
import { clockOffsetAfter, retryAfterSeconds } from '#electron/remote/retry-after.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const date = (seconds: number) => new Date(NOW + seconds * 1000).toUTCString();

describe('retryAfterSeconds', () => {
  test.each([
    ['0', 0],
    ['17', 17],
    [' 17 ', 17],
    ['999999999999', 86_400],
    [date(30), 30],
    [date(-30), 0],
  ])('reads "%s"', (text, seconds) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': text }), NOW)).toBe(seconds);
  });

  test.each(['', 'soon', '-5', '1.5e3x'])('ignores "%s"', (text) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': text }), NOW)).toBeNull();
  });

  test('reads a date against the API’s own clock, not this machine’s', () => {
    const headers = new Headers({ date: date(3600), 'retry-after': date(3605) });
    expect(retryAfterSeconds(headers, NOW)).toBe(5);
  });
});

describe('clockOffsetAfter', () => {
  const answered = (seconds: number) => new Headers({ date: date(seconds) });

  test('is what to add to this machine’s clock', () => {
    expect(clockOffsetAfter(0, answered(90), NOW)).toBe(90);
    expect(clockOffsetAfter(0, answered(-90), NOW)).toBe(-90);
  });

  test('does not follow the jitter of whole seconds', () => {
    expect(clockOffsetAfter(0, answered(2), NOW)).toBe(0);
    expect(clockOffsetAfter(90, answered(91), NOW)).toBe(90);
    expect(clockOffsetAfter(90, answered(0), NOW)).toBe(0);
  });

  test('stays as it was without a date', () => {
    expect(clockOffsetAfter(7, new Headers(), NOW)).toBe(7);
    expect(clockOffsetAfter(7, new Headers({ date: 'yesterday' }), NOW)).toBe(7);
  });
});
