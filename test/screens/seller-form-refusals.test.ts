// What the form of a seller's campaign knows to be wrong is said at its field, at once, and the field is marked; what cannot even be
// entered says why.
import { test } from 'vitest';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import type { SandboxOptions } from '#sandbox/api/server.ts';
import { waitUntilSynced } from '#test/e2e/support/actions.ts';
import { press } from '#test/e2e/support/keyboard.ts';
import {
  chooseCampaignProducts,
  goToStep,
  newCampaign,
  openSellerTab,
  type SellerStepName,
  sellerForm,
} from '#test/e2e/support/seller-actions.ts';
import {
  expectMended,
  expectPrevented,
  expectProblem,
  expectTimeProblem,
  numberOf,
  retype,
  textOf,
  timeOf,
  typeYear,
} from '#test/e2e/support/seller-refusals.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

/** A new campaign in its form, in a step of it. */
async function openForm(step: SellerStepName, api: SandboxOptions = {}): Promise<Page> {
  const { page } = await openScreen({ api });
  await waitUntilSynced(page);
  await openSellerTab(page);
  await newCampaign(page);
  await goToStep(page, step);
  return page;
}

test('a name and a detail that are too long', async () => {
  const page = await openForm('Terms');
  for (const [name, most, words] of [
    ['Campaign name', 49, 'The name must be shorter than 50 characters.'],
    ['Campaign detail', 999, 'The detail must be shorter than 1,000 characters.'],
  ] as const) {
    await retype(textOf(page, name), 'x'.repeat(most + 1));
    await expectProblem(textOf(page, name), words);
    await retype(textOf(page, name), 'x'.repeat(most));
    await expectMended(textOf(page, name));
  }
});

test('periods that are over, reversed, too long, or without a time', async () => {
  const page = await openForm('Terms');
  const registration = {
    start: timeOf(page, 'Registration', 'Start'),
    end: timeOf(page, 'Registration', 'End'),
  };
  const campaign = { start: timeOf(page, 'Campaign', 'Start'), end: timeOf(page, 'Campaign', 'End') };

  await typeYear(page, registration.end, '2020');
  await expectTimeProblem(registration.end, 'This time has passed. Choose one that is still to come.');
  await typeYear(page, registration.end, '2044');
  await expectTimeProblem(registration.end, 'Registration must end before the campaign does, or with it.');
  await typeYear(page, registration.start, '2045');
  await expectTimeProblem(registration.end, 'The end must come after the start.');

  await typeYear(page, campaign.end, '2020');
  await expectTimeProblem(campaign.end, 'This time has passed. Choose one that is still to come.');
  await typeYear(page, campaign.end, '2046');
  await expectTimeProblem(campaign.end, 'A campaign must be shorter than 360 days.');
  await typeYear(page, campaign.start, '2047');
  await expectTimeProblem(campaign.end, 'The end must come after the start.');

  for (const time of [registration.start, registration.end, campaign.start, campaign.end]) {
    await clearDay(page, time);
  }
  await goToStep(page, 'Partners');
  await goToStep(page, 'Terms');
  for (const time of [registration.start, registration.end, campaign.start, campaign.end]) {
    await expectTimeProblem(time, 'Enter a date and a time.');
  }
});

test('a time of which a part is empty is none, until it is filled again', async () => {
  const page = await openForm('Partners');
  await goToStep(page, 'Terms');
  const start = timeOf(page, 'Campaign', 'Start');
  const minute = start.getByRole('spinbutton', { name: /minute/ });
  await expect(minute).toHaveText('00');
  await minute.click();
  await page.keyboard.press('Backspace');
  await expectTimeProblem(start, 'Enter a date and a time.');
  await expect(minute).not.toHaveText('00');
  await expect(start.getByRole('spinbutton', { name: /year/ })).toHaveText(/\d{4}/);
  await page.keyboard.type('00');
  await expectMended(minute);
});

async function clearDay(page: Page, time: Locator): Promise<void> {
  await time.getByRole('spinbutton', { name: /day/ }).click();
  for (let digit = 0; digit < 2; digit += 1) await page.keyboard.press('Backspace');
}

test('nobody invited, and a twenty-first partner', async () => {
  const page = await openForm('Partners');
  const form = sellerForm(page);
  const grid = form.getByRole('grid', { name: 'Partners' });
  await expect(form.getByRole('radio', { name: 'All partners' })).toBeChecked();
  // Where everybody may join there is nobody to invite.
  await expect(grid).toBeHidden();
  await form.getByText('Invited partners', { exact: true }).click();
  await goToStep(page, 'Review');
  await form.getByRole('button', { name: 'Partners', exact: true }).click();
  await expect(
    form.getByRole('alert').filter({ hasText: 'Choose at least one partner to invite.' }),
  ).toBeVisible();

  await expect(form.getByRole('checkbox', { name: 'Choose all that match' })).toBeDisabled();
  await choosePartners(page, grid, 20);
  await expect(form.getByRole('status').filter({ hasText: '20 of 20 invited' })).toBeVisible();
  const next = grid.getByRole('checkbox', { checked: false }).last();
  await expectPrevented(next, '20 of 20 invited: leave one out to invite another');
  await press(page, form.getByRole('button', { name: 'Clear selection' }));
  await expect(next).toBeEnabled();
});

/** Down the grid from its first row, with Space in each. */
async function choosePartners(page: Page, grid: Locator, count: number): Promise<void> {
  await grid.getByRole('row').nth(1).focus();
  for (let chosen = 0; chosen < count; chosen += 1) {
    await page.keyboard.press('Space');
    await expect(sellerForm(page)).toContainText(`${chosen + 1} of 20 invited`);
    await page.keyboard.press('ArrowDown');
  }
}

test('products that cannot be promoted, none, and too many', async () => {
  const few = { ...SMALL_WORLD.registrationPolicy, maximum_products_per_registration: 2 };
  const page = await openForm('Products', { world: { ...SMALL_WORLD, registrationPolicy: few } });
  const form = sellerForm(page);
  const grid = form.getByRole('grid', { name: 'Products' });
  const inactive = grid
    .getByRole('row')
    .filter({ hasText: 'Not active: put it on sale in Seller Center first' });
  await expect(inactive.first().getByRole('checkbox')).toBeDisabled();

  await goToStep(page, 'Review');
  await form.getByRole('button', { name: 'Products', exact: true }).click();
  const said = form.getByRole('status').filter({ hasText: 'Choose at least one product.' });
  await expect(said).toBeFocused();
  // A product is in a campaign once: choosing it again leaves it out.
  const [first = ''] = await chooseCampaignProducts(page, 1);
  await grid.getByRole('checkbox', { name: first, exact: true }).uncheck();
  await expect(form.getByRole('group', { name: first, exact: true })).toHaveCount(0);
  await chooseCampaignProducts(page, 3);
  await expect(
    form.getByRole('status').filter({ hasText: 'A campaign holds at most 2 products' }),
  ).toBeVisible();
});

test('rates out of range, and below what a category asks for', async () => {
  const page = await openForm('Products');
  await chooseOf(page, 'Beauty & Personal Care');
  const rate = numberOf(page, 'Total commission rate (%)').last();
  for (const [typed, words] of [
    ['0', 'At least 5% for products in Beauty & Personal Care'],
    ['4.99', 'At least 5% for products in Beauty & Personal Care'],
    ['80.01', 'At most 80%'],
    ['12.345', 'Enter a rate with at most two decimals.'],
    ['-3', 'At least 5%'],
    ['a lot', 'Enter a rate with at most two decimals.'],
  ] as const) {
    await retype(rate, typed);
    await expectProblem(rate, words);
  }
  await retype(rate, '5');
  await expectMended(rate);
});

/** Chooses the first product of a category. */
async function chooseOf(page: Page, category: string): Promise<void> {
  const form = sellerForm(page);
  await form.getByRole('button', { name: /^Categories/ }).click();
  await page.getByRole('dialog', { name: 'Categories' }).getByRole('checkbox', { name: category }).check();
  await page.keyboard.press('Escape');
  await chooseCampaignProducts(page, 1);
}

test('sample quantities that are none, below zero, or too large', async () => {
  const page = await openForm('Products');
  await chooseCampaignProducts(page, 1);
  const samples = numberOf(page, 'Sample quantity').last();
  for (const [typed, words] of [
    ['1.5', 'Enter a whole number from 0'],
    ['-1', 'Enter a whole number from 0'],
    ['some', 'Enter a whole number from 0'],
    ['1001', 'At most 1,000'],
  ] as const) {
    await retype(samples, typed);
    await expectProblem(samples, words);
  }
  await retype(samples, '1000');
  await expectMended(samples);
});

test('ages and followers in the wrong order or out of range, and notes that are too long', async () => {
  const page = await openForm('Creators');
  for (const [lower, higher, typed, words] of [
    ['Lowest age', 'Highest age', ['17', ''], 'Ages are whole numbers from 18 to 99, the lower one first.'],
    ['Lowest age', 'Highest age', ['', '100'], 'Ages are whole numbers from 18 to 99, the lower one first.'],
    ['Lowest age', 'Highest age', ['40', '30'], 'Ages are whole numbers from 18 to 99, the lower one first.'],
    ['Lowest age', 'Highest age', ['20.5', ''], 'Ages are whole numbers from 18 to 99, the lower one first.'],
    [
      'Fewest followers',
      'Most followers',
      ['-1', ''],
      'Followers are whole numbers from 0 to a billion, the lower one first.',
    ],
    [
      'Fewest followers',
      'Most followers',
      ['', '1000000001'],
      'Followers are whole numbers from 0 to a billion, the lower one first.',
    ],
    [
      'Fewest followers',
      'Most followers',
      ['10', '5'],
      'Followers are whole numbers from 0 to a billion, the lower one first.',
    ],
  ] as const) {
    await retype(numberOf(page, lower), typed[0]);
    await retype(numberOf(page, higher), typed[1]);
    await expectProblem(numberOf(page, lower), words);
    await expectProblem(numberOf(page, higher), words);
    await retype(numberOf(page, lower), '');
    await retype(numberOf(page, higher), '');
    await expectMended(numberOf(page, lower));
  }
  const notes = textOf(page, 'Notes to creators');
  await retype(notes, 'x'.repeat(500));
  await expectProblem(notes, 'The notes must be shorter than 500 characters.');
  await retype(notes, 'x'.repeat(499));
  await expectMended(notes);
});

test('contacts that are none', async () => {
  const page = await openForm('Contact');
  await retype(textOf(page, 'Email'), 'ops@');
  await expectProblem(textOf(page, 'Email'), 'Enter an address such as name@example.com');
  await retype(textOf(page, 'LINE'), '<b>');
  await expectProblem(textOf(page, 'LINE'), 'Enter a LINE ID: letters, digits, dots and dashes');
});

test('what is empty when the campaign is to be published, the first of it with the focus', async () => {
  const page = await openForm('Products');
  const form = sellerForm(page);
  const [product = ''] = await chooseCampaignProducts(page, 1);
  await retype(numberOf(page, 'Total commission rate (%)').last(), '');
  await retype(numberOf(page, 'Sample quantity').last(), '');
  await goToStep(page, 'Contact');
  await retype(textOf(page, 'Email'), '');
  await retype(textOf(page, 'LINE'), '');
  await goToStep(page, 'Review');
  await form.getByRole('button', { name: 'Publish' }).click();

  await expect(textOf(page, 'Campaign name')).toBeFocused();
  await expectProblem(textOf(page, 'Campaign name'), 'Give the campaign a name.');
  await expect(form.getByRole('alert').filter({ hasText: '5 things to fix first' })).toBeVisible();
  await goToStep(page, 'Products');
  const offer = form.getByRole('group', { name: product, exact: true });
  await expectProblem(
    offer.getByRole('spinbutton', { name: 'Total commission rate (%)' }),
    'Enter a commission rate',
  );
  await expectProblem(
    offer.getByRole('spinbutton', { name: 'Sample quantity' }),
    'Enter a quantity: 0 for no samples',
  );
  await goToStep(page, 'Contact');
  await expectProblem(textOf(page, 'Email'), 'Enter an email address for the partner.');
  await expectProblem(textOf(page, 'LINE'), 'Thailand asks for a LINE contact');
  await goToStep(page, 'Review');
  await form.getByRole('button', { name: 'LINE', exact: true }).click();
  await expect(textOf(page, 'LINE')).toBeFocused();
});
