// Keys that lead through the window whatever the keyboard: to the details and the notices, to the main action, under a layout that is not
// Latin, and beside an input method.
import { expect as expectValue, test } from 'vitest';
import { campaignRow, campaigns, details, registerDialog, search } from '#test/e2e/support/actions.ts';
import { expect } from '#test/e2e/support/window.ts';
import { openDetails } from './support/opened-details.ts';

test('F6 comes to the heading of the details, and nothing of the terms is scrolled past', async () => {
  const { page, campaign } = await openDetails();
  await campaigns(page).locator('[role=row][aria-selected=true]').focus();
  await page.keyboard.press('F6');
  await expect(details(page).getByRole('heading', { level: 2, name: campaign.name })).toBeFocused();
  expectValue(
    await details(page)
      .locator('.details-body')
      .evaluate((body) => body.scrollTop),
  ).toBe(0);
  await page.keyboard.press('Shift+F6');
  await expect(campaigns(page).locator('[role=row][aria-selected=true]')).toBeFocused();
});

test('Ctrl+Enter opens the registration of the campaign on show, once however long it is held', async () => {
  const { page } = await openDetails();
  await campaigns(page).locator('[role=row][aria-selected=true]').focus();
  // On another row the key is the row's: it shows that campaign's details first.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(registerDialog(page)).toBeHidden();
  await expect(campaigns(page).locator('[role=row]:focus')).toHaveAttribute('aria-selected', 'true');
  await expect(details(page).getByRole('button', { name: 'Register products' })).toBeEnabled();
  await page.keyboard.down('Control');
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(registerDialog(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('Ctrl+A chooses what a grid lets choose, and never the text of the page', async () => {
  const { page } = await openDetails();
  const selected = () => page.evaluate(() => String(getSelection()));
  await campaignRow(page, 1).focus();
  await page.keyboard.press('ControlOrMeta+A');
  expectValue(await selected()).toBe('');
  await details(page).getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('ControlOrMeta+A');
  expectValue(await selected()).toBe('');
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const products = registerDialog(page).getByRole('grid', { name: 'Products' });
  await products.locator('[role=row][tabindex="0"][aria-selected]').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await expect(
    registerDialog(page)
      .getByText(/^[1-9]\d* (products )?chosen/)
      .first(),
  ).toBeVisible();
  expectValue(await selected()).toBe('');
  // In a field it is the field's own.
  const field = registerDialog(page).getByRole('searchbox');
  await field.fill('sun');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('x');
  await expect(field).toHaveValue('x');
});

test('shortcuts work under a Thai layout, by the place of the key', async () => {
  const { page } = await openDetails();
  const thai = (key: string, code: string) =>
    page.evaluate(
      ([written, place]) => {
        const event = { key: written, code: place, ctrlKey: true, bubbles: true, cancelable: true };
        return document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
      },
      [key, code] as const,
    );
  await campaignRow(page, 1).focus();
  await thai('ด', 'KeyF');
  await expect(search(page)).toBeFocused();
  await campaignRow(page, 1).focus();
  expectValue(await thai('ฟ', 'KeyA')).toBe(false);
  await thai('า', 'KeyK');
  await expect(page.getByRole('combobox', { name: 'Go to a shop or campaign' })).toBeFocused();
  await page.keyboard.press('Escape');
  // The second shop of the fixed order.
  await campaignRow(page, 1).focus();
  const shop = await page.locator('.shop-name').first().textContent();
  await thai('/', 'Digit2');
  await expect(page.locator('.shop-name').first()).not.toHaveText(shop ?? '');
});
