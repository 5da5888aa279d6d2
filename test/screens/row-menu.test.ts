// The menu of a row: by right click, by Shift+F10 and by the menu key; it opens, copies, and does what the row's own buttons do.
import { test } from 'vitest';
import {
  campaigns,
  details,
  openFreshCampaign,
  registerDialog,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { records } from '#test/e2e/support/keyboard.ts';
import { expect } from '#test/e2e/support/window.ts';
import { copiedTexts } from './support/electron.ts';
import { openScreen } from './support/screen.ts';

test('a right click opens a campaign, and copies what was pointed at', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  const row = records(campaigns(page)).nth(1);
  const name = (await row.getAttribute('aria-label')) ?? '';
  const menu = page.getByRole('menu', { name });
  await row.getByRole('gridcell').last().click({ button: 'right' });
  await expect(menu.getByRole('menuitem').first()).toHaveText('Open');
  await menu.getByRole('menuitem').nth(1).click();
  await expect(menu).toBeHidden();
  await expect.poll(() => copiedTexts.at(-1)).toBeTruthy();
  await row.getByRole('gridcell').last().click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Open' }).click();
  await expect(details(page).getByRole('heading', { level: 2, name })).toBeVisible();
});

test.each(['Shift+F10', 'ContextMenu'])(
  '%s opens the menu of the row that has the focus, and Escape gives it back',
  async (key) => {
    const { page } = await openScreen();
    await waitUntilSynced(page);
    const row = records(campaigns(page)).nth(0);
    const name = (await row.getAttribute('aria-label')) ?? '';
    await row.focus();
    await page.keyboard.press(key);
    const menu = page.getByRole('menu', { name });
    await expect(menu.getByRole('menuitem', { name: 'Open' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(row).toBeFocused();
    await page.keyboard.press(key);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => copiedTexts.at(-1)).toBe(name);
  },
);

test('in a dialog a row is chosen from its menu', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await openFreshCampaign(page);
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const dialog = registerDialog(page);
  const row = dialog
    .getByRole('row')
    .filter({ has: page.locator('input[type="checkbox"]:enabled') })
    .nth(1);
  await row.getByRole('gridcell').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Choose' }).click();
  await expect(row.getByRole('checkbox')).toBeChecked();
  await expect(dialog).toBeVisible();
});
