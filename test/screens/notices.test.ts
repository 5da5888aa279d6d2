// Notices by keyboard: they are reached, stay while they are held, and give the focus back.
import { test } from 'vitest';
import { campaigns, details, registerDialog } from '#test/e2e/support/actions.ts';
import { expect, type Page } from '#test/e2e/support/window.ts';
import { openDetails } from './support/opened-details.ts';

const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });

/** What copying the partner's email tells. */
async function tellSomething(page: Page): Promise<void> {
  await details(page).getByRole('button', { name: 'Copy email' }).click();
  await expect(notices(page)).toContainText('Email copied.');
}

test('notices are reached by F6, stay while they are held, and Escape gives the focus back', async () => {
  const { page } = await openDetails();
  await page.clock.install();
  await tellSomething(page);
  const row = campaigns(page).locator('[role=row][aria-selected=true]');
  await row.focus();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  const dismiss = notices(page).getByRole('button', { name: 'Dismiss' });
  await expect(dismiss).toBeFocused();
  // A pointer that comes and goes does not end what the focus holds.
  await notices(page).locator('.notice').hover();
  await row.hover();
  await page.clock.runFor(60_000);
  await expect(dismiss).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(notices(page).locator('.notice')).toHaveCount(0);
  await expect(details(page).getByRole('heading', { level: 2 })).toBeFocused();
  await tellSomething(page);
  await page.clock.runFor(60_000);
  await expect(notices(page).locator('.notice')).toHaveCount(0);
});

test('a notice over a dialog is reached and dismissed by keyboard, and the dialog goes on', async () => {
  const { page } = await openDetails();
  await tellSomething(page);
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const dialog = registerDialog(page);
  await expect(dialog.getByRole('searchbox', { name: 'Search products' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(notices(page).getByRole('button', { name: 'Dismiss' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notices(page).locator('.notice')).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('searchbox', { name: 'Search products' })).toBeFocused();
});
