// The API lists a shop no more, for good or by mistake, while work waits in it: it stays on screen with its work, nothing is sent, and signing out
// asks about it.
import { expect as expectValue, test } from 'vitest';
import { askToSignOut } from './support/accounts.ts';
import {
  details,
  openFreshCampaign,
  registeredRow,
  registerOneProduct,
  showOpenOnly,
  syncStatus,
  waitUntilSynced,
} from './support/actions.ts';
import { bringAxe, violations } from './support/axe.ts';
import type { RunningDesk } from './support/running-desk.ts';
import { type Scene, setScene } from './support/scene.ts';
import { DARA } from './support/seated-person.ts';
import { expect, type Page } from './support/window.ts';

const SHOP = { id: '7200000000000000001', name: 'Baan Dara Living' };

const noAccess = (page: Page) => page.getByRole('status', { name: 'No access' });

async function switchShop(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Switch shop' }).click();
  await page.getByRole('menuitem').filter({ hasText: name }).click();
}

/** The app after the shop has left the list with a change that waits in it. */
async function lostShop(scene: Scene): Promise<{ desk: RunningDesk; product: string }> {
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  await scene.sandbox.stop();
  await showOpenOnly(first.page);
  const product = await registerOneProduct(first.page, await openFreshCampaign(first.page));
  await expect(registeredRow(first.page, product)).toContainText('Queued');
  await first.close();
  await scene.sandbox.start();
  await scene.sandbox.control().moveShop(SHOP.id, 'somebody-else');
  const desk = await scene.openDesk();
  await expect(noAccess(desk.page)).toContainText('no longer has access to this shop');
  return { desk, product };
}

test('a shop that is gone by mistake is there with its work, sends nothing, and goes on when it is back', async () => {
  const scene = await setScene();
  const { desk, product } = await lostShop(scene);
  const { page } = desk;
  await expect(registeredRow(page, product)).toContainText('Queued');
  await expect(details(page).getByRole('heading').first()).toBeVisible();
  await bringAxe(page);
  expectValue(await violations(page, 'No access')).toEqual([]);
  await switchShop(page, 'Dara & Daughters London');
  await expect(noAccess(page)).toHaveCount(0);
  await expect(syncStatus(page)).toContainText('1 failed');
  await desk.close();
  expectValue(await scene.sandbox.control().acceptances()).toEqual([]);

  await scene.sandbox.control().moveShop(SHOP.id, DARA.id);
  const again = await scene.openDesk();
  await switchShop(again.page, SHOP.name);
  await expect(registeredRow(again.page, product)).toContainText('Pending review');
  await expect(noAccess(again.page)).toHaveCount(0);
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('signing out asks about its work, which can be copied and given up; then the shop goes', async () => {
  const scene = await setScene();
  const { desk } = await lostShop(scene);
  const { page } = desk;
  await askToSignOut(page, DARA.name);
  const question = page.getByRole('alertdialog', { name: 'Discard unsent work?' });
  await expect(question).toContainText('1 change');
  await question.getByRole('button', { name: 'Keep signed in' }).click();
  await page.keyboard.press('Escape');

  await noAccess(page).getByRole('button', { name: 'Copy unsent work' }).click();
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Unsent work copied');
  await noAccess(page).getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard for good' }).click();
  await expect(noAccess(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Switch shop' }).click();
  await expect(page.getByRole('menuitem').filter({ hasText: 'Dara & Daughters London' })).toBeVisible();
  await expect(page.getByRole('menuitem').filter({ hasText: SHOP.name })).toHaveCount(0);
  expectValue(await scene.sandbox.control().acceptances()).toEqual([]);
});
