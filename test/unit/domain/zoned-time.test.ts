// Which moment a wall clock's time means, where clocks are put forward and back.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readWallTime, wallTimeAt } from '#shared/domain/zoned-time.ts';

const at = (text: string): number => Date.parse(text) / 1000;
const wall = (month: number, day: number, hour: number, minute: number) => ({
  year: 2027,
  month,
  day,
  hour,
  minute,
  second: 0,
});
const LOS_ANGELES = 'America/Los_Angeles';

describe('a time in Los Angeles', () => {
  test('on a plain day is one moment', () => {
    expect(readWallTime(wall(7, 1, 9, 0), LOS_ANGELES)).toEqual({
      kind: 'once',
      time: at('2027-07-01T16:00:00Z'),
    });
  });

  test('over which clocks are put forward does not exist', () => {
    const instead = at('2027-03-14T03:30:00-07:00');
    expect(readWallTime(wall(3, 14, 2, 30), LOS_ANGELES)).toEqual({ kind: 'skipped', instead });
    expect(readWallTime(wall(3, 14, 1, 59), LOS_ANGELES).kind).toBe('once');
    expect(readWallTime(wall(3, 14, 3, 0), LOS_ANGELES).kind).toBe('once');
  });

  test('over which clocks are put back comes twice', () => {
    expect(readWallTime(wall(11, 7, 1, 30), LOS_ANGELES)).toEqual({
      kind: 'twice',
      first: at('2027-11-07T01:30:00-07:00'),
      second: at('2027-11-07T01:30:00-08:00'),
    });
    expect(readWallTime(wall(11, 7, 2, 0), LOS_ANGELES).kind).toBe('once');
  });
});

test('half an hour is skipped where clocks change by half an hour', () => {
  expect(readWallTime(wall(10, 3, 2, 15), 'Australia/Lord_Howe')).toEqual({
    kind: 'skipped',
    instead: at('2027-10-03T02:45:00+11:00'),
  });
});

it('every moment is one of those that its own wall clock time means', () => {
  const zone = fc.constantFrom(
    LOS_ANGELES,
    'Asia/Bangkok',
    'Europe/London',
    'Asia/Kathmandu',
    'Pacific/Apia',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), zone, (time, timeZone) => {
      const reading = readWallTime(wallTimeAt(time, timeZone), timeZone);
      const meant =
        reading.kind === 'twice'
          ? [reading.first, reading.second]
          : reading.kind === 'once'
            ? [reading.time]
            : [];
      expect(meant).toContain(time);
    }),
  );
});
