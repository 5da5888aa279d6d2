// What a person does in the desk window, by role and name. Must not know how the app was started, nor look behind the window.

import { expect, type Locator, type Page } from './window.ts';

export const campaigns = (page: Page): Locator => page.getByRole('grid', { name: 'Campaigns' });
export const details = (page: Page): Locator => page.getByRole('region', { name: 'Campaign details' });
export const syncStatus = (page: Page): Locator => page.getByRole('status', { name: 'Sync status' });
export const registerDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Register products' });
export const registered = (page: Page): Locator => page.getByRole('grid', { name: 'Registered products' });
export const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search campaigns' });

/** Rows of records: the first row of a grid holds its column headers. */
export const campaignRow = (page: Page, index: number): Locator =>
  campaigns(page)
    .getByRole('row')
    .nth(index + 1);

/** The first complete pull has come. */
export async function waitUntilSynced(page: Page): Promise<void> {
  await expect(syncStatus(page)).toContainText('Up to date', { timeout: 60_000 });
}

export async function show(page: Page, tab: 'Agency' | 'Seller' | 'Available' | 'Joined'): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

/** Shows only campaigns that are open for longer than the next days. */
export function showOpenOnly(page: Page): Promise<void> {
  return toggleRegistration(page, /^Open/);
}

/** Filters by a state of registration, or no longer. */
export async function toggleRegistration(page: Page, state: RegExp): Promise<void> {
  await page
    .getByRole('group', { name: 'Registration', exact: true })
    .getByRole('button', { name: state })
    .click();
  // The rows from before stay until the filtered ones are there.
  await expect(campaigns(page)).toHaveAttribute('aria-busy', 'false');
}

export interface ReadCampaign {
  readonly name: string;
  /** In percent. */
  readonly requirement: number;
}

/** The cells of a row of the list, by the names of their columns. */
async function readRow(row: Locator): Promise<ReadCampaign> {
  const name = (await row.getAttribute('aria-label')) ?? '';
  const requirement = await row
    .getByRole('gridcell')
    .filter({ hasText: /^\s*[\d.]+\s?%\s*$/ })
    .textContent();
  return { name, requirement: Number.parseFloat(requirement ?? '') };
}

/** Opens a campaign that has no products of this shop yet and asks for a modest commission. */
export async function openFreshCampaign(page: Page): Promise<ReadCampaign> {
  const rows = campaigns(page).getByRole('row');
  await expect(rows.nth(3)).toBeVisible();
  const count = await rows.count();
  for (let index = 0; index < count - 1; index += 1) {
    const row = campaignRow(page, index);
    const campaign = await readRow(row);
    if (campaign.requirement > 40 || /[^\x20-\x7e]/.test(campaign.name)) continue;
    await row.click();
    await expect(details(page).getByRole('heading', { name: campaign.name, exact: true })).toBeVisible();
    if ((await registered(page).count()) === 0) return campaign;
  }
  throw new Error('every campaign in view has products of this shop already');
}

/** Opens the dialog and chooses the first `count` products that can be chosen; answers their names. */
export async function chooseProducts(page: Page, count = 1): Promise<string[]> {
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const grid = registerDialog(page).getByRole('grid', { name: 'Products' });
  const names: string[] = [];
  const rows = grid.getByRole('row');
  await expect(rows.nth(count)).toBeVisible();
  for (let index = 1; names.length < count; index += 1) {
    const row = rows.nth(index);
    const box = row.getByRole('checkbox');
    if (await box.isDisabled()) continue;
    await box.check();
    names.push((await row.getAttribute('aria-label')) ?? '');
  }
  return names;
}

/** Types a number as a person does: what is there is replaced, and leaving the field takes it. */
export async function fillNumber(within: Locator, name: string, value: number | string): Promise<void> {
  const field = within.getByRole('spinbutton', { name });
  await field.fill(String(value));
  await field.press('Tab');
}

export async function fillContact(page: Page): Promise<void> {
  const dialog = registerDialog(page);
  await dialog.getByRole('textbox', { name: 'Email' }).fill('ops@baandara.example');
  await dialog.getByRole('textbox', { name: 'LINE' }).fill('@baandara');
}

export async function next(page: Page): Promise<void> {
  await registerDialog(page).getByRole('button', { name: 'Next' }).click();
}

export async function submit(page: Page): Promise<void> {
  await registerDialog(page).getByRole('button', { name: 'Submit' }).click();
  await expect(registerDialog(page)).toBeHidden();
}

/** Goes through the whole dialog for one product of the campaign that is open; answers the product's name. */
export async function registerOneProduct(page: Page, campaign: ReadCampaign): Promise<string> {
  const [product = ''] = await chooseProducts(page);
  await next(page);
  await fillNumber(registerDialog(page), 'Total commission rate (%)', campaign.requirement + 4);
  await fillNumber(registerDialog(page), 'Sample quantity', 10);
  await fillContact(page);
  await next(page);
  await submit(page);
  return product;
}

/** Opens a campaign under Joined by its name. */
export async function openJoined(page: Page, campaign: string): Promise<void> {
  await show(page, 'Joined');
  await search(page).fill(campaign);
  const row = campaigns(page).getByRole('row', { name: campaign, exact: true }).first();
  await row.click();
  await expect(details(page).getByRole('heading', { name: campaign, exact: true })).toBeVisible();
}

/** The row of a product among the campaign's registered ones. */
export const registeredRow = (page: Page, product: string): Locator =>
  registered(page).getByRole('row', { name: product, exact: true });
