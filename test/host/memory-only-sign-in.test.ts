// The app on the host where nothing keeps a sign-in safely: the host's key is a file, which a test can break; a system's own
// password store cannot be broken from outside.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect as expectValue, test } from 'vitest';
import { chromiumHostCommand } from '#build/electron-command.ts';
import { account, openAccounts } from '#test/e2e/support/accounts.ts';
import { campaignRow, waitUntilSynced } from '#test/e2e/support/actions.ts';
import type { Scene } from '#test/e2e/support/scene.ts';
import { DARA, start } from '#test/e2e/support/seated-person.ts';
import { expect } from '#test/e2e/support/window.ts';

async function breakPasswordStore({ userDataDir }: Scene): Promise<void> {
  await mkdir(userDataDir, { recursive: true });
  await writeFile(join(userDataDir, 'safe-storage.key'), 'broken');
}

test('nothing is kept unasked; agreed to, a sign-in lasts until the app closes', async ({
  onTestFinished,
}) => {
  const { scene, person, desk, page, open } = await start(onTestFinished, breakPasswordStore, {
    program: chromiumHostCommand(),
  });
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
}, 120_000);
