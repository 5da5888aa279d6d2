// The sync status speaks for all shops: it knows that the network has gone, and its lines lead to what they tell of.
import { test } from 'vitest';
import {
  campaigns,
  details,
  openFreshCampaign,
  registeredRow,
  registerOneProduct,
  show,
  showOpenOnly,
  syncStatus,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { expect } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

const THAI_SHOP = '7200000000000000001';

test('an API that has gone is told without a click, of every shop of the account', async () => {
  const { page, sandbox } = await openScreen();
  await waitUntilSynced(page);
  await sandbox.stop();
  await expect(syncStatus(page)).toContainText('Offline since');
  await page.getByRole('button', { name: 'Switch shop' }).click();
  for (const shop of ['Dara Official Indonesia', 'Dara & Daughters London'])
    await expect(page.getByRole('menuitem').filter({ hasText: shop })).toContainText('Offline');
});

test('what was refused is not joined: the row, the pane and the status say so, and the status leads to it', async () => {
  const { page, sandbox } = await openScreen();
  await waitUntilSynced(page);
  await sandbox.control().editShop(THAI_SHOP, { payment_account_active: 0 });
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  const product = await registerOneProduct(page, campaign);
  const line = syncStatus(page).getByRole('button', { name: '1 change needs attention' });
  await expect(line).toBeVisible();
  const row = campaigns(page).getByRole('row', { selected: true });
  await expect(row.getByRole('img', { name: 'Needs attention' })).toBeVisible();
  await expect(row.getByRole('img', { name: 'Joined' })).toHaveCount(0);
  await expect(details(page)).toContainText('Your products: 1 needs attention');
  await details(page).getByRole('button', { name: 'Show', exact: true }).click();
  await expect(registeredRow(page, product)).toBeFocused();

  await show(page, 'Seller');
  await line.click();
  await expect(page.getByRole('tab', { name: 'Joined', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(registeredRow(page, product)).toBeFocused();
  await expect(campaigns(page).getByRole('row', { selected: true })).toHaveAccessibleName(campaign.name);
});
