// Signing in where the computer does not help: no browser opens. It ends in words and a way on.
import { test } from 'vitest';
import { setScene } from './support/scene.ts';
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
