// Several accounts: added on the real sign-in page in a real browser, their many shops gone through, one signed out without
// a trace; and every way in which a sign-in ends without one.
import { expect as expectValue, test } from 'vitest';
import {
  account,
  addAccount,
  askForSignIn,
  askToSignOut,
  closeDialog,
  dialog,
  expectShop,
  openAccounts,
  shopButton,
  switchShopBySearch,
} from './support/accounts.ts';
import { campaignRow, campaigns, details, search, waitUntilSynced } from './support/actions.ts';
import { AGENCY, DARA, MEI, seat } from './support/seated-person.ts';
import { filesNaming, noFileNames } from './support/secrets-on-disk.ts';
import { expect, type Page } from './support/window.ts';

const FIRST_SHOP = 'Baan Dara Living';

/** Milliseconds for a test that goes through every shop, on a machine that does much else. */
const FIFTY_SWITCHES = 300_000;

async function signOut(page: Page, name: string): Promise<void> {
  await askToSignOut(page, name);
  await expect(account(page, name)).toHaveCount(0);
}

test(
  'fifty-three shops of two accounts: each shows its own; one account leaves no trace, the other stays',
  async ({ onTestFinished }) => {
    const { scene, person, open, desk, page } = await seat(onTestFinished);
    await campaignRow(page, 1).click();
    const read = (await details(page).getByRole('heading').first().textContent()) ?? '';
    await search(page).fill('a');
    await addAccount(page, person, AGENCY);

    for (const { name, region } of AGENCY.shops) {
      await switchShopBySearch(page, name);
      await expect(details(page)).toContainText('No campaign chosen');
      // Campaigns belong to a market: shops of the same one may see the same.
      if (region !== DARA.shops[0]?.region)
        await expect(page.getByText(read, { exact: true })).toHaveCount(0);
    }
    // The last one is synced by and by, as all are; what it shows is on the disk then.
    await waitUntilSynced(page);
    await expect(campaignRow(page, 0)).toBeVisible();

    await signOut(page, AGENCY.name);
    await closeDialog(page, 'Accounts');
    await expectShop(page, FIRST_SHOP);
    await expect(search(page)).toHaveValue('a');
    const traces = [AGENCY.email, AGENCY.name, ...AGENCY.shops.map(({ id }) => id)];
    await noFileNames(scene.userDataDir, traces);
    await desk.close();
    expectValue(await filesNaming(scene.userDataDir, traces)).toEqual([]);
    // The search itself finds what is there: the account that stays.
    expectValue(await filesNaming(scene.userDataDir, [DARA.email])).toContain('settings.json');

    const again = await open();
    await expectShop(again.page, FIRST_SHOP);
    await expect(search(again.page)).toHaveValue('a');
    await expect(details(again.page).getByRole('heading', { name: read, exact: true })).toBeVisible();
    await expect(campaignRow(again.page, 0)).toBeVisible();
    await waitUntilSynced(again.page);
    await openAccounts(again.page);
    await expect(account(again.page, DARA.name)).toContainText('Signed in');
    await expect(dialog(again.page, 'Accounts').getByRole('listitem')).toHaveCount(1);
  },
  FIFTY_SWITCHES,
);

test('a sign-in that is cancelled, denied or mistyped ends in a sentence, and the next one works', async ({
  onTestFinished,
}) => {
  const { person, page } = await seat(onTestFinished);
  await openAccounts(page);
  await askForSignIn(page);
  const adding = dialog(page, 'Add account');
  const left = await person.openedPage();
  await adding.getByRole('button', { name: 'Cancel' }).click();
  await expect(adding).toContainText('Signing in was cancelled.');
  await left.context().close();

  await adding.getByRole('button', { name: 'Sign in' }).click();
  const denied = await person.openedPage();
  await denied.getByRole('button', { name: 'Cancel' }).click();
  await expect(adding.getByRole('alert')).toContainText('access was denied');

  const address = adding.getByRole('textbox', { name: 'API address' });
  const known = await address.inputValue();
  await address.fill('http://api.example.com');
  await adding.getByRole('button', { name: 'Sign in' }).click();
  await expect(adding.getByRole('alert')).toContainText('not the address of an API');

  await address.fill(known);
  await adding.getByRole('button', { name: 'Sign in' }).click();
  await person.signIn(MEI.email);
  await expect(adding).toBeHidden();
  await page.getByRole('button', { name: 'Go to its shops' }).click();
  await expectShop(page, 'Mei’s Corner');
});

test('signing in as somebody else adds an account; the last sign-out leads to the sign-in screen', async ({
  onTestFinished,
}) => {
  const { person, page } = await seat(onTestFinished);
  await addAccount(page, person, MEI);
  await openAccounts(page);
  await account(page, MEI.name).getByRole('button', { name: 'Sign in again' }).click();
  await person.signIn(DARA.email);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText(
    `${MEI.name} still needs to sign in`,
  );
  await closeDialog(page, 'Accounts');
  await signOut(page, DARA.name);
  await expectShop(page, 'Mei’s Corner');
  await closeDialog(page, 'Accounts');
  await signOut(page, MEI.name);
  await expect(page.getByRole('heading', { name: 'Campaign Desk' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('by keyboard: Ctrl with a digit to a shop, Ctrl+K to any shop or campaign', async ({
  onTestFinished,
}) => {
  const { person, page } = await seat(onTestFinished);
  await addAccount(page, person, AGENCY);
  await page.keyboard.press('ControlOrMeta+2');
  await expectShop(page, 'Dara Official Indonesia');
  await expect(campaignRow(page, 0)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+4');
  await expectShop(page, AGENCY.shops[0]?.name ?? '');
  await page.keyboard.press('ControlOrMeta+1');
  await expectShop(page, FIRST_SHOP);
  const wanted = (await campaignRow(page, 2).getAttribute('aria-label')) ?? '';
  await page.keyboard.press('ControlOrMeta+3');
  await expectShop(page, 'Dara & Daughters London');

  await page.keyboard.press('ControlOrMeta+k');
  const goTo = dialog(page, 'Go to').getByRole('combobox');
  await expect(goTo).toBeFocused();
  await page.keyboard.type('kopi lereng');
  await expect(dialog(page, 'Go to').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expectShop(page, 'Kopi Lereng');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(wanted);
  const option = dialog(page, 'Go to').getByRole('option').filter({ hasText: FIRST_SHOP });
  await expect(option.first()).toBeVisible();
  while ((await option.first().getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectShop(page, FIRST_SHOP);
  await expect(details(page).getByRole('heading', { name: wanted, exact: true })).toBeVisible();

  await shopButton(page).click();
  await page.keyboard.type('vietnam');
  await expect(page.getByRole('menuitem').first()).toContainText('Vietnam');
  await page.keyboard.press('Escape');
  await expect(campaigns(page)).toBeVisible();
});
