// A campaign whose answer was lost: the window says that it may be there, offers no way to publish it twice, and shows it once.
import { expect as expectValue, test } from 'vitest';
import { details, waitUntilSynced } from '#test/e2e/support/actions.ts';
import {
  fillCampaign,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
} from '#test/e2e/support/seller-actions.ts';
import { unsent } from '#test/e2e/support/seller-refusals.ts';
import { expect } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

const NAME = 'Perhaps there';

test('a publish without an answer is not taken back, and discarded only after it was said that it may be there', async () => {
  const { page, sandbox } = await openScreen();
  const control = sandbox.control();
  await waitUntilSynced(page);
  await openSellerTab(page);
  control.addFault({ on: '^POST .*/seller_campaigns$', kind: 'answerLost' });
  // Then it is not asked again while the person looks at it.
  control.addFault({
    on: '^POST .*/seller_campaigns$',
    kind: 'rateLimited',
    times: 1_000,
    retryAfter: 3_600,
  });
  control.addFault({ on: 'GET .*/changes', kind: 'serverError', times: 1_000 });
  await newCampaign(page);
  await fillCampaign(page, NAME);
  await publish(page);
  await ownCampaign(page, NAME).click();
  await expect(unsent(page)).toContainText('Sent, but not confirmed: it may have arrived.');
  await expect(details(page)).toContainText('Not confirmed yet');
  await expect(details(page)).not.toContainText('Not published yet');
  await expect(details(page).getByRole('button', { name: 'Take back' })).toHaveCount(0);
  expectValue(await control.sellerCampaignsNamed(NAME)).toHaveLength(1);

  const question = page.getByRole('alertdialog');
  await unsent(page).getByRole('button', { name: 'Discard' }).click();
  await expect(question).toContainText('It was sent and may have arrived');
  await expect(question).not.toContainText('Nothing was published');
  await question.getByRole('button', { name: 'Discard' }).click();
  const notices = page.getByRole('log', { name: 'Notices' });
  await expect(notices).toContainText('Discarded here. It may have arrived: look again after the next sync.');

  control.clearFaults();
  await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
  await expect(ownCampaign(page, NAME)).toHaveCount(1);
  expectValue(await control.sellerCampaignsNamed(NAME)).toHaveLength(1);
});
