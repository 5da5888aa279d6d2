// Switching shops shows no row of the other shop, and finds each shop as it was left.
import { expect as expectValue, test } from 'vitest';
import { campaignRow, campaigns, details, search, waitUntilSynced } from './support/actions.ts';
import { setScene } from './support/scene.ts';
import { expect, type Page } from './support/window.ts';

async function switchShop(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Switch shop' }).click();
  await page.getByRole('menuitem').filter({ hasText: name }).click();
  await expectShop(page, name);
}

async function expectShop(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Switch shop' })).toHaveAccessibleDescription(
    new RegExp(name),
  );
}

async function shownNames(page: Page): Promise<string[]> {
  await expect(campaignRow(page, 3)).toBeVisible();
  const rows = campaigns(page).getByRole('row');
  return rows.evaluateAll((all) => all.slice(1).map((row) => row.textContent ?? ''));
}

test('each shop shows its own campaigns, and its own view', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  const thai = await shownNames(page);
  await campaignRow(page, 0).click();
  const read = (await details(page).getByRole('heading').first().textContent()) ?? '';
  await search(page).fill('live');

  await switchShop(page, 'Dara & Daughters London');
  await waitUntilSynced(page);
  await expect(search(page)).toHaveValue('');
  const british = await shownNames(page);
  expectValue(british.filter((name) => thai.includes(name))).toEqual([]);
  await expect(page.getByText(read, { exact: true })).toHaveCount(0);

  await switchShop(page, 'Baan Dara Living');
  await expect(search(page)).toHaveValue('live');
  await expect(details(page).getByRole('heading', { name: read, exact: true })).toBeVisible();
  const again = await shownNames(page);
  expectValue(again.filter((name) => british.includes(name))).toEqual([]);
});

test('the shop shown last is shown first after a restart', async () => {
  const scene = await setScene();
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  await switchShop(first.page, 'Dara Official Indonesia');
  await waitUntilSynced(first.page);
  await first.close();
  const { page } = await scene.openDesk();
  await expectShop(page, 'Dara Official Indonesia');
});
