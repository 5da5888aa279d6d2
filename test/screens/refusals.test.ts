// Every refusal of the rules is shown where it belongs: at the field, at the product's row, at the button.
// What the form can know it says at once; what only the API knows comes back to the row that was sent.
import { expect as expectValue, test } from 'vitest';
import type { SandboxServer } from '#sandbox/api/server.ts';
import {
  campaignRow,
  campaigns,
  chooseProducts,
  details,
  fillNumber,
  next,
  openFreshCampaign,
  registerDialog,
  registered,
  registeredRow,
  registerOneProduct,
  show,
  showOpenOnly,
  syncStatus,
  toggleRegistration,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { expect, type Locator } from '#test/e2e/support/window.ts';
import { openScreen, type Screen } from './support/screen.ts';

async function openSynced(): Promise<Screen> {
  const screen = await openScreen();
  await waitUntilSynced(screen.page);
  return screen;
}

async function expectProblem(field: Locator, words: RegExp | string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(words instanceof RegExp ? words : new RegExp(words));
}

test('at the fields of the form', async () => {
  const { page } = await openSynced();
  await showOpenOnly(page);
  const { requirement } = await openFreshCampaign(page);
  const dialog = registerDialog(page);

  await details(page).getByRole('button', { name: 'Register products' }).click();
  await next(page);
  await expect(dialog.getByRole('alert')).toContainText('1 thing to fix');
  await expect(dialog.getByText('Choose at least one product.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await chooseProducts(page);
  await next(page);

  const rate = dialog.getByRole('spinbutton', { name: 'Total commission rate (%)' });
  for (const [typed, words] of [
    ['0', 'At least'],
    ['90', 'At most 80%'],
    ['12.345', 'two decimals'],
    [String(requirement - 0.5), `At least ${requirement}%`],
  ] as const) {
    await fillNumber(dialog, 'Total commission rate (%)', typed);
    await expectProblem(rate, words);
  }
  const samples = dialog.getByRole('spinbutton', { name: 'Sample quantity' });
  for (const [typed, words] of [
    ['-1', 'whole number from 0'],
    ['1.5', 'whole number from 0'],
    ['1001', 'At most 1,000'],
  ] as const) {
    await fillNumber(dialog, 'Sample quantity', typed);
    await expectProblem(samples, words);
  }
  const email = dialog.getByRole('textbox', { name: 'Email' });
  const line = dialog.getByRole('textbox', { name: 'LINE' });
  // Nothing was given on this computer: it begins with what the shop gave elsewhere.
  await expect(email).toHaveValue(/@/);
  await expect(line).not.toHaveValue('');
  await email.fill('');
  await line.fill('');
  await next(page);
  await expectProblem(email, 'Enter an email address for the partner.');
  await expectProblem(line, 'Thailand asks for a LINE contact');
  await email.fill('ops@');
  await line.fill('<b>');
  await expectProblem(email, 'name@example.com');
  await expectProblem(line, 'Enter a LINE ID');
});

test('at the products that cannot be chosen, and at one too many', async () => {
  const { page } = await openSynced();
  await showOpenOnly(page);
  await openFreshCampaign(page);
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const dialog = registerDialog(page);
  const ineligible = dialog.getByRole('row').filter({ hasText: /Not active|Not approved|Under enforcement/ });
  await expect(ineligible.first().getByRole('checkbox')).toBeDisabled();
});

test('at the button of a campaign that cannot be joined', async () => {
  const { page } = await openSynced();
  for (const [chip, words] of [
    [/^Not open yet/, 'Registration has not opened yet.'],
    [/^Closed/, /The campaign is closed|The registration period is over/],
  ] as const) {
    await toggleRegistration(page, chip);
    await campaignRow(page, 0).click();
    const button = details(page).getByRole('button', { name: 'Register products' });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(words instanceof RegExp ? words : new RegExp(words));
    await toggleRegistration(page, chip);
  }
});

test('at the sample quantity: once approved it only rises', async () => {
  const { page } = await openSynced();
  await show(page, 'Joined');
  await campaigns(page)
    .getByRole('row')
    .filter({ hasText: /approved/i })
    .first()
    .click();
  const row = registered(page)
    .getByRole('row')
    .filter({ hasText: 'Approved' })
    .filter({ hasNotText: /\b0\b.*\n/ });
  await row.first().getByRole('button', { name: 'Edit sample quantity' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit sample quantity' });
  const field = dialog.getByRole('spinbutton', { name: 'Sample quantity' });
  await field.fill('0');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectProblem(field, 'once approved it can only be increased');
});

interface Sent {
  readonly shopId: string;
  readonly campaignIds: readonly string[];
  readonly productId: string;
}

type Control = SandboxServer['control'];

/** What happens at the API between Submit and sending, and what is said of it afterwards. */
const HAPPENINGS: [string, (control: Control, sent: Sent) => Promise<unknown>][] = [
  [
    'The registration period is over.',
    (control, { campaignIds }) => each(campaignIds, control.closeCampaignRegistration),
  ],
  [
    'The campaign is closed.',
    (control, { campaignIds }) => each(campaignIds, (id) => control.editCampaign(id, { closed_time: 1 })),
  ],
  [
    'The partner changed the terms after you read them. Nothing was registered: compare old and new, then decide.',
    (control, { campaignIds }) =>
      each(campaignIds, (id) => control.editCampaign(id, { commission_rate: 4_300 })),
  ],
  [
    'Your shop’s payment account is not active. Activate it in Seller Center, then send again.',
    (control, { shopId }) => control.editShop(shopId, { payment_account_active: 0 }),
  ],
  [
    'The platform does not allow this for your shop now. Your shop’s settings in Seller Center say more.',
    (control, { shopId }) => control.editShop(shopId, { payment_account_active: 1, operations_allowed: 0 }),
  ],
  [
    'This product cannot be promoted: it is not active, not approved, or under enforcement.',
    async (control, { shopId, productId }) => {
      await control.editShop(shopId, { operations_allowed: 1 });
      await control.editProduct(shopId, productId, { status: 'FREEZE' });
    },
  ],
  [
    'This product is no longer in your catalogue.',
    (control, { shopId, productId }) => control.removeProduct(shopId, productId),
  ],
];

function each(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<unknown> {
  return Promise.all(ids.map(act));
}

/** Which records a row of "Registered products" is about: its picture's address names shop and product. */
async function sentWork(control: Control, row: Locator, campaign: string): Promise<Sent> {
  const picture = (await row.locator('img').getAttribute('src')) ?? '';
  const [productId = '', shopId = ''] = picture.split('/').reverse();
  return { shopId, productId, campaignIds: await control.campaignsNamed(campaign) };
}

test('at the row that was sent, with the work kept', async () => {
  const { page, sandbox } = await openSynced();
  const control = sandbox.control();
  await showOpenOnly(page);
  for (const [index, [reason, happen]] of HAPPENINGS.entries()) {
    control.addFault({ on: 'POST .*/registrations$', kind: 'refused', times: 1_000 });
    const campaign = await openFreshCampaign(page);
    const product = await registerOneProduct(page, campaign);
    const row = registeredRow(page, product);
    await expect(row).toContainText('Queued');

    await happen(control, await sentWork(control, row, campaign.name));
    control.clearFaults();
    await page.getByRole('button', { name: /Retry|Sync now/ }).click();
    await expect(row).toContainText(reason);
    await expect(syncStatus(page)).toContainText(
      `${index + 1} ${index === 0 ? 'change needs' : 'changes need'} attention`,
    );
  }
  expectValue(await control.acceptances()).toEqual([]);
});
