// Unsent work that the disk has damaged and that no copy has: the person is told, what to do about it too, and gives it up for good.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect as expectValue, test } from 'vitest';
import {
  openFreshCampaign,
  registered,
  registeredRow,
  registerOneProduct,
  showOpenOnly,
  syncStatus,
  waitUntilSynced,
} from './support/actions.ts';
import { bringAxe, violations } from './support/axe.ts';
import { closeWithDamagedOutbox } from './support/damaged-outbox.ts';
import { type Scene, setScene } from './support/scene.ts';
import { expect, type Page } from './support/window.ts';

const TOLD = '1 unsent item is damaged';
const question = (page: Page) => page.getByRole('alertdialog', { name: 'Unsent work is damaged' });

/** A registration that was submitted offline, before the app ended and its row was damaged. */
async function damagedRegistration(scene: Scene): Promise<void> {
  const desk = await scene.openDesk();
  const { page } = desk;
  await waitUntilSynced(page);
  await scene.sandbox.stop();
  await showOpenOnly(page);
  const product = await registerOneProduct(page, await openFreshCampaign(page));
  await expect(registeredRow(page, product)).toContainText('Queued');
  expectValue(await closeWithDamagedOutbox(desk, scene.userDataDir)).toBe(1);
}

test('is told of in the sync status with what to do, and is given up when the person says so', async () => {
  const scene = await setScene();
  await damagedRegistration(scene);
  await rm(join(scene.userDataDir, 'unsent'), { recursive: true });
  await scene.sandbox.start();
  const first = await scene.openDesk();
  await expect(syncStatus(first.page)).toContainText(TOLD);
  await first.page.getByRole('button', { name: 'What to do' }).click();
  await expect(question(first.page)).toContainText('1 change that waited to be sent is damaged');
  await bringAxe(first.page);
  expectValue(await violations(first.page, 'Unsent work is damaged')).toEqual([]);
  await question(first.page).getByRole('button', { name: 'Keep for now' }).click();
  await expect(syncStatus(first.page)).toContainText(TOLD);
  await first.close();

  const { page } = await scene.openDesk();
  await expect(syncStatus(page)).toContainText(TOLD);
  await page.getByRole('button', { name: 'What to do' }).click();
  await question(page).getByRole('button', { name: 'Discard for good' }).click();
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Discarded what was damaged');
  await expect(syncStatus(page)).not.toContainText('damaged');
  await expect(page.getByRole('button', { name: 'What to do' })).toBeHidden();
  expectValue(await scene.sandbox.control().acceptances()).toEqual([]);
});

test('is put back from the copy where there is one, and nobody is troubled', async () => {
  const scene = await setScene();
  await damagedRegistration(scene);
  await scene.sandbox.start();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  await expect(registered(page)).toContainText('Pending review');
  await expect(syncStatus(page)).not.toContainText('damaged');
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});
