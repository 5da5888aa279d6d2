// A disk that is really full, under the whole app: everything that is here can be read, nothing is said to be kept that is not, and it goes on
// by itself when there is room again.
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
  registerDialog,
  registeredRow,
  registerOneProduct,
  search,
  showOpenOnly,
  syncStatus,
  waitUntilSynced,
} from './support/actions.ts';
import { setScene } from './support/scene.ts';
import { mountSmallDisk, whyNoSmallDisk } from './support/small-disk.ts';
import { expect, type Page } from './support/window.ts';

const reason = whyNoSmallDisk();
if (reason !== null) console.warn(`The full disk is not tested here: ${reason}.`);

const FULL = /disk is full\. Free some space/;
const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });

async function switchShop(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Switch shop' }).click();
  await page.getByRole('menuitem').filter({ hasText: name }).click();
  await expect(page.getByRole('button', { name: 'Switch shop' })).toHaveAccessibleDescription(
    new RegExp(name),
  );
}

async function expectReadable(page: Page): Promise<void> {
  await search(page).fill('');
  await expect(campaignRow(page, 0)).toBeVisible();
  await campaignRow(page, 0).click();
  await expect(details(page).getByRole('heading').first()).toBeVisible();
  await expect(page.getByText('Something went wrong inside')).toHaveCount(0);
}

test.skipIf(reason !== null)(
  'reading goes on, what cannot be kept is said to be so, and it recovers by itself',
  async () => {
    const scene = await setScene();
    const disk = mountSmallDisk(scene.userDataDir, 384);
    const { page } = await scene.openDesk();
    await waitUntilSynced(page);
    disk.fill();

    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(syncStatus(page)).toContainText(FULL);
    for (const shop of ['Dara & Daughters London', 'Baan Dara Living']) {
      await switchShop(page, shop);
      await expectReadable(page);
    }

    await showOpenOnly(page);
    const campaign = await openFreshCampaign(page);
    await chooseProducts(page);
    await page.keyboard.press('Escape');
    await expect(notices(page)).toContainText(FULL);
    await expect(notices(page)).not.toContainText('Draft saved');
    await expect(details(page)).not.toContainText('Draft of');

    disk.free();
    await page.getByRole('button', { name: /Sync now|Retry/ }).click();
    await waitUntilSynced(page);
    const product = await registerOneProduct(page, campaign);
    await expect(registeredRow(page, product)).toContainText('Pending review');
    expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
  },
);

test.skipIf(reason !== null)(
  'a start on a full disk shows what is here, and what cannot be submitted stays in the form',
  async () => {
    const scene = await setScene();
    const disk = mountSmallDisk(scene.userDataDir, 384);
    const first = await scene.openDesk();
    await waitUntilSynced(first.page);
    await first.close();
    disk.fill();

    const { page } = await scene.openDesk();
    await expect(syncStatus(page)).toContainText(FULL);
    await expectReadable(page);
    await switchShop(page, 'Dara & Daughters London');
    await expectReadable(page);
    await switchShop(page, 'Baan Dara Living');
    await showOpenOnly(page);
    const campaign = await openFreshCampaign(page);
    await chooseProducts(page);
    const dialog = registerDialog(page);
    await next(page);
    await fillNumber(dialog, 'Total commission rate (%)', campaign.requirement + 4);
    await fillNumber(dialog, 'Sample quantity', 10);
    await fillContact(page);
    await next(page);
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect(page.getByText(FULL).first()).toBeVisible();
    expectValue(await scene.sandbox.control().acceptances()).toEqual([]);

    disk.free();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect(campaigns(page)).toBeVisible();
    await expect
      .poll(async () => (await scene.sandbox.control().acceptances()).length, { timeout: 60_000 })
      .toBe(1);
  },
);
