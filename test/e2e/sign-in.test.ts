// Signing in where the computer does not help: no browser opens, or nothing keeps a sign-in safely. Each ends in words and a way on.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect as expectValue, test } from 'vitest';
import { REPOSITORY } from '#build/repository.ts';
import { findElectron } from '#build/setup/electron-binary.mjs';
import { account, openAccounts } from './support/accounts.ts';
import { campaignRow, waitUntilSynced } from './support/actions.ts';
import { type Scene, setScene } from './support/scene.ts';
import { DARA, start } from './support/seated-person.ts';
import { expect } from './support/window.ts';

test('no browser can be opened: the link can be copied, and the wait cancelled', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk({ browser: ['/no/such/browser'] });
  await expect(page.getByText('No browser could be opened.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy sign-in link' }).click();
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Sign-in link copied.');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Signing in was cancelled.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('No browser could be opened.')).toBeVisible();
});

/** Without Electron's binary the key that seals is in this file; a real password store cannot be broken from outside. */
async function breakPasswordStore({ userDataDir }: Scene): Promise<void> {
  await mkdir(userDataDir, { recursive: true });
  await writeFile(join(userDataDir, 'safe-storage.key'), 'broken');
}

test.runIf(findElectron(REPOSITORY) === undefined)(
  'nothing keeps a sign-in safely: nothing is kept unasked; agreed to, it lasts until the app closes',
  async ({ onTestFinished }) => {
    const { scene, person, desk, page, open } = await start(onTestFinished, breakPasswordStore);
    const question = page.getByRole('alertdialog', { name: 'Keep this sign-in until the app closes?' });
    await person.signIn(DARA.email);
    await expect(question).toContainText('no place to keep a sign-in safely');
    await question.getByRole('button', { name: 'Cancel sign-in' }).click();
    await expect(page.getByText('Signing in was cancelled.')).toBeVisible();

    await page.getByRole('button', { name: 'Sign in' }).click();
    await person.signIn(DARA.email);
    await question.getByRole('button', { name: 'Keep until the app closes' }).click();
    await waitUntilSynced(page);
    await openAccounts(page);
    await expect(account(page, DARA.name)).toContainText('In memory only');
    await desk.close();
    expectValue(await readdir(join(scene.userDataDir, 'accounts')).catch(() => [])).toEqual([]);

    const again = await open();
    await expect(campaignRow(again.page, 0)).toBeVisible();
    await expect(again.page.getByRole('status', { name: 'Sign-in' })).toContainText('Sign in again');
  },
);
