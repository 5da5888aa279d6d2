// Signing out with work that the API never got: kept when the person says so, gone without a trace when they discard it; and the
// other account goes on with its own.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect as expectValue, test } from 'vitest';
import {
  account,
  addAccount,
  askToSignOut,
  closeDialog,
  dialog,
  expectShop,
  openAccounts,
} from './support/accounts.ts';
import {
  chooseProducts,
  details,
  openFreshCampaign,
  registerDialog,
  registeredRow,
  registerOneProduct,
  showOpenOnly,
  waitUntilSynced,
} from './support/actions.ts';
import { DARA, MEI, seat } from './support/seated-person.ts';
import { filesNaming, noFileNames } from './support/secrets-on-disk.ts';
import { expect, type Page } from './support/window.ts';

/** What every form of these tests gives as the seller's contact. */
const SUBMITTED_EMAIL = 'ops@baandara.example';
const SUBMISSION = 'POST .*/registrations$';

/** A submission of the shop in view that the API does not get. */
async function submitInVain(page: Page): Promise<void> {
  await showOpenOnly(page);
  const product = await registerOneProduct(page, await openFreshCampaign(page));
  await expect(registeredRow(page, product)).toContainText('Queued');
}

/** A form that was begun and left. */
async function leaveDraft(page: Page): Promise<void> {
  await openFreshCampaign(page);
  await chooseProducts(page);
  await registerDialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(details(page)).toContainText('Draft of 1 product');
}

const discardQuestion = (page: Page) => page.getByRole('alertdialog', { name: 'Discard unsent work?' });

test('unsent work is asked about: kept with its account, or discarded with all there is of it', async ({
  onTestFinished,
}) => {
  const { scene, person, open, desk, page } = await seat(onTestFinished);
  scene.sandbox.control().addFault({ on: SUBMISSION, kind: 'hang', times: 100 });
  await submitInVain(page);
  await page.getByRole('tab', { name: 'Available', exact: true }).click();
  await leaveDraft(page);
  const [accountId = ''] = await readdir(join(scene.userDataDir, 'unsent'));

  await addAccount(page, person, MEI);
  await page.getByRole('button', { name: 'Go to its shops' }).click();
  await closeAccounts(page);
  await expectShop(page, 'Mei’s Corner');
  await waitUntilSynced(page);

  await askToSignOut(page, DARA.name);
  await expect(discardQuestion(page)).toContainText('1 change that the API has not confirmed and 1 draft');
  await discardQuestion(page).getByRole('button', { name: 'Keep signed in' }).click();
  await expect(account(page, DARA.name)).toContainText('1 change waiting to be sent');
  await closeDialog(page, 'Accounts');

  const traces = [DARA.email, DARA.name, SUBMITTED_EMAIL, ...DARA.shops.map(({ id }) => id)];
  const before = await filesNaming(scene.userDataDir, [accountId]);
  for (const part of ['.tokens', 'unsent', 'settings.json', 'IndexedDB'])
    expectValue(
      before.some((path) => path.includes(part)),
      part,
    ).toBe(true);

  await askToSignOut(page, DARA.name);
  await discardQuestion(page).getByRole('button', { name: 'Discard and sign out' }).click();
  await expect(account(page, DARA.name)).toHaveCount(0);
  await closeDialog(page, 'Accounts');
  await expectShop(page, 'Mei’s Corner');
  await noFileNames(scene.userDataDir, traces);
  await desk.close();
  expectValue(await filesNaming(scene.userDataDir, traces)).toEqual([]);
  // Of the account's id, a hash, Chromium's list of databases may still hold the names of deleted ones; nothing else does.
  const naming = await filesNaming(scene.userDataDir, [accountId]);
  expectValue(naming.filter((path) => !path.includes('IndexedDB'))).toEqual([]);

  scene.sandbox.control().clearFaults();
  const again = await open();
  await expectShop(again.page, 'Mei’s Corner');
  await waitUntilSynced(again.page);
  // What was discarded is sent by nobody.
  expectValue(await scene.sandbox.control().acceptances()).toEqual([]);
  await openAccounts(again.page);
  await expect(account(again.page, MEI.name)).toContainText('Signed in');
  await expect(dialog(again.page, 'Accounts').getByRole('listitem')).toHaveCount(1);
});

/** The dialog "Accounts" may stand open behind what was added from it. */
async function closeAccounts(page: Page): Promise<void> {
  if (await dialog(page, 'Accounts').isVisible()) await closeDialog(page, 'Accounts');
}
