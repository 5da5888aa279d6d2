// axe-core finds nothing serious or critical on any screen of the Seller tab, in light and in dark, whatever has come of a campaign and
// however long its name is.
import { expect as expectValue, test } from 'vitest';
import { expectShop } from '#test/e2e/support/accounts.ts';
import { campaignRow, details, search, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { bringAxe, violations } from '#test/e2e/support/axe.ts';
import {
  campaignPartners,
  chooseCampaignProducts,
  fillCampaign,
  fillTerms,
  goToStep,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
  sellerForm,
} from '#test/e2e/support/seller-actions.ts';
import { holdBack, letGo, openRefused, SHOP, unsent } from '#test/e2e/support/seller-refusals.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

test('lists, details and the form of a campaign', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await bringAxe(page);
  const found: string[] = [];
  const check = async (screen: string) => void found.push(...(await violations(page, screen)));

  await openSellerTab(page);
  await check('No campaign of one’s own');
  await newCampaign(page);
  await check('New campaign: terms');
  await goToStep(page, 'Partners');
  await sellerForm(page).getByText('Invited partners', { exact: true }).click();
  const partners = sellerForm(page).getByRole('grid', { name: 'Partners' }).getByRole('checkbox');
  await partners.nth(1).check();
  await partners.nth(2).check();
  await check('New campaign: partners');
  await sellerForm(page).getByRole('button', { name: 'Compare' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Compare partners' })).toBeVisible();
  await check('Compare partners');
  await page.keyboard.press('Escape');
  await goToStep(page, 'Products');
  await chooseCampaignProducts(page, 1);
  await check('New campaign: products');
  for (const step of ['Creators', 'Contact', 'Review'] as const) {
    await goToStep(page, step);
    await check(`New campaign: ${step}`);
  }
  await sellerForm(page).getByRole('button', { name: 'Publish' }).click();
  await check('New campaign with problems');
  await sellerForm(page).getByRole('button', { name: 'Close' }).click();
  await openSellerTab(page, 'Drafts');
  await campaignRow(page, 0).click();
  await check('A draft');

  await page.keyboard.press('ControlOrMeta+2');
  await openSellerTab(page);
  await campaignRow(page, 0).click();
  await expect(details(page).getByRole('heading', { name: 'Who may join' })).toBeVisible();
  await check('A campaign of one’s own');
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(sellerForm(page)).toBeVisible();
  await check('Edit campaign');
  await sellerForm(page).getByRole('button', { name: 'Close' }).click();
  await details(page).getByRole('button', { name: 'Close early' }).click();
  await check('Close early');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1100, height: 700 });
  await expect(details(page).getByRole('button', { name: 'Close details' })).toBeVisible();
  await check('A campaign of one’s own over the list');
  expectValue(found).toEqual([]);
});

interface Look {
  /** Looks at what is shown, in light and in dark. */
  readonly check: (screen: string) => Promise<void>;
  readonly found: readonly string[];
}

async function look(page: Page): Promise<Look> {
  await bringAxe(page);
  const found: string[] = [];
  return { found, check: async (screen) => void found.push(...(await violations(page, screen))) };
}

async function showShopWithCampaigns(page: Page): Promise<void> {
  await waitUntilSynced(page);
  await page.keyboard.press('ControlOrMeta+2');
  await expectShop(page, 'Dara Official Indonesia');
  await waitUntilSynced(page);
}

async function open(page: Page, tab: 'Active' | 'Past' | 'Drafts', name: string): Promise<void> {
  await openSellerTab(page, tab);
  await ownCampaign(page, name).click();
  await expect(details(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

const question = (page: Page): Locator => page.getByRole('alertdialog');

test('inviting partners, questions, and what is begun with another campaign', async () => {
  const { page, sandbox } = await openScreen();
  await showShopWithCampaigns(page);
  const { check, found } = await look(page);

  await open(page, 'Active', 'New arrivals, chosen partners');
  await expect(campaignPartners(page)).toBeVisible();
  await check('Partners that ask to join');
  await details(page).getByRole('button', { name: 'Invite partners' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite partners' });
  const rows = dialog.getByRole('row').filter({ hasNotText: 'Already in it' });
  await rows.nth(1).getByRole('checkbox').check();
  const [partnerId = ''] = await sandbox
    .control()
    .partnersNamed((await rows.nth(1).getAttribute('aria-label')) ?? '');
  await check('Invite partners');
  await sandbox.control().removePartner(partnerId);
  await expect(dialog.getByRole('button', { name: 'Leave out' })).toBeVisible();
  await check('Invite partners, one of whom is gone');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await details(page).getByRole('button', { name: 'Close early' }).click();
  await check('Close early');
  await question(page).getByRole('button', { name: 'Keep it open' }).click();
  await details(page).getByRole('button', { name: 'Duplicate' }).click();
  await expect(sellerForm(page)).toBeVisible();
  await check('Duplicate');
  await goToStep(page, 'Review');
  await check('Duplicate: review');
  await sellerForm(page).getByRole('button', { name: 'Close' }).click();

  await open(page, 'Past', 'Flash sale with friends');
  await check('Closed early');
  await open(page, 'Drafts', 'Holiday gift sets');
  await check('Kept, not published');
  await details(page).getByRole('button', { name: 'Publish' }).click();
  await check('Publish');
  expectValue(found).toEqual([]);
});

test('every step of an edit, where most is fixed', async () => {
  const { page } = await openScreen();
  await showShopWithCampaigns(page);
  const { check, found } = await look(page);
  await open(page, 'Active', 'New arrivals, chosen partners');
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  for (const step of ['Terms', 'Partners', 'Products', 'Creators', 'Contact', 'Review'] as const) {
    await goToStep(page, step);
    await check(`Edit campaign: ${step}`);
  }
  expectValue(found).toEqual([]);
});

test('templates: named, chosen, replaced, deleted', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  const { check, found } = await look(page);
  await openSellerTab(page);
  await newCampaign(page);
  await goToStep(page, 'Creators');
  const form = sellerForm(page);
  await form.getByRole('button', { name: 'Use a template' }).click();
  await expect(page.getByRole('dialog', { name: 'Templates' })).toContainText('No templates');
  await check('No template');
  await page.keyboard.press('Escape');

  await form.getByRole('button', { name: 'Save as template' }).click();
  const naming = page.getByRole('dialog', { name: 'Save as template' });
  await naming.getByRole('button', { name: 'Save template' }).click();
  await expect(naming.getByRole('textbox')).toHaveAccessibleDescription(/Give the template a name/);
  await check('A template without a name');
  await naming.getByRole('textbox').fill('T'.repeat(101));
  await expect(naming.getByRole('textbox')).toHaveAccessibleDescription(/At most 100 characters/);
  await naming.getByRole('textbox').fill('T'.repeat(100));
  await naming.getByRole('button', { name: 'Save template' }).click();
  await expect(naming).toBeHidden();
  await form.getByRole('button', { name: 'Save as template' }).click();
  await naming.getByRole('textbox').fill('T'.repeat(100));
  await check('A template that is replaced');
  await naming.getByRole('button', { name: 'Cancel' }).click();

  await form.getByRole('button', { name: 'Use a template' }).click();
  const templates = page.getByRole('dialog', { name: 'Templates' });
  await check('Templates');
  await templates.getByRole('button', { name: 'T'.repeat(100), exact: true }).click();
  await expect(form).toContainText('Using');
  await check('A template in use');
  await form.getByRole('button', { name: 'Use a template' }).click();
  await templates.getByRole('button', { name: /^Delete template/ }).click();
  await expect(templates).toContainText('No templates');
  await check('A template that was deleted');
  expectValue(found).toEqual([]);
});

/** As long as a name may be, and without a blank at which it could be broken. */
const LONG = 'W'.repeat(49);

test('a campaign that waits, one that was refused, and names without a blank', async () => {
  const { page, sandbox } = await openScreen();
  const control = sandbox.control();
  await waitUntilSynced(page);
  const { check, found } = await look(page);
  await openSellerTab(page);
  holdBack(control);
  await newCampaign(page);
  const [product = ''] = await fillCampaign(page, LONG);
  await check('Review of a long name');
  await publish(page);
  await ownCampaign(page, LONG).click();
  await expect(unsent(page)).toContainText('Queued');
  await check('Queued');
  await expectWordsWithin(page);

  const [productId = ''] = await control.productsNamed(SHOP, product);
  await control.editProduct(SHOP, productId, { status: 'FREEZE', name: LONG });
  await letGo(page, control);
  await openRefused(page, LONG);
  await check('Refused');
  await unsent(page).getByRole('button', { name: 'Discard' }).click();
  await check('Discard');
  await question(page).getByRole('button', { name: 'Keep' }).click();
  await unsent(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(sellerForm(page)).toContainText('Not active');
  await check('A refused campaign that is mended');
  await goToStep(page, 'Review');
  await check('What is to be mended');
  // Looking alone makes no draft of it.
  await goToStep(page, 'Terms');
  await fillTerms(page, LONG, 'To be mended later.');
  await sellerForm(page).getByRole('button', { name: 'Close' }).click();

  await openRefused(page, LONG);
  await expect(details(page).getByRole('region', { name: 'Why it was refused' })).toBeVisible();
  await check('A draft that mends what was refused');
  await control.editProduct(SHOP, productId, { status: 'ACTIVATE' });
  await details(page).getByRole('button', { name: 'Continue' }).click();
  await goToStep(page, 'Review');
  await publish(page);
  await open(page, 'Active', LONG);
  await expect(details(page).getByRole('button', { name: 'Close early' })).toBeVisible();
  await check('A long name');
  await search(page).fill('no campaign is called this');
  await expect(campaignRow(page, 0)).toHaveCount(0);
  await check('No campaign of one’s own matches');
  expectValue(found).toEqual([]);
});

/** What is said at the foot of the window stays inside its card. */
async function expectWordsWithin(page: Page): Promise<void> {
  const notice = page.getByRole('log', { name: 'Notices' }).filter({ hasText: LONG });
  await expect(notice).toBeVisible();
  const isWithin = await notice.evaluate((log) =>
    [...log.children].every((card) => card.scrollWidth <= card.clientWidth),
  );
  expectValue(isWithin).toBe(true);
}

test('an edit of a campaign that was taken down', async () => {
  const { page, sandbox } = await openScreen();
  const control = sandbox.control();
  await showShopWithCampaigns(page);
  const { check, found } = await look(page);
  await open(page, 'Active', 'Payday bestsellers');
  holdBack(control);
  await details(page).getByRole('button', { name: 'Close early' }).click();
  await question(page).getByRole('button', { name: 'Close early' }).click();
  await expect(unsent(page)).toContainText('Queued');
  await check('Closing early is queued');
  for (const id of await control.sellerCampaignsNamed('Payday bestsellers')) {
    await control.removeSellerCampaign(id);
  }
  await letGo(page, control);
  await expect(details(page)).toContainText('This campaign of yours was removed');
  await check('Taken down');
  expectValue(found).toEqual([]);
});
