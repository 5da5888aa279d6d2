// axe-core finds nothing serious or critical on any screen, in light and in dark, wide and narrow.
import { expect as expectValue, test } from 'vitest';
import { askForSignIn, closeDialog, dialog, openAccounts, shopButton } from '#test/e2e/support/accounts.ts';
import {
  campaignRow,
  chooseProducts,
  details,
  next,
  openFreshCampaign,
  registerDialog,
  registered,
  registerOneProduct,
  search,
  show,
  showOpenOnly,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { bringAxe, violations } from '#test/e2e/support/axe.ts';
import { expect } from '#test/e2e/support/window.ts';
import { AGENCY, openScreen } from './support/screen.ts';

test('no serious or critical violation on any screen', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await bringAxe(page);
  const found: string[] = [];
  const check = async (screen: string) => void found.push(...(await violations(page, screen)));

  await check('Available');
  await search(page).fill('no campaign is called this');
  await expect(campaignRow(page, 0)).toHaveCount(0);
  await check('Available with no match');
  await search(page).fill('');
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  await check('Details');

  await chooseProducts(page, 2);
  await check('Register products: products');
  await next(page);
  await next(page);
  await check('Register products: rates with problems');
  await registerDialog(page).getByRole('button', { name: 'Close' }).click();
  await details(page).getByRole('button', { name: 'Register products' }).click();
  await registerDialog(page).getByRole('button', { name: 'Start over' }).click();
  await registerDialog(page).getByRole('button', { name: 'Close' }).click();
  await registerOneProduct(page, campaign);
  await check('Details with registered products');

  await show(page, 'Joined');
  await campaignRow(page, 0).click();
  await check('Joined');
  await registered(page).getByRole('button', { name: 'Edit sample quantity' }).first().click();
  await check('Edit sample quantity');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Switch shop' }).click();
  await check('Shops');
  await page.keyboard.press('Escape');
  await openAccounts(page);
  await check('Accounts');
  await dialog(page, 'Accounts').getByRole('button', { name: 'Sign out…' }).click();
  await check('Sign out');
  await page.getByRole('button', { name: 'Keep signed in' }).click();
  await dialog(page, 'Accounts').getByRole('button', { name: 'Add account' }).click();
  await check('Add account');
  await closeDialog(page, 'Add account');
  await page.getByRole('link', { name: 'All shops' }).click();
  await expect(page.getByRole('row', { name: /^Rejected: / }).first()).toBeVisible();
  await check('All shops');
  await page.getByRole('searchbox', { name: 'Search all shops' }).fill('live');
  await expect(page.getByRole('grid', { name: 'Campaigns of all shops' })).toHaveAttribute(
    'aria-busy',
    'false',
  );
  await check('Search over all shops');
  await page.getByRole('link', { name: 'Partner campaigns' }).click();
  await show(page, 'Seller');
  await check('Seller');
  expectValue(found).toEqual([]);
});

test('no serious or critical violation with the details over the list', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await bringAxe(page);
  await campaignRow(page, 0).click();
  const found: string[] = [];
  for (const width of [1100, 720]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(
      details(page).getByRole('button', { name: /^(Close details|Back to the list)$/ }),
    ).toBeVisible();
    found.push(...(await violations(page, `Details in a window of ${width} px`)));
  }
  expectValue(found).toEqual([]);
});

test('no serious or critical violation with fifty-three shops, and when a sign-in has ended', async () => {
  const { page, sandbox, signIn } = await openScreen();
  await waitUntilSynced(page);
  await openAccounts(page);
  await askForSignIn(page);
  await bringAxe(page);
  const found = await violations(page, 'Add account, waiting for the browser');
  await signIn(AGENCY);
  await expect(dialog(page, 'Add account')).toBeHidden();

  await shopButton(page).click();
  await expect(page.getByRole('menuitem').nth(53)).toBeAttached();
  found.push(...(await violations(page, 'Shops with a search')));
  await page.keyboard.type('no shop is called this');
  await expect(page.getByText('No shop has this name')).toBeVisible();
  found.push(...(await violations(page, 'Shops with no match')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('a');
  await expect(dialog(page, 'Go to').getByRole('option').nth(3)).toBeVisible();
  found.push(...(await violations(page, 'Go to')));
  await page.keyboard.press('Escape');
  await sandbox.control().revokeTokens();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  found.push(...(await violations(page, 'A sign-in that has ended')));
  expectValue(found).toEqual([]);
});

test('no serious or critical violation where there is no account, and offline', async () => {
  const { page } = await openScreen({ person: null });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await bringAxe(page);
  const found = await violations(page, 'Sign in');
  await page.getByRole('button', { name: 'Change address' }).click();
  await page.getByRole('textbox', { name: 'API address' }).fill('not a url');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  found.push(...(await violations(page, 'Sign in with a problem')));
  expectValue(found).toEqual([]);
});
