// Every refusal of a campaign of the seller's own is shown where it belongs: what the form knows at its field, at once; what only the
// API knows at the campaign, with the work kept.
import { expect as expectValue, test } from 'vitest';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { sentenceOf } from '#shared/errors.ts';
import { details, fillNumber, syncStatus, waitUntilSynced } from './support/actions.ts';
import { setScene } from './support/scene.ts';
import {
  chooseCampaignProducts,
  fillCampaign,
  goToStep,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
  sellerForm,
} from './support/seller-actions.ts';
import { expect, type Locator, type Page } from './support/window.ts';

async function expectProblem(field: Locator, words: string): Promise<void> {
  await expect(field).toHaveAccessibleDescription(new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
}

/** Replaces what a text field holds, and leaves it. */
async function fillText(page: Page, name: string, text: string): Promise<Locator> {
  const field = sellerForm(page).getByRole('textbox', { name });
  await field.fill(text);
  await field.press('Tab');
  return field;
}

/** Types a year into a date of the form, as a person does who goes to its segment. */
async function fillYear(page: Page, period: string, end: 'Start' | 'End', year: string): Promise<Locator> {
  const group = sellerForm(page).getByRole('group', { name: period }).getByRole('group', { name: end });
  await group.getByRole('spinbutton', { name: /year/ }).click();
  await page.keyboard.type(year);
  await page.keyboard.press('Tab');
  return group;
}

test('at the fields of the form', async () => {
  const { page } = await (await setScene()).openDesk();
  await waitUntilSynced(page);
  await openSellerTab(page);
  await newCampaign(page);
  const form = sellerForm(page);

  await expectProblem(await fillText(page, 'Campaign name', 'x'.repeat(50)), sentenceOf('NAME_TOO_LONG'));
  await expectProblem(
    await fillText(page, 'Campaign detail', 'x'.repeat(1_000)),
    sentenceOf('DESCRIPTION_TOO_LONG'),
  );
  await expectProblem(
    await fillYear(page, 'Registration period', 'End', '2020'),
    sentenceOf('PERIOD_ALREADY_OVER'),
  );
  await expectProblem(
    await fillYear(page, 'Registration period', 'End', '2031'),
    sentenceOf('REGISTRATION_OUTLASTS_CAMPAIGN'),
  );
  await expectProblem(
    await fillYear(page, 'Campaign period', 'End', '2032'),
    sentenceOf('CAMPAIGN_PERIOD_TOO_LONG'),
  );
  await fillYear(page, 'Registration period', 'Start', '2033');
  const ends = form.getByRole('group', { name: 'Registration period' }).getByRole('group', { name: 'End' });
  await expectProblem(ends, sentenceOf('PERIOD_REVERSED'));

  await goToStep(page, 'Products');
  await chooseCampaignProducts(page, 1);
  const rate = form.getByRole('spinbutton', { name: 'Total commission rate (%)' }).last();
  for (const [typed, words] of [
    ['0', 'At least 1%'],
    ['90', 'At most 80%'],
    ['12.345', 'two decimals'],
  ] as const) {
    await rate.fill(typed);
    await rate.press('Tab');
    await expectProblem(rate, words);
  }
  const samples = form.getByRole('spinbutton', { name: 'Sample quantity' }).last();
  for (const [typed, words] of [
    ['1.5', 'whole number from 0'],
    ['1001', 'At most 1,000'],
  ] as const) {
    await samples.fill(typed);
    await samples.press('Tab');
    await expectProblem(samples, words);
  }

  await goToStep(page, 'Creators');
  await fillNumber(form, 'Lowest age', 12);
  await expectProblem(form.getByRole('spinbutton', { name: 'Lowest age' }), sentenceOf('AGE_RANGE_INVALID'));
  await fillNumber(form, 'Fewest followers', 10);
  await fillNumber(form, 'Most followers', 5);
  await expectProblem(
    form.getByRole('spinbutton', { name: 'Fewest followers' }),
    sentenceOf('FOLLOWER_RANGE_INVALID'),
  );
  await expectProblem(
    await fillText(page, 'Notes to creators', 'x'.repeat(500)),
    sentenceOf('NOTES_TOO_LONG'),
  );
  await goToStep(page, 'Contact');
  await expectProblem(await fillText(page, 'Email', 'ops@'), 'name@example.com');
  await expectProblem(await fillText(page, 'LINE', '<b>'), 'Enter a LINE ID');
});

test('at the campaign that was sent, with the work kept', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  const control = scene.sandbox.control();
  await waitUntilSynced(page);
  await openSellerTab(page);
  control.addFault({ on: 'POST .*/seller_campaigns$', kind: 'refused', times: 1_000 });
  await newCampaign(page);
  await fillCampaign(page, 'Unpaid');
  await publish(page);
  await expect(ownCampaign(page, 'Unpaid')).toContainText('Queued');

  await control.editShop(SMALL_WORLD.accounts[0]?.shops[0]?.id ?? '', { payment_account_active: 0 });
  control.clearFaults();
  await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
  await openSellerTab(page, 'Drafts');
  await ownCampaign(page, 'Unpaid').click();
  await expect(details(page)).toContainText(sentenceOf('PAYMENT_ACCOUNT_NOT_ACTIVE'));
  await expect(syncStatus(page)).toContainText('1 need');
  expectValue(await control.sellerCampaignsNamed('Unpaid')).toEqual([]);
});

test('at what is empty, when the campaign is to be published', async () => {
  const { page } = await (await setScene()).openDesk();
  await waitUntilSynced(page);
  await openSellerTab(page);
  await newCampaign(page);
  const form = sellerForm(page);
  await goToStep(page, 'Partners');
  await form.getByText('Invited partners', { exact: true }).click();
  await goToStep(page, 'Review');
  await form.getByRole('button', { name: 'Publish' }).click();

  await goToStep(page, 'Terms');
  await expectProblem(form.getByRole('textbox', { name: 'Campaign name' }), sentenceOf('NAME_REQUIRED'));
  await goToStep(page, 'Partners');
  await expect(form).toContainText(sentenceOf('PARTNERS_REQUIRED'));
  await goToStep(page, 'Products');
  await expect(form).toContainText(sentenceOf('NO_PRODUCTS'));
  await goToStep(page, 'Contact');
  await expectProblem(form.getByRole('textbox', { name: 'Email' }), sentenceOf('EMAIL_REQUIRED'));
  await expectProblem(form.getByRole('textbox', { name: 'LINE' }), 'Thailand asks for a LINE contact');
});

test('at the product that was frozen between publishing and sending', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  const control = scene.sandbox.control();
  await waitUntilSynced(page);
  await openSellerTab(page);
  control.addFault({ on: 'POST .*/seller_campaigns$', kind: 'refused', times: 1_000 });
  await newCampaign(page);
  await fillCampaign(page, 'Frozen');
  await publish(page);
  await ownCampaign(page, 'Frozen').click();
  const picture = (await details(page).locator('img').first().getAttribute('src')) ?? '';
  const [productId = '', shopId = ''] = picture.split('/').reverse();
  await control.editProduct(shopId, productId, { status: 'FREEZE' });
  control.clearFaults();
  await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();

  await openSellerTab(page, 'Drafts');
  await ownCampaign(page, 'Frozen').click();
  await expect(details(page)).toContainText(sentenceOf('PRODUCT_NOT_ELIGIBLE'));
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await goToStep(page, 'Products');
  const offer = sellerForm(page).getByRole('group').filter({ hasText: 'Not active: put it on sale' });
  await expect(offer.getByRole('spinbutton', { name: 'Sample quantity' })).toBeVisible();
});
