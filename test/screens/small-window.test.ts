// What has little room: a large zoom, a narrow window, a long name, a narrow column.
import { expect as expectValue, test } from 'vitest';
import { campaignRow, campaigns, details, showOpenOnly, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { expect, type Locator } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not drawn');
  return box;
}

// 1,280 × 800 at 300 % and at 200 %, and a narrow window.
test.each([
  [427, 267],
  [640, 400],
  [800, 600],
])('at %i × %i the list has rows to read, and what is in it can be reached', async (width, height) => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await page.setViewportSize({ width, height });
  const row = campaignRow(page, 2);
  await row.scrollIntoViewIfNeeded();
  await expect(row.getByRole('gridcell').first()).toBeInViewport({ ratio: 1 });
  expectValue((await boxOf(campaigns(page))).height).toBeGreaterThanOrEqual(200);
  // The page scrolls one way only: the grid keeps its own width.
  expectValue(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  await row.click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeInViewport();
  await details(page).getByRole('button', { name: 'Back to the list' }).click();
  await expect(campaigns(page).locator('[role=row]:focus')).toBeInViewport();
});

test('the header of a sorted column stays over its column', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  const headers = campaigns(page).getByRole('columnheader');
  for (let index = 0; index < (await headers.count()); index += 1) {
    const header = headers.nth(index);
    const before = await boxOf(header.getByRole('button'));
    for (let turn = 0; turn < 2; turn += 1) {
      await header.getByRole('button').click();
      await expect(header).not.toHaveAttribute('aria-sort', 'none');
      const [cell, after, arrow] = [
        await boxOf(header),
        await boxOf(header.getByRole('button')),
        await boxOf(header.locator('svg')),
      ];
      expectValue(after).toEqual(before);
      expectValue(arrow.x).toBeGreaterThanOrEqual(cell.x);
      expectValue(arrow.x + arrow.width).toBeLessThanOrEqual(cell.x + cell.width);
    }
  }
});

test('a name of 200 letters without blanks wraps, and the details do not scroll sideways', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await campaignRow(page, 0).click();
  const title = details(page).locator('.details-title');
  for (const name of [title.locator('h2 bdi'), title.locator('p bdi').first()])
    await name.evaluate((one) => one.replaceChildren('Longname'.repeat(25)));
  await expect(title).toContainText('LongnameLongname');
  const body = details(page).locator('.details-body');
  expectValue(await body.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

test.each(['light', 'dark'] as const)(
  'the badge of a selected row has an edge on its ground in %s',
  async (colorScheme) => {
    const { page } = await openScreen();
    await waitUntilSynced(page);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await showOpenOnly(page);
    const row = campaigns(page).getByRole('row').filter({ hasText: 'Upcoming' }).first();
    await row.click();
    await expect(row).toHaveAttribute('aria-selected', 'true');
    const ground = (element: Locator) => element.evaluate((one) => getComputedStyle(one).backgroundColor);
    expectValue(await ground(row.locator('.badge'))).not.toBe(await ground(row));
  },
);
