// The app's own files in a bad state at the start: torn, held by another program, sealed by a store that is locked. Nothing is lost, and the
// person is told what is so.
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect as expectValue, test } from 'vitest';
import {
  openFreshCampaign,
  registeredRow,
  registerOneProduct,
  showOpenOnly,
  waitUntilSynced,
} from './support/actions.ts';
import { bringAxe, violations } from './support/axe.ts';
import { type Scene, setScene } from './support/scene.ts';
import { expect, type Page } from './support/window.ts';

const signInRequests = (page: Page) => page.getByRole('button', { name: /^Sign in/ });

async function signedIn(scene: Scene): Promise<void> {
  const desk = await scene.openDesk();
  await waitUntilSynced(desk.page);
  await desk.close();
}

test('a settings file that was torn is put aside, the person is told, and unsent work is there after a new sign-in', async () => {
  const scene = await setScene();
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  await scene.sandbox.stop();
  await showOpenOnly(first.page);
  const product = await registerOneProduct(first.page, await openFreshCampaign(first.page));
  await expect(registeredRow(first.page, product)).toContainText('Queued');
  await first.close();
  const settings = join(scene.userDataDir, 'settings.json');
  const whole = await readFile(settings, 'utf8');
  await writeFile(settings, whole.slice(0, whole.length / 2));
  await scene.sandbox.start();

  const { page } = await scene.openDesk();
  const told = page.getByRole('alertdialog', { name: 'The settings were damaged' });
  await expect(told).toContainText('put aside in the same folder');
  await bringAxe(page);
  expectValue(await violations(page, 'The settings were damaged')).toEqual([]);
  await told.getByRole('button', { name: 'Continue' }).click();
  await expect(told).toBeHidden();
  await waitUntilSynced(page);
  await expect.poll(async () => (await scene.sandbox.control().acceptances()).length).toBe(1);
  const names = await readdir(scene.userDataDir);
  expectValue(names.filter((name) => name.startsWith('settings.json.broken-'))).toHaveLength(1);
});

test('settings that cannot be read at the start are said to be so, and the window opens as soon as they can be', async () => {
  const scene = await setScene();
  await signedIn(scene);
  const settings = join(scene.userDataDir, 'settings.json');
  await rename(settings, `${settings}.hidden`);
  await symlink('settings.json', settings);

  const { page } = await scene.openDesk();
  await expect(page.getByRole('alert')).toContainText('settings file cannot be read now');
  await rm(settings);
  await rename(`${settings}.hidden`, settings);
  await waitUntilSynced(page);
  await expect(signInRequests(page)).toHaveCount(0);
});

test('while the settings cannot be read the app can be closed', async () => {
  const scene = await setScene();
  await signedIn(scene);
  const settings = join(scene.userDataDir, 'settings.json');
  await rm(settings);
  await symlink('settings.json', settings);
  const desk = await scene.openDesk();
  await expect(desk.page.getByRole('alert')).toContainText('settings file cannot be read now');
  await desk.close();
});

test('a password store that is locked costs no sign-in: it is said, and the next start with an open one goes on', async () => {
  const scene = await setScene();
  await signedIn(scene);
  const lock = join(scene.userDataDir, 'safe-storage.locked');
  await writeFile(lock, '');
  const first = await scene.openDesk({ signIn: false });
  await expect(first.page.getByRole('status', { name: 'Sign-in' })).toContainText('Unlock it');
  await first.close();
  await rm(lock);
  const { page } = await scene.openDesk({ signIn: false });
  await waitUntilSynced(page);
  await expect(signInRequests(page)).toHaveCount(0);
});
