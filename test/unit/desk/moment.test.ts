// Times in a shop's zone and words: daylight saving, years, other calendars.
import { describe, expect, it } from 'vitest';
import {
  formatMoment,
  formatPeriod,
  formatShortMoment,
  formatZonedMoment,
  placeOf,
  zoneOfPeriod,
} from '#desk/format/moment.ts';

const bangkok = placeOf({ region: 'TH', timeZone: 'Asia/Bangkok' });
const london = placeOf({ region: 'GB', timeZone: 'Europe/London' });
const at = (text: string): number => Date.parse(text) / 1000;

describe('formatMoment', () => {
  it('writes the shop’s own time with its zone', () => {
    expect(formatMoment(at('2026-11-12T16:59:00Z'), bangkok)).toBe('12 Nov 2026, 23:59 GMT+7');
  });

  it('counts years as the platform does where the market’s calendar does not', () => {
    expect(formatMoment(at('2026-11-12T16:59:00Z'), bangkok)).not.toContain('2569');
  });

  it('names the zone that holds at the moment, on both sides of a change of daylight saving', () => {
    expect(formatMoment(at('2026-10-25T00:59:00Z'), london)).toBe('25 Oct 2026, 01:59 GMT+1');
    expect(formatMoment(at('2026-10-25T01:59:00Z'), london)).toBe('25 Oct 2026, 01:59 GMT');
  });

  it('writes midnight as 00:00', () => {
    expect(formatMoment(at('2026-11-11T17:00:00Z'), bangkok)).toBe('12 Nov 2026, 00:00 GMT+7');
  });

  it('falls back to GMT, and says so, where the zone is not known', () => {
    const nowhere = placeOf({ region: 'GB', timeZone: 'Atlantis/Capital' });
    expect(formatMoment(at('2026-11-12T16:59:00Z'), nowhere)).toBe('12 Nov 2026, 16:59 GMT');
  });
});

describe('one form for every market', () => {
  const time = at('2026-07-01T13:05:00Z');

  it.each([
    ['ID', 'Asia/Jakarta', '1 Jul 2026, 20:05 GMT+7'],
    ['US', 'America/Los_Angeles', '1 Jul 2026, 06:05 GMT-7'],
    ['GB', 'Europe/London', '1 Jul 2026, 14:05 GMT+1'],
    ['XX', 'Asia/Kathmandu', '1 Jul 2026, 18:50 GMT+5:45'],
  ])('%s writes clock and zone like the others', (region, timeZone, text) => {
    expect(formatMoment(time, placeOf({ region, timeZone }))).toBe(text);
    expect(formatZonedMoment(time, placeOf({ region, timeZone }))).toBe(text.replace(' 2026', ''));
  });
});

describe('the zone of a period', () => {
  const losAngeles = placeOf({ region: 'US', timeZone: 'America/Los_Angeles' });
  const winter = at('2026-12-01T00:00:00Z');
  const summer = at('2027-07-01T00:00:00Z');

  it('is that of its dates, whatever today is', () => {
    const words = zoneOfPeriod({ startTime: summer, endTime: summer + 1 }, winter, losAngeles);
    expect(words).toBe('GMT-7 (America/Los Angeles)');
  });

  it('is told for both ends when clocks are changed in between', () => {
    const words = zoneOfPeriod({ startTime: winter, endTime: summer }, winter, losAngeles);
    expect(words).toBe('GMT-8 at the start, GMT-7 at the end (America/Los Angeles)');
  });

  it('is today’s while nothing is chosen', () => {
    expect(zoneOfPeriod({ startTime: null, endTime: null }, summer, losAngeles)).toBe(
      'GMT-7 (America/Los Angeles)',
    );
  });
});

describe('formatPeriod', () => {
  const now = at('2026-11-20T00:00:00Z');

  it('writes both ends whole, also within a month', () => {
    const period = { startTime: at('2026-11-12T05:00:00Z'), endTime: at('2026-11-26T05:00:00Z') };
    expect(formatPeriod(period, now, london)).toBe('12 Nov – 26 Nov');
  });

  it('takes the day from the shop’s zone', () => {
    const period = { startTime: at('2026-11-12T20:00:00Z'), endTime: at('2026-12-02T20:00:00Z') };
    expect(formatPeriod(period, now, bangkok)).toBe('13 Nov – 3 Dec');
    expect(formatPeriod(period, now, london)).toBe('12 Nov – 2 Dec');
  });

  it('writes every month in three letters', () => {
    const monthAt = (month: number): number => Date.UTC(2026, month, 16) / 1000;
    for (let month = 0; month < 12; month += 1) {
      const period = { startTime: monthAt(month), endTime: monthAt(month) };
      expect(formatPeriod(period, monthAt(6), bangkok)).toMatch(/^16 [A-Z][a-z]{2} – 16 [A-Z][a-z]{2}$/);
    }
  });

  it('leaves out the years over a near New Year', () => {
    const period = { startTime: at('2026-11-12T05:00:00Z'), endTime: at('2027-01-26T05:00:00Z') };
    expect(formatPeriod(period, now, london)).toBe('12 Nov – 26 Jan');
  });

  it('writes the years where an end is most of a year away', () => {
    const period = { startTime: at('2026-11-12T05:00:00Z'), endTime: at('2027-10-26T05:00:00Z') };
    expect(formatPeriod(period, now, london)).toBe('12 Nov 26 – 26 Oct 27');
  });

  it('survives a period whose end lies before its start', () => {
    const period = { startTime: at('2026-11-26T05:00:00Z'), endTime: at('2026-11-12T05:00:00Z') };
    expect(formatPeriod(period, now, london)).toBe('26 Nov – 12 Nov');
  });
});

describe('formatShortMoment', () => {
  it('leaves out the day when it is today in the shop’s zone', () => {
    const now = at('2026-11-12T17:30:00Z');
    expect(formatShortMoment(at('2026-11-12T17:05:00Z'), now, bangkok)).toBe('00:05');
    expect(formatShortMoment(at('2026-11-12T16:05:00Z'), now, bangkok)).toBe('12 Nov, 23:05');
  });
});
