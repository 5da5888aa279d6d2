// All shops in one place: what was refused, rejected or is about to close opens where it is settled, and a campaign of any
// shop is found by its words.
import { expect as expectValue, test } from 'vitest';
import {
  details,
  openFreshCampaign,
  registered,
  registeredRow,
  registerOneProduct,
  showOpenOnly,
  syncStatus,
  waitUntilSynced,
} from './support/actions.ts';
import type { RunningDesk } from './support/running-desk.ts';
import { type Scene, setScene } from './support/scene.ts';
import { expect, type Locator, type Page } from './support/window.ts';

const THAI_SHOP = '7200000000000000001';
const SHOPS = ['Baan Dara Living', 'Dara Official Indonesia', 'Dara & Daughters London'];

const needsAttention = (page: Page): Locator => page.getByRole('grid', { name: 'Needs attention' });
const found = (page: Page): Locator => page.getByRole('grid', { name: 'Campaigns of all shops' });
const shopShown = (page: Page): Locator => page.getByRole('button', { name: 'Switch shop' });

/** The window shows one shop; the first pull of the others has ended too. */
async function openSyncedDesk(scene: Scene): Promise<RunningDesk> {
  const desk = await scene.openDesk();
  await waitUntilSynced(desk.page);
  await shopShown(desk.page).click();
  for (const name of SHOPS)
    await expect(desk.page.getByRole('menuitem').filter({ hasText: name })).toContainText('Up to date', {
      timeout: 60_000,
    });
  await desk.page.keyboard.press('Escape');
  return desk;
}

async function showAllShops(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'All shops' }).click();
  await expect(page.getByRole('heading', { name: 'All shops', exact: true })).toBeVisible();
}

/** Shows one kind only; the other kinds are let go. */
async function showOnly(page: Page, kind: string): Promise<void> {
  const kinds = page.getByRole('group', { name: 'Kind', exact: true });
  for (const on of await kinds.getByRole('button', { pressed: true }).all()) await on.click();
  await kinds.getByRole('button', { name: new RegExp(`^${kind} `) }).click();
}

interface Matter {
  readonly campaign: string;
  /** The line below the campaign: a product, or the partner. */
  readonly below: string;
  readonly shop: string;
}

/** What a row says of a campaign and its shop, which stand in neighbouring cells. */
async function readMatter(row: Locator, campaignCell: number): Promise<Matter> {
  const linesOf = (cell: number) =>
    row.getByRole('gridcell').nth(cell).locator(':scope > span > *').allTextContents();
  const [campaign = '', below = ''] = await linesOf(campaignCell);
  const [shop = ''] = await linesOf(campaignCell + 1);
  return { campaign, below, shop };
}

/** The campaign is open in its own shop and in the tab where it is settled. */
async function expectPlace(
  page: Page,
  { campaign, shop }: Pick<Matter, 'campaign' | 'shop'>,
  tab: string,
): Promise<void> {
  await expect(details(page).getByRole('heading', { name: campaign, exact: true })).toBeVisible();
  await expect(shopShown(page)).toHaveAccessibleDescription(new RegExp(shop));
  await expect(page.getByRole('tab', { name: tab, exact: true })).toHaveAttribute('aria-selected', 'true');
}

test('what needs a person opens where it is settled', async () => {
  const scene = await setScene();
  const { page } = await openSyncedDesk(scene);
  await scene.sandbox.control().editShop(THAI_SHOP, { payment_account_active: 0 });
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  const product = await registerOneProduct(page, campaign);
  await expect(registeredRow(page, product)).toContainText(
    'Your shop’s payment account is not active. Activate it in Seller Center, then send again.',
  );

  await showAllShops(page);
  await showOnly(page, 'Refused');
  const refused = needsAttention(page).getByRole('row', { name: /^Refused: / });
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText('Fix it and send it again');
  expectValue(await readMatter(refused, 1)).toEqual({
    campaign: campaign.name,
    below: product,
    shop: 'Baan Dara Living',
  });
  await refused.click();
  await expectPlace(page, { campaign: campaign.name, shop: 'Baan Dara Living' }, 'Joined');
  await expect(registeredRow(page, product)).toBeFocused();
  await registeredRow(page, product).getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(registeredRow(page, product)).toHaveCount(0);

  // What is settled is gone from the list, which is as it was left.
  await showAllShops(page);
  await expect(page.getByText('Nothing of this kind')).toBeVisible();

  await showOnly(page, 'Rejected');
  const rejected = needsAttention(page)
    .getByRole('row', { name: /^Rejected: .*London$/ })
    .first();
  const rejection = await readMatter(rejected, 1);
  await rejected.click();
  await expectPlace(page, rejection, 'Joined');
  const row = registeredRow(page, rejection.below);
  await expect(row).toContainText('Rejected');
  await expect(row.getByRole('button', { name: 'Register again' })).toBeEnabled();

  await showAllShops(page);
  await showOnly(page, 'Closing soon');
  const closing = needsAttention(page)
    .getByRole('row', { name: /^Closing soon: / })
    .first();
  const deadline = await readMatter(closing, 1);
  await closing.focus();
  await page.keyboard.press('Enter');
  await expectPlace(page, deadline, 'Available');
  await expect(details(page).getByRole('button', { name: 'Register products' })).toBeEnabled();
  await expect(registered(page)).toHaveCount(0);
});

test('the shops are told apart, and stay readable without the API', async () => {
  const scene = await setScene();
  const first = await openSyncedDesk(scene);
  await showAllShops(first.page);
  const rowsOf = (page: Page, shop: string) =>
    needsAttention(page).getByRole('row', { name: new RegExp(`, ${shop}$`) });
  await expect(rowsOf(first.page, 'Baan Dara Living').first()).toBeAttached();
  await first.page.getByRole('button', { name: 'Shop: Any shop' }).click();
  await first.page.getByRole('menuitemradio', { name: /^Dara Official Indonesia/ }).click();
  await expect(rowsOf(first.page, 'Baan Dara Living')).toHaveCount(0);
  await expect(rowsOf(first.page, 'Dara Official Indonesia').first()).toBeVisible();
  await first.close();
  await scene.sandbox.stop();

  const { page } = await scene.openDesk();
  await expect(syncStatus(page)).toContainText('Offline');
  await showAllShops(page);
  await page.getByRole('button', { name: 'Shop: Any shop' }).click();
  await page.getByRole('menuitemradio', { name: /^Dara Official Indonesia/ }).click();
  const row = rowsOf(page, 'Dara Official Indonesia').first();
  const matter = await readMatter(row, 1);
  await row.click();
  await expect(details(page).getByRole('heading', { name: matter.campaign, exact: true })).toBeVisible();
  await expect(shopShown(page)).toHaveAccessibleDescription(/Dara Official Indonesia/);
});

test('a campaign of another shop is found and opened there', async () => {
  const { page } = await openSyncedDesk(await setScene());
  await showAllShops(page);
  const field = page.getByRole('searchbox', { name: 'Search all shops' });
  await field.fill('live');
  const rows = found(page).getByRole('row');
  await expect(found(page)).toHaveAttribute('aria-busy', 'false');
  // Names come first, and everything that was found is in the list.
  await expect(rows.nth(1)).toHaveAccessibleName(/live/i);
  const total = Number(await found(page).getAttribute('aria-rowcount'));
  await rows.nth(1).focus();
  await page.keyboard.press('End');
  const last = found(page).locator(`[aria-rowindex="${total}"]`);
  await expect(last).toBeFocused();
  await expect(last).not.toHaveAccessibleName('Loading');
  const match = await readMatter(last, 0);
  await page.keyboard.press('Enter');
  await expectPlace(page, match, 'Available');
  await expect(details(page)).toContainText(match.below);

  await showAllShops(page);
  await field.fill('no campaign is called this');
  await expect(page.getByText('No campaign matches')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(needsAttention(page)).toBeVisible();
});
