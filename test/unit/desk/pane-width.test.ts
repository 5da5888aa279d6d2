// The pane beside a list: a share of the window until a person chooses, and the list never goes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paneWidth, widestPane } from '#desk/components/pane-width.ts';

const bounds = { least: 360, most: 720, share: 0.29 };

it('follows the window until a person chooses, within its bounds', () => {
  expect(paneWidth(null, 1440, bounds)).toBe(418);
  expect(paneWidth(null, 1100, bounds)).toBe(360);
  expect(paneWidth(null, 4000, bounds)).toBe(720);
  expect(paneWidth(500, 1440, bounds)).toBe(500);
});

it('gives way when the window gets too small for what was chosen, and takes it back', () => {
  expect(paneWidth(720, 1440, bounds)).toBe(720);
  expect(paneWidth(720, 1000, bounds)).toBe(552);
  expect(widestPane(bounds, 500)).toBe(360);
});

it('is never outside its bounds', () => {
  fc.assert(
    fc.property(fc.option(fc.integer()), fc.integer({ min: 0, max: 8_000 }), (chosen, window) => {
      const width = paneWidth(chosen, window, bounds);
      expect(width).toBeGreaterThanOrEqual(bounds.least);
      expect(width).toBeLessThanOrEqual(widestPane(bounds, window));
    }),
  );
});
