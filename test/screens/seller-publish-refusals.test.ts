// What only the API knows of a campaign that was sent is said at its field afterwards, in the details and in the form, with the work kept.
import { expect as expectValue, test } from 'vitest';
import { CATALOGUE } from '#sandbox/api/seed/catalogue.ts';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { details, syncStatus, waitUntilSynced } from '#test/e2e/support/actions.ts';
import {
  fillCampaign,
  goToStep,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
  sellerForm,
} from '#test/e2e/support/seller-actions.ts';
import {
  expectMended,
  expectProblem,
  expectReason,
  holdBack,
  letGo,
  literally,
  openRefused,
  retype,
  SHOP,
  textOf,
  unsent,
} from '#test/e2e/support/seller-refusals.ts';
import { expect, type Page } from '#test/e2e/support/window.ts';
import { openScreen, type Screen } from './support/screen.ts';

interface Queued {
  readonly page: Page;
  /** Whom it invites. */
  readonly invited: readonly string[];
  /** The first product that it offers, and its id in the shop. */
  readonly product: string;
  readonly productId: string;
  readonly control: ReturnType<Screen['sandbox']['control']>;
}

/** A campaign that waits to be sent. */
async function queueCampaign(name: string, { products = 1, partners = 0 } = {}): Promise<Queued> {
  const { page, sandbox } = await openScreen();
  const control = sandbox.control();
  await waitUntilSynced(page);
  await openSellerTab(page);
  holdBack(control);
  await newCampaign(page);
  const [product = ''] = await fillCampaign(page, name, products);
  const invited = partners > 0 ? await invitePartners(page, partners) : [];
  await publish(page);
  await expect(ownCampaign(page, name)).toContainText('Queued');
  const [productId = ''] = await control.productsNamed(SHOP, product);
  return { page, invited, product, productId, control };
}

/** Answers the names of the first partners, who are invited. */
async function invitePartners(page: Page, count: number): Promise<string[]> {
  await goToStep(page, 'Partners');
  await sellerForm(page).getByText('Invited partners', { exact: true }).click();
  const rows = sellerForm(page).getByRole('grid', { name: 'Partners' }).getByRole('row');
  const names: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    await rows.nth(index).getByRole('checkbox').check();
    names.push((await rows.nth(index).getAttribute('aria-label')) ?? '');
  }
  await goToStep(page, 'Review');
  return names;
}

async function mend(page: Page): Promise<void> {
  await unsent(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(sellerForm(page)).toBeVisible();
}

/** The form's row of the product that is offered. */
const offerOf = (page: Page, product: string) =>
  sellerForm(page).getByRole('group', { name: product, exact: true });

async function expectPublished(page: Page, name: string): Promise<void> {
  await openSellerTab(page, 'Active');
  await expect(ownCampaign(page, name)).toContainText('Ongoing');
}

test('the shop’s payment account is not active', async () => {
  const { page, control } = await queueCampaign('Unpaid');
  await control.editShop(SHOP, { payment_account_active: 0 });
  await letGo(page, control);
  await openRefused(page, 'Unpaid');
  await expect(unsent(page)).toContainText(
    'Your shop’s payment account is not active. Activate it in Seller Center, then send again.',
  );
  await expect(syncStatus(page)).toContainText('1 change needs attention');
  expectValue(await control.sellerCampaignsNamed('Unpaid')).toEqual([]);

  await mend(page);
  await expect(sellerForm(page).getByRole('alert').filter({ hasText: 'payment account' })).toBeFocused();
  await sellerForm(page).getByRole('button', { name: 'Close' }).click();
  await control.editShop(SHOP, { payment_account_active: 1 });
  await unsent(page).getByRole('button', { name: 'Send again' }).click();
  await expectPublished(page, 'Unpaid');
});

test('the platform allows the shop nothing now', async () => {
  const { page, control } = await queueCampaign('Denied');
  await control.editShop(SHOP, { operations_allowed: 0 });
  await letGo(page, control);
  await openRefused(page, 'Denied');
  await expect(unsent(page)).toContainText(
    'The platform does not allow this for your shop now. Your shop’s settings in Seller Center say more.',
  );
});

test('a product was frozen', async () => {
  const { page, control, product, productId } = await queueCampaign('Frozen');
  await control.editProduct(SHOP, productId, { status: 'FREEZE' });
  await letGo(page, control);
  await openRefused(page, 'Frozen');
  await expectReason(
    page,
    product,
    'This product cannot be promoted: it is not active, not approved, or under enforcement.',
  );
  await mend(page);
  await expect(offerOf(page, product)).toHaveAccessibleDescription(literally('Not active: put it on sale'));
  await expect(
    sellerForm(page).getByText('Not active: put it on sale', { exact: false }).last(),
  ).toBeFocused();
});

test('a product was taken out of the catalogue', async () => {
  const { page, control, product, productId } = await queueCampaign('Vanished');
  await control.removeProduct(SHOP, productId);
  await letGo(page, control);
  await openRefused(page, 'Vanished');
  await expectReason(page, product, 'This product is no longer in your catalogue.');
  await mend(page);
  const offer = sellerForm(page).getByRole('group', { name: `Product ${productId}` });
  await expect(offer).toHaveAccessibleDescription('This product is no longer in your catalogue.');
  // What is being mended says why it was refused too.
  await goToStep(page, 'Terms');
  await retype(textOf(page, 'Campaign detail'), 'Mended.');
  await sellerForm(page).getByRole('button', { name: 'Close' }).click();
  await openRefused(page, 'Vanished');
  const why = details(page).getByRole('region', { name: 'Why it was refused' });
  await expect(why).toContainText('This product is no longer in your catalogue.');
});

test('the product’s category asks for a higher rate', async () => {
  const { page, control, product } = await queueCampaign('Cheap');
  await control.editShop(SHOP, {
    registration_policy: policyWith({ minimum_rate_by_category: everyCategoryAt(4_000) }),
  });
  await letGo(page, control);
  await openRefused(page, 'Cheap');
  await expectReason(
    page,
    `${product}, total commission rate`,
    'The rate is below the lowest rate of the product’s category.',
  );
  await mend(page);
  const rate = offerOf(page, product).getByRole('spinbutton', { name: 'Total commission rate (%)' });
  await expect(rate).toBeFocused();
  await expectProblem(rate, 'The rate is below the lowest rate of the product’s category.');
  await retype(rate, '40');
  await expectMended(rate);
  await goToStep(page, 'Review');
  await publish(page);
  await expectPublished(page, 'Cheap');
});

test('fewer samples are allowed by now', async () => {
  const { page, control, product } = await queueCampaign('Generous');
  await control.editShop(SHOP, { registration_policy: policyWith({ maximum_sample_quota: 5 }) });
  await letGo(page, control);
  await openRefused(page, 'Generous');
  await expectReason(
    page,
    `${product}, sample quantity`,
    'The sample quantity is larger than the platform allows.',
  );
  await mend(page);
  const samples = offerOf(page, product).getByRole('spinbutton', { name: 'Sample quantity' });
  await expect(samples).toBeFocused();
  await expectProblem(samples, 'The sample quantity is larger than the platform allows.');
});

test('fewer products are allowed by now', async () => {
  const { page, control } = await queueCampaign('Broad', { products: 2 });
  await control.editShop(SHOP, { registration_policy: policyWith({ maximum_products_per_registration: 1 }) });
  await letGo(page, control);
  await openRefused(page, 'Broad');
  await expectReason(page, 'Products', 'These are more products than may be offered at once.');
  await mend(page);
  await expect(
    sellerForm(page)
      .getByRole('status')
      .filter({ hasText: 'These are more products than may be offered at once.' }),
  ).toBeFocused();
});

/** The shop's limits in the API, with some of them changed. */
function policyWith(change: Partial<typeof SMALL_WORLD.registrationPolicy>): string {
  return JSON.stringify({ ...SMALL_WORLD.registrationPolicy, ...change });
}

function everyCategoryAt(rate: number) {
  return CATALOGUE.map(({ id }) => ({ category_id: id, commission_rate: rate }));
}

test('an invited partner has left the directory', async () => {
  const { page, control, invited } = await queueCampaign('Left', { partners: 2 });
  const [gone = '', stays = ''] = invited;
  const [partnerId = ''] = await control.partnersNamed(gone);
  await control.removePartner(partnerId);
  await letGo(page, control);
  await openRefused(page, 'Left');
  await expectReason(page, 'A partner that is gone', 'This partner is no longer in the directory.');

  await mend(page);
  const leaveOut = sellerForm(page).getByRole('button', { name: 'Leave out' });
  await expect(leaveOut).toBeFocused();
  await expect(leaveOut).toHaveAccessibleDescription(
    literally('This partner is no longer in the directory.'),
  );
  await leaveOut.click();
  await expect(sellerForm(page)).toContainText('1 of 20 invited');
  await goToStep(page, 'Review');
  await expect(sellerForm(page)).toContainText(stays);
  await publish(page);
  await expectPublished(page, 'Left');
});
