// Two periods and now on one line: positions in percent, and now at an end when it is far away.
import { describe, expect, it } from 'vitest';
import { timelineOf } from '#desk/features/seller/timeline.ts';

const period = (startTime: number | null, endTime: number | null) => ({ startTime, endTime });

describe('the timeline', () => {
  it('spans both periods, and tells how much of each has passed', () => {
    const timeline = timelineOf(period(0, 50), period(25, 100), 50);
    expect(timeline).toEqual({
      firstTime: 0,
      lastTime: 100,
      registration: { start: 0, length: 50, passed: 100 },
      campaign: { start: 25, length: 75, passed: (25 / 75) * 100 },
      now: { at: 50, beyond: null },
    });
  });

  it('reaches to a now that is near, on either side', () => {
    const before = timelineOf(period(50, 100), period(50, 150), 0);
    expect(before).toMatchObject({ firstTime: 0, now: { at: 0, beyond: null } });
    expect(before?.registration).toMatchObject({ passed: 0, start: (50 / 150) * 100 });
    expect(timelineOf(period(0, 100), period(0, 100), 150)).toMatchObject({
      lastTime: 150,
      now: { at: 100, beyond: null },
      campaign: { passed: 100 },
    });
  });

  it('puts a now that is far away at its end, and says that it lies beyond', () => {
    expect(timelineOf(period(1_000, 1_100), period(1_000, 1_100), 0)?.now).toEqual({
      at: 0,
      beyond: 'before',
    });
    expect(timelineOf(period(0, 100), period(0, 100), 900)?.now).toEqual({ at: 100, beyond: 'after' });
  });

  it('leaves out a period that is not chosen, or upside down, and is none without any', () => {
    expect(timelineOf(period(0, null), period(0, 10), 5)?.registration).toBeNull();
    expect(timelineOf(period(10, 0), period(0, 10), 5)?.registration).toBeNull();
    expect(timelineOf(period(null, null), period(7, 7), 5)).toBeNull();
  });
});
