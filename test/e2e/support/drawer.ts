// Details that lie over the end of a list, read and left with the keyboard alone. Must not know whose campaigns are listed.

import { campaigns, details } from './actions.ts';
import { press, records, tabTo } from './keyboard.ts';
import { expect, type Page } from './window.ts';

/** Reads the first two campaigns, and leaves the details with Escape and with their button: the row that was open has the focus. */
export async function readInDrawer(page: Page): Promise<void> {
  await expect(details(page)).toBeHidden();
  await tabTo(page, records(campaigns(page)));
  await page.keyboard.press('Enter');
  await expect(details(page)).toBeVisible();
  // The keyboard stays in the list: the next campaign takes the place of the first.
  const first = (await details(page).getByRole('heading', { level: 2 }).textContent()) ?? '';
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2 })).not.toHaveText(first);
  await page.keyboard.press('Escape');
  await expect(details(page)).toBeHidden();
  await expect(campaigns(page).locator('[role=row]:focus')).toHaveAttribute('aria-rowindex', '3');

  await page.keyboard.press('Enter');
  await press(page, details(page).getByRole('button', { name: 'Close details' }));
  await expect(details(page)).toBeHidden();
  await expect(campaigns(page).locator('[role=row]:focus')).toHaveAttribute('aria-rowindex', '3');
}
