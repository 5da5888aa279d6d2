// What a person does in the Seller tab, by role and name. Must not know how the app was started, nor look behind the window.

import { campaigns, fillNumber, show } from './actions.ts';
import { expect, type Locator, type Page } from './window.ts';

export type SellerStepName = 'Terms' | 'Partners' | 'Products' | 'Creators' | 'Contact' | 'Review';

export const sellerForm = (page: Page): Locator =>
  page.getByRole('dialog', { name: /^(New|Edit) campaign$/ });

export async function openSellerTab(page: Page, tab: 'Active' | 'Past' | 'Drafts' = 'Active'): Promise<void> {
  await show(page, 'Seller');
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

export async function newCampaign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New campaign' }).first().click();
  await expect(sellerForm(page)).toBeVisible();
}

/** By the stepper; a step with problems says how many after its name. */
export async function goToStep(page: Page, step: SellerStepName): Promise<void> {
  await stepButton(page, step).click();
  await expect(stepButton(page, step)).toHaveAttribute('aria-current', 'step');
}

const stepButton = (page: Page, step: SellerStepName): Locator =>
  sellerForm(page).getByRole('button', { name: new RegExp(`^${step}\\b`) });

export async function fillTerms(page: Page, name: string, detail: string): Promise<void> {
  await sellerForm(page).getByRole('textbox', { name: 'Campaign name' }).fill(name);
  await sellerForm(page).getByRole('textbox', { name: 'Campaign detail' }).fill(detail);
}

/** Chooses the first products that can be chosen, from the step Products; answers their names. */
export async function chooseCampaignProducts(page: Page, count: number): Promise<string[]> {
  const rows = sellerForm(page).getByRole('grid', { name: 'Products' }).getByRole('row');
  const names: string[] = [];
  await expect(rows.nth(count)).toBeVisible();
  for (let index = 1; names.length < count; index += 1) {
    const box = rows.nth(index).getByRole('checkbox');
    if (await box.isDisabled()) continue;
    await box.check();
    names.push((await rows.nth(index).getAttribute('aria-label')) ?? '');
  }
  return names;
}

/** One offer for one product that has been chosen. */
export async function fillOfferOf(
  page: Page,
  product: string,
  { rate, samples }: { rate: number | string; samples: number | string },
): Promise<void> {
  const group = sellerForm(page).getByRole('group', { name: product, exact: true });
  await fillNumber(group, 'Total commission rate (%)', rate);
  await fillNumber(group, 'Sample quantity', samples);
}

export async function fillCampaignContact(page: Page): Promise<void> {
  await sellerForm(page).getByRole('textbox', { name: 'Email' }).fill('ops@baandara.example');
  await sellerForm(page).getByRole('textbox', { name: 'LINE' }).fill('@baandara');
}

/** Fills everything that a campaign needs; the periods are those that the form proposes. Answers the names of its products. */
export async function fillCampaign(page: Page, name: string, productCount = 1): Promise<string[]> {
  await fillTerms(page, name, 'Live shopping with creators who know skin care.');
  await goToStep(page, 'Products');
  const products = await chooseCampaignProducts(page, productCount);
  for (const product of products) await fillOfferOf(page, product, { rate: 22, samples: 12 });
  await goToStep(page, 'Contact');
  await fillCampaignContact(page);
  await goToStep(page, 'Review');
  return products;
}

export async function publish(page: Page): Promise<void> {
  await sellerForm(page).getByRole('button', { name: 'Publish' }).click();
  await expect(sellerForm(page)).toBeHidden();
}

export const ownCampaign = (page: Page, name: string): Locator =>
  campaigns(page).getByRole('row', { name, exact: true });

export const campaignPartners = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Partners in this campaign' });
