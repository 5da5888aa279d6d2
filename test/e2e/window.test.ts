// There is always a window, and it says what is so: a page that dies comes back, a start that cannot go on says why.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { setScene } from './support/scene.ts';
import { expect } from './support/window.ts';

/** Ends the page's process, as a fault in it does. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // The page that is to answer is gone.
  void session.send('Page.crash').catch(() => undefined);
}

const showsSignIn = (page: Page) => page.getByRole('button', { name: 'Sign in' }).isVisible();
const isBox = (page: Page) => page.getByRole('alertdialog').isVisible();

test('a page that dies comes back; the second time soon after the person is asked, and can reload it or quit', async () => {
  const scene = await setScene();
  const desk = await scene.openDesk({ signIn: false });
  await expect(desk.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await crash(desk.page);
  const back = await desk.find('the window, back', showsSignIn);
  await crash(back);
  const box = await desk.find('the question', isBox);
  await expect(box.getByRole('alertdialog')).toContainText('Campaign Desk stopped working.');
  await box.getByRole('button', { name: 'Reload' }).click();
  const again = await desk.find('the window, back again', showsSignIn);
  await crash(again);
  await crash(await desk.find('the window', showsSignIn));
  const last = await desk.find('the question', isBox);
  // The page may be gone before the click has been answered.
  await Promise.allSettled([last.getByRole('button', { name: 'Quit' }).click()]);
  expect(await desk.ended).toBe(0);
});

test('a folder that cannot be written is named, and no process stays', async () => {
  const scene = await setScene();
  await mkdir(join(scene.userDataDir, '..'), { recursive: true });
  await writeFile(scene.userDataDir, 'in the way');
  const desk = await scene.openDesk({ signIn: false });
  const box = desk.page.getByRole('alertdialog', { name: 'Campaign Desk cannot start.' });
  await expect(box).toContainText(`Nothing can be written to ${scene.userDataDir}`);
  await Promise.allSettled([box.getByRole('button', { name: 'Quit' }).click()]);
  expect(await desk.ended).toBe(1);
});

test('where no log can be kept the app starts all the same', async () => {
  const scene = await setScene();
  await mkdir(scene.userDataDir, { recursive: true });
  await writeFile(join(scene.userDataDir, 'logs'), 'in the way');
  const { page } = await scene.openDesk({ signIn: false });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
