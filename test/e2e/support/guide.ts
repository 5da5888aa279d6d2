// The guide's six steps as a person does them in the window. Used by the tour, which takes pictures, and by the
// test of the same steps. Must not know how the app was started.

import {
  campaigns,
  chooseProducts,
  details,
  fillContact,
  fillNumber,
  next,
  openFreshCampaign,
  openJoined,
  type ReadCampaign,
  registerDialog,
  registeredRow,
  show,
  showOpenOnly,
  submit,
  waitUntilSynced,
} from './actions.ts';
import { expect, type Page } from './window.ts';

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

async function openAgency(page: Page): Promise<void> {
  await show(page, 'Agency');
  await show(page, 'Available');
  await waitUntilSynced(page);
  await showOpenOnly(page);
  await expect(campaigns(page).getByRole('row').nth(3)).toBeVisible();
}

async function readTerms(page: Page): Promise<ReadCampaign> {
  const campaign = await openFreshCampaign(page);
  for (const heading of TERM_HEADINGS) {
    const section = details(page).getByRole('heading', { name: heading, exact: true });
    await section.scrollIntoViewIfNeeded();
    await expect(section).toBeVisible();
  }
  await expect(details(page)).toContainText(`${campaign.requirement}%`);
  await details(page).getByRole('heading', { name: campaign.name }).scrollIntoViewIfNeeded();
  return campaign;
}

/** Fills the second step; a picture of it tells more than one of what comes after Submit. */
async function fillOffer(page: Page, campaign: ReadCampaign): Promise<void> {
  await next(page);
  // Four points above the requirement give the partner a reason to approve.
  await fillNumber(registerDialog(page), 'Total commission rate (%)', campaign.requirement + 4);
  await fillNumber(registerDialog(page), 'Sample quantity', 10);
  await fillContact(page);
  await next(page);
}

async function raiseSamples(page: Page, product: string): Promise<void> {
  const row = registeredRow(page, product);
  await row.getByRole('button', { name: 'Edit sample quantity' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit sample quantity' });
  await fillNumber(dialog, 'Sample quantity', 15);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  // The cell begins with what the API has: until then it says what it is to become.
  await expect(row.getByRole('gridcell', { name: /^15\b/ })).toBeVisible({ timeout: 60_000 });
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
  const campaign = await readTerms(page);
  await step();
  const [product = ''] = await chooseProducts(page);
  await step();
  await fillOffer(page, campaign);
  await step();
  await submit(page);
  await openJoined(page, campaign.name);
  await expect(registeredRow(page, product)).toContainText('Approved', { timeout: 60_000 });
  await step();
  await raiseSamples(page, product);
  await step();
  return done;
}
