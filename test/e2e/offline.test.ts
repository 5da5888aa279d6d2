// With the API gone everything can be read and done; what was submitted is sent later, once.
import { expect as expectValue, test } from 'vitest';
import {
  campaignRow,
  campaigns,
  chooseProducts,
  details,
  fillContact,
  fillNumber,
  next,
  openFreshCampaign,
  openJoined,
  registerDialog,
  registered,
  registeredRow,
  registerOneProduct,
  search,
  show,
  showOpenOnly,
  submit,
  syncStatus,
  waitUntilSynced,
} from './support/actions.ts';
import { setScene } from './support/scene.ts';
import { expect } from './support/window.ts';

test('a cold start without the API: lists, details, search, drafts, and Submit', async () => {
  const scene = await setScene();
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  await first.close();
  await scene.sandbox.stop();

  const { page } = await scene.openDesk();
  await expect(syncStatus(page)).toContainText('Offline since');
  await expect(campaignRow(page, 3)).toBeVisible();
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  await expect(details(page)).toContainText('Partner contact');

  await search(page).fill(campaign.name);
  await expect(campaigns(page).getByRole('row', { name: campaign.name, exact: true }).first()).toBeVisible();
  await search(page).fill('no campaign is called this');
  await expect(page.getByText('0 of', { exact: false })).toBeVisible();
  await search(page).fill('');

  await show(page, 'Joined');
  await expect(campaignRow(page, 1)).toBeVisible();
  await campaignRow(page, 0).click();
  await expect(registered(page).getByRole('row').nth(1)).toBeVisible();

  await show(page, 'Available');
  await campaigns(page).getByRole('row', { name: campaign.name, exact: true }).first().click();
  const product = await registerOneProduct(page, campaign);
  await openJoined(page, campaign.name);
  await expect(registeredRow(page, product)).toContainText('Queued');
  await expect(syncStatus(page)).toContainText('1 change to be sent');
});

test('submitted offline, killed, started again: exactly one registration when the API is back', async () => {
  const scene = await setScene();
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  await scene.sandbox.stop();
  await showOpenOnly(first.page);
  const campaign = await openFreshCampaign(first.page);
  const product = await registerOneProduct(first.page, campaign);
  await expect(registeredRow(first.page, product)).toContainText('Queued');
  await first.kill();

  const second = await scene.openDesk();
  await openJoined(second.page, campaign.name);
  await expect(registeredRow(second.page, product)).toContainText('Queued');
  await scene.sandbox.start();
  // The app may have found the API by itself before the click.
  await second.page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
  await expect(registeredRow(second.page, product)).toContainText('Pending review');
  await waitUntilSynced(second.page);
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('what is queued together is told of once, and discarded together', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  await scene.sandbox.stop();
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  const products = await chooseProducts(page, 3);
  await next(page);
  const all = registerDialog(page).getByRole('group', { name: 'Apply to all products' });
  await fillNumber(all, 'Total commission rate (%)', campaign.requirement + 4);
  await fillNumber(all, 'Sample quantity', 5);
  await all.getByRole('button', { name: 'Apply to all' }).click();
  await fillContact(page);
  await next(page);
  await submit(page);

  const together = details(page).getByRole('region', { name: '3 products submitted together' });
  await expect(together).toContainText('3 products queued together');
  for (const product of products) await expect(registeredRow(page, product)).toContainText('Queued');
  await expect(details(page).getByRole('button', { name: 'Discard' })).toHaveCount(1);
  await together.getByRole('button', { name: 'Discard' }).click();
  const question = page.getByRole('alertdialog', { name: 'Discard all 3 products?' });
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(registered(page)).toBeHidden();
});

test('an answer that is lost on its way: sent again, registered once', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  scene.sandbox.control().addFault({ on: 'POST .*/registrations$', kind: 'answerLost', times: 2 });
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  const product = await registerOneProduct(page, campaign);
  await expect(registeredRow(page, product)).toContainText('Pending review');
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('a draft survives closing the dialog, and the app by SIGKILL', async () => {
  const scene = await setScene();
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  await showOpenOnly(first.page);
  const campaign = await openFreshCampaign(first.page);
  const [product = ''] = await chooseProducts(first.page);
  await next(first.page);
  await fillNumber(registerDialog(first.page), 'Sample quantity', 37);
  await registerDialog(first.page).getByRole('button', { name: 'Close' }).click();
  await expect(registerDialog(first.page)).toBeHidden();
  await expect(details(first.page)).toContainText('Draft of 1 product');
  await first.kill();

  const { page } = await scene.openDesk();
  await search(page).fill(campaign.name);
  await campaigns(page).getByRole('row', { name: campaign.name, exact: true }).first().click();
  await details(page).getByRole('button', { name: 'Register products' }).click();
  const dialog = registerDialog(page);
  await expect(dialog.getByRole('spinbutton', { name: 'Sample quantity' })).toHaveValue('37');
  await expect(dialog.getByRole('group', { name: product })).toBeVisible();
});
