// A campaign of the seller's own from an empty tab to the first sales, as a person does it in the window. Used by the tour, which
// takes pictures, and by the test of the same steps. Must not know how the app was started.

import { details, syncStatus, waitUntilSynced } from './actions.ts';
import type { GuideWalk } from './guide.ts';
import {
  campaignPartners,
  chooseCampaignProducts,
  fillCampaignContact,
  fillOfferOf,
  fillTerms,
  goToStep,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
  sellerForm,
} from './seller-actions.ts';
import { expect, type Page } from './window.ts';

export const SELLER_GUIDE_STEPS = [
  'Open Seller: no campaign yet',
  'Name the campaign and set its periods',
  'Choose who may join',
  'Choose products, rates and samples',
  'Say which creators, and how to reach you',
  'Review and publish',
  'See the partners who join',
  'Follow what they promote and sell',
] as const;

const CAMPAIGN = 'Glow Week with creators';

async function openEmptySellerTab(page: Page): Promise<void> {
  await waitUntilSynced(page);
  await openSellerTab(page);
  await expect(page.getByRole('button', { name: 'New campaign' }).first()).toBeVisible();
}

async function describe(page: Page): Promise<void> {
  await newCampaign(page);
  await fillTerms(
    page,
    CAMPAIGN,
    'Seven days of live shopping around our best sellers.\nCreators get samples before the first day.',
  );
}

async function choosePartners(page: Page): Promise<void> {
  await goToStep(page, 'Partners');
  await expect(sellerForm(page).getByRole('radio', { name: 'All partners' })).toBeChecked();
}

async function offerProducts(page: Page): Promise<void> {
  await goToStep(page, 'Products');
  for (const product of await chooseCampaignProducts(page, 3)) {
    await fillOfferOf(page, product, { rate: 22, samples: 40 });
  }
}

async function describeCreators(page: Page): Promise<void> {
  await goToStep(page, 'Creators');
  await sellerForm(page)
    .getByRole('textbox', { name: 'Notes to creators' })
    .fill('Show the texture in daylight, please.');
  await goToStep(page, 'Contact');
  await fillCampaignContact(page);
}

async function publishCampaign(page: Page): Promise<void> {
  await goToStep(page, 'Review');
  await publish(page);
  await expect(ownCampaign(page, CAMPAIGN)).toBeVisible();
  await ownCampaign(page, CAMPAIGN).click();
  await expect(details(page).getByRole('heading', { name: CAMPAIGN, exact: true })).toBeVisible();
  await expect(syncStatus(page)).toContainText('Up to date');
}

/** Partners take seconds to answer, and some more to sell. */
const PARTNERS_TAKE = { timeout: 90_000 };

async function seePartners(page: Page): Promise<void> {
  const joined = campaignPartners(page).getByRole('row').filter({ hasText: 'Joined' });
  await expect(joined.first()).toBeVisible(PARTNERS_TAKE);
}

async function followSales(page: Page): Promise<void> {
  const orders = campaignPartners(page)
    .getByRole('row')
    .filter({ hasText: /[1-9]\d* orders?/ });
  await expect(orders.first()).toBeVisible(PARTNERS_TAKE);
}

const STEPS = [
  openEmptySellerTab,
  describe,
  choosePartners,
  offerProducts,
  describeCreators,
  publishCampaign,
  seePartners,
  followSales,
] as const;

/** Walks through all steps and answers how many were done; a step that cannot be done throws. */
export async function walkSellerGuide({ page, onStep }: GuideWalk): Promise<number> {
  for (const [index, step] of STEPS.entries()) {
    await step(page);
    await onStep(index + 1, SELLER_GUIDE_STEPS[index] ?? '');
  }
  return STEPS.length;
}
