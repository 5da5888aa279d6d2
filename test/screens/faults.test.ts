// A fault in what is drawn: the part that failed says so and can be tried again, the rest goes on; a fault in all of it leaves a window
// that can be loaded anew. The fault is planted in what Chromium gives the page.
import { expect as expectValue, test } from 'vitest';
import { campaigns, details, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { records } from '#test/e2e/support/keyboard.ts';
import { expect, type Page } from '#test/e2e/support/window.ts';
import { copiedTexts } from './support/electron.ts';
import { openScreen } from './support/screen.ts';

/** From now on every date that is formatted is a fault, or none is. */
const breakDates = (page: Page, isBroken: boolean) =>
  page.evaluate((broken) => {
    const { prototype } = Intl.DateTimeFormat;
    const kept = prototype as typeof prototype & { whole?: PropertyDescriptor | undefined };
    kept.whole ??= Object.getOwnPropertyDescriptor(prototype, 'formatToParts');
    const fault = {
      configurable: true,
      value: () => {
        throw new Error('planted fault');
      },
    };
    Object.defineProperty(prototype, 'formatToParts', broken ? fault : (kept.whole ?? {}));
  }, isBroken);

test('details that fail say so beside the list, are logged, and can be tried again', async () => {
  const { page, logged } = await openScreen();
  await waitUntilSynced(page);
  const rows = records(campaigns(page));
  await expect(rows.nth(1)).toBeVisible();
  await breakDates(page, true);
  await rows.nth(0).click();
  const note = details(page).getByRole('alert');
  await expect(note).toContainText('This campaign cannot be shown because of a fault in Campaign Desk.');
  await expect(rows.nth(1)).toBeVisible();
  await expect.poll(() => logged.length).toBeGreaterThan(0);
  expectValue(String(logged[0])).toContain('planted fault');
  await note.getByRole('button', { name: 'Copy details' }).click();
  await expect.poll(() => copiedTexts.at(-1)).toContain('planted fault');
  await breakDates(page, false);
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
});
