// How far away moments are, at the edges of every unit.
import { describe, expect, it } from 'vitest';
import { campaignTimeLeft, formatAge, formatDistance, registrationTimeLeft } from '#desk/format/time-left.ts';

const NOW = 1_795_000_000;
const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('formatDistance', () => {
  it.each([
    [0, 'in less than a minute'],
    [59, 'in less than a minute'],
    [60, 'in 1 minute'],
    [HOUR - 1, 'in 59 minutes'],
    [HOUR, 'in 1 hour'],
    [2 * HOUR - 1, 'in 1 hour'],
    [2 * HOUR, 'in 2 hours'],
    [DAY - 1, 'in 23 hours'],
    [DAY, 'in 1 day'],
    [2 * DAY - 1, 'in 1 day'],
    [2 * DAY, 'in 2 days'],
    [3 * DAY - 1, 'in 2 days'],
    [-1, 'just now'],
    [-60, '1 minute ago'],
    [-5 * HOUR, '5 hours ago'],
    [-3 * DAY - 1, '3 days ago'],
  ])('tells %i seconds as "%s"', (seconds, expected) => {
    expect(formatDistance(NOW + seconds, NOW)).toBe(expected);
  });
});

describe('rows that are sorted by time', () => {
  const UNITS = ['minute', 'hour', 'day'];
  const read = (seconds: number): [number, number] => {
    const [, amount, unit = ''] = /^in (\d+) (\w+?)s?$/.exec(formatDistance(NOW + seconds, NOW)) ?? [];
    return [UNITS.indexOf(unit), Number(amount)];
  };

  it('read as sorted: neither a unit nor a number ever falls', () => {
    let [unit, amount] = read(60);
    for (let seconds = 60; seconds < 5 * DAY; seconds += 61) {
      const [nextUnit, nextAmount] = read(seconds);
      expect(nextUnit).toBeGreaterThanOrEqual(unit);
      if (nextUnit === unit) expect(nextAmount).toBeGreaterThanOrEqual(amount);
      [unit, amount] = [nextUnit, nextAmount];
    }
  });
});

describe('how long ago', () => {
  it('is never told of the future', () => {
    expect(formatAge(NOW + 500, NOW)).toBe('just now');
    expect(formatAge(NOW - 120, NOW)).toBe('2 minutes ago');
  });
});

describe('time left of a period', () => {
  const period = { startTime: NOW, endTime: NOW + 10 * DAY };

  it('says when registration opens, closes and closed', () => {
    expect(registrationTimeLeft(period, NOW - 5 * HOUR)).toBe('opens in 5 hours');
    expect(registrationTimeLeft(period, NOW)).toBe('closes in 10 days');
    expect(registrationTimeLeft(period, NOW + 13 * DAY)).toBe('closed 3 days ago');
  });

  it('counts the last moment of the period as part of it', () => {
    expect(registrationTimeLeft(period, period.endTime)).toBe('closes in less than a minute');
    expect(registrationTimeLeft(period, period.endTime + 1)).toBe('closed just now');
  });

  it('says when the campaign starts, ends and ended', () => {
    expect(campaignTimeLeft(period, NOW - 2 * DAY)).toBe('starts in 2 days');
    expect(campaignTimeLeft(period, NOW + 8 * DAY)).toBe('ends in 2 days');
    expect(campaignTimeLeft(period, NOW + 20 * DAY)).toBe('ended 10 days ago');
  });
});
