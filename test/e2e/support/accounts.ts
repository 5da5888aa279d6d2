// What a person does with accounts and shops in the desk window, by role and name. Must not know how the app was started.

import type { PersonAtBrowser } from './person-at-browser.ts';
import { expect, type Locator, type Page } from './window.ts';

export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
export const shopButton = (page: Page): Locator => page.getByRole('button', { name: 'Switch shop' });

/** The account's part of the dialog "Accounts". */
export const account = (page: Page, name: string): Locator =>
  dialog(page, 'Accounts').getByRole('listitem', { name });

export async function openAccounts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect(dialog(page, 'Accounts')).toBeVisible();
}

/** From the dialog "Accounts": asks for a sign-in at the address that is filled in. */
export async function askForSignIn(page: Page): Promise<void> {
  await dialog(page, 'Accounts').getByRole('button', { name: 'Add account' }).click();
  await dialog(page, 'Add account').getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog(page, 'Add account')).toContainText('Waiting for your browser');
}

/** Adds an account on its sign-in page, and waits until the window has it. */
export async function addAccount(
  page: Page,
  person: PersonAtBrowser,
  { name, email }: { name: string; email: string },
): Promise<void> {
  await openAccounts(page);
  await askForSignIn(page);
  await person.signIn(email);
  await expect(dialog(page, 'Add account')).toBeHidden();
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText(`Signed in as ${name}`);
}

/** Opens "Accounts" and says yes to signing out; what comes of it is for the test. */
export async function askToSignOut(page: Page, name: string): Promise<void> {
  await openAccounts(page);
  await account(page, name).getByRole('button', { name: 'Sign out…' }).click();
  const question = page.getByRole('alertdialog', { name: `Sign out ${name}?` });
  await expect(question.getByRole('button', { name: 'Keep signed in' })).toBeFocused();
  await question.getByRole('button', { name: 'Sign out', exact: true }).click();
}

export async function closeDialog(page: Page, name: string): Promise<void> {
  await dialog(page, name).getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page, name)).toBeHidden();
}

export async function expectShop(page: Page, name: string): Promise<void> {
  const literally = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  await expect(shopButton(page)).toHaveAccessibleDescription(new RegExp(`^${literally}`));
}

/** By the switcher's search, as one does with many shops. */
export async function switchShopBySearch(page: Page, name: string): Promise<void> {
  await shopButton(page).click();
  await page.getByRole('searchbox', { name: 'Search shops' }).fill(name);
  await page.getByRole('menuitem').filter({ hasText: name }).first().click();
  await expectShop(page, name);
}
