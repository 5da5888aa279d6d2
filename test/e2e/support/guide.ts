// The guide's six steps as a person does them in the window: by role and name, nothing behind the glass.
// Used by the tour, which takes pictures, and by the test of the same steps. Must not know how the app was started.

import { expect, type Locator, type Page } from './window.ts';

export const GUIDE_STEPS = [
  'Open Agency and see the campaigns',
  'Read every term of a campaign',
  'Choose products to register',
  'Set rate, samples and contact, and submit',
  'Wait until the partner has reviewed',
  'Follow it under Joined and raise the sample quantity',
] as const;

/** What one walk through the guide is about. */
export interface GuideWalk {
  readonly page: Page;
  /** Called when a step is done and its result is on the screen. */
  readonly onStep: (number: number, title: string) => Promise<void>;
}

/** The terms that the guide names; the campaign's name is the region's own heading. */
const TERM_HEADINGS = [
  'Campaign detail',
  'Registration period',
  'Campaign period',
  'Commission requirement',
  'Partner contact',
];

/** Points above the campaign's requirement that the walk offers, so that a partner has a reason to approve. */
const POINTS_ABOVE_REQUIREMENT = 4;

async function openAgency(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Agency' }).click();
  await page.getByRole('tab', { name: 'Available' }).click();
  const rows = page.getByRole('grid', { name: 'Campaigns' }).getByRole('row');
  await expect(rows.nth(3)).toBeVisible();
  await expect(page.getByRole('status', { name: 'Sync status' })).toContainText('Up to date', {
    timeout: 60_000,
  });
}

/** Opens the first campaign of the list, which can be joined, and reads its terms. Answers its name and requirement in percent. */
async function readTerms(page: Page): Promise<{ name: string; requirement: number }> {
  const first = page.getByRole('grid', { name: 'Campaigns' }).getByRole('row').nth(1);
  const name = (await first.getAttribute('aria-label')) ?? '';
  await first.click();
  const details = page.getByRole('region', { name: 'Campaign details' });
  await expect(details.getByRole('heading', { name, exact: true })).toBeVisible();
  for (const heading of TERM_HEADINGS)
    await expect(details.getByRole('heading', { name: heading })).toBeVisible();
  const requirement = /(\d+(?:\.\d+)?)\s?%/.exec(await details.innerText());
  return { name, requirement: Number(requirement?.[1]) };
}

async function chooseProducts(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Register products' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register products' });
  const choices = dialog.getByRole('grid', { name: 'Products' }).getByRole('checkbox', { disabled: false });
  await choices.nth(1).click();
  await expect(choices.nth(1)).toBeChecked();
  return dialog;
}

async function fillAndSubmit(page: Page, dialog: Locator, requirement: number): Promise<void> {
  await dialog.getByRole('button', { name: 'Next' }).click();
  await fillNumber(dialog, 'Total commission rate (%)', Math.min(80, requirement + POINTS_ABOVE_REQUIREMENT));
  await fillNumber(dialog, 'Sample quantity', 10);
  await dialog.getByRole('textbox', { name: 'Email' }).fill('ops@siamglow.example');
  const line = dialog.getByRole('textbox', { name: 'LINE' });
  if (await line.isVisible()) await line.fill('@siamglow');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Registered products' })).toBeVisible();
}

/** Types a number as a person does: what is there is replaced, and leaving the field takes it. */
export async function fillNumber(within: Locator, name: string, value: number): Promise<void> {
  const field = within.getByRole('spinbutton', { name }).first();
  await field.fill(String(value));
  await field.press('Tab');
}

async function followUnderJoined(page: Page, campaign: string): Promise<Locator> {
  await page.getByRole('tab', { name: 'Joined' }).click();
  await page.getByRole('searchbox', { name: 'Search campaigns' }).fill(campaign);
  await page
    .getByRole('grid', { name: 'Campaigns' })
    .getByRole('row', { name: campaign, exact: true })
    .first()
    .click();
  return page.getByRole('grid', { name: 'Registered products' });
}

async function raiseSamples(page: Page, registered: Locator): Promise<void> {
  await registered.getByRole('button', { name: 'Edit sample quantity' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Edit sample quantity' });
  await fillNumber(dialog, 'Sample quantity', 15);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(registered).toContainText('15', { timeout: 20_000 });
}

/** Walks through all six steps and answers how many were done; a step that cannot be done throws. */
export async function walkGuide({ page, onStep }: GuideWalk): Promise<number> {
  let done = 0;
  const step = async () => {
    await onStep(done + 1, GUIDE_STEPS[done] ?? '');
    done += 1;
  };
  await openAgency(page);
  await step();
  const { name, requirement } = await readTerms(page);
  await step();
  const dialog = await chooseProducts(page);
  await step();
  await fillAndSubmit(page, dialog, requirement);
  await step();
  const registered = await followUnderJoined(page, name);
  await expect(registered).toContainText('Approved', { timeout: 60_000 });
  await step();
  await raiseSamples(page, registered);
  await step();
  return done;
}
