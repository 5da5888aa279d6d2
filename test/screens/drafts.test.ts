// What is said of a draft is so: saved only when it is, not saved and why, and under which terms it was written.
import { expect as expectValue, test } from 'vitest';
import { failure, success } from '#shared/errors.ts';
import {
  chooseProducts,
  details,
  openFreshCampaign,
  registerDialog,
  showOpenOnly,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { fillTerms, newCampaign, openSellerTab, sellerForm } from '#test/e2e/support/seller-actions.ts';
import { expect, type Page } from '#test/e2e/support/window.ts';
import { openScreen, type ScreenOptions } from './support/screen.ts';

async function openSynced(options?: ScreenOptions) {
  const screen = await openScreen(options);
  await waitUntilSynced(screen.page);
  return screen;
}

const closeDialog = (page: Page) =>
  registerDialog(page).getByRole('button', { name: 'Close', exact: true }).click();

const NOT_SAVED = 'This draft is not saved. The disk is full. Free some space, then try again.';

test('a draft that the disk does not take is not said to be saved, and can be saved when there is room', async () => {
  let hasRoom = false;
  const saveDraft = async () => (hasRoom ? success({}) : failure('STORAGE_FULL'));
  const { page } = await openSynced({ answers: { saveDraft } });
  await showOpenOnly(page);
  await openFreshCampaign(page);
  await chooseProducts(page);
  await expect(registerDialog(page).getByText(NOT_SAVED)).toBeVisible();
  await closeDialog(page);
  await expect(registerDialog(page)).toBeHidden();
  await expect(page.getByText('Your draft was not saved. The disk is full.')).toBeVisible();
  await expect(page.getByText('Draft saved')).toHaveCount(0);
  hasRoom = true;
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText('Draft saved (1 product).')).toBeVisible();
});

test('a campaign that the disk does not take as a draft says so in its form', async () => {
  let hasRoom = false;
  const saveSellerDraft = async () => (hasRoom ? success({}) : failure('STORAGE_FULL'));
  const { page } = await openSynced({ answers: { saveSellerDraft } });
  await openSellerTab(page);
  await newCampaign(page);
  await fillTerms(page, 'On a full disk', 'What is typed.');
  await expect(sellerForm(page).getByText(NOT_SAVED)).toBeVisible();
  await expect(sellerForm(page).getByText('Draft saved')).toHaveCount(0);
  hasRoom = true;
  await sellerForm(page).getByRole('button', { name: 'Save draft' }).click();
  await expect(sellerForm(page).getByText('Draft saved')).toBeVisible();
  await expect(sellerForm(page).getByText(NOT_SAVED)).toHaveCount(0);
});

test('what is typed is saved as the window is left, and not only after a pause', async () => {
  const names: unknown[] = [];
  const saveSellerDraft = async (input: { draft: { name: string } }) => {
    names.push(input.draft.name);
    return success({});
  };
  const { page } = await openSynced({ answers: { saveSellerDraft } });
  await openSellerTab(page);
  await newCampaign(page);
  await fillTerms(page, 'Typed', 'What is typed.');
  await expect(sellerForm(page).getByText('Draft saved')).toBeVisible();
  // From here on no pause ends.
  await page.evaluate(() => Object.assign(window, { setTimeout: () => 0 }));
  await sellerForm(page).getByRole('textbox', { name: 'Campaign name' }).fill('Typed to the last');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect.poll(() => names.at(-1)).toBe('Typed to the last');
});

test('a draft whose terms changed since it was saved shows what changed', async () => {
  const { page, sandbox } = await openSynced();
  const control = sandbox.control();
  await showOpenOnly(page);
  const { name, requirement } = await openFreshCampaign(page);
  await chooseProducts(page);
  await closeDialog(page);
  await expect(page.getByText('Draft saved (1 product).')).toBeVisible();
  for (const id of await control.campaignsNamed(name))
    await control.editCampaign(id, { commission_rate: (requirement + 5) * 100 });
  await expect(details(page)).toContainText(`${requirement + 5}%`);
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const changed = registerDialog(page).getByRole('row', { name: /^Commission requirement/ });
  await expect(registerDialog(page).getByText('The partner changed the terms')).toBeVisible();
  await expect(changed).toContainText(String(requirement));
  await expect(changed).toContainText(String(requirement + 5));
  await registerDialog(page).getByRole('button', { name: 'Accept new terms and continue' }).click();
  await expect(registerDialog(page).getByText(/^Draft from/)).toBeVisible();
  await closeDialog(page);
  // Accepted is accepted, also in the draft.
  await details(page).getByRole('button', { name: 'Register products' }).click();
  await expect(registerDialog(page).getByRole('button', { name: 'Next' })).toBeVisible();
  expectValue(await control.acceptances()).toEqual([]);
});
