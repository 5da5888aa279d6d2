// What is pressed twice is sent once: double clicks, held keys, presses that were meant for the step before, and buttons while they send.

import { expect as expectValue, test } from 'vitest';
import type { DeskHandlers } from '#electron/desk/handlers.ts';
import { success } from '#shared/errors.ts';
import { expectShop } from '#test/e2e/support/accounts.ts';
import {
  campaigns,
  chooseProducts,
  details,
  fillContact,
  fillNumber,
  next,
  openFreshCampaign,
  registerDialog,
  registered,
  show,
  showOpenOnly,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import {
  fillCampaign,
  goToStep,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
  sellerForm,
} from '#test/e2e/support/seller-actions.ts';
import { openRefused, SHOP, unsent } from '#test/e2e/support/seller-refusals.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen, type Screen, type ScreenOptions } from './support/screen.ts';

async function openSynced(options?: ScreenOptions): Promise<Screen> {
  const screen = await openScreen(options);
  await waitUntilSynced(screen.page);
  return screen;
}

/** A press at a place, whatever stands there and whether it is on or off. */
async function pressAt(page: Page, locator: Locator): Promise<void> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to press');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const isOff = (button: Locator) => expect(button).toHaveAttribute('aria-disabled', 'true');

/** Lets the page's stopped clock go on until the button can be pressed: its half second begins when the page has drawn the step. */
async function untilOn(page: Page, button: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return button.getAttribute('aria-disabled');
    })
    .not.toBe('true');
}

/** A campaign whose publishing was refused, and which would be taken now. */
async function refusedCampaign({ page, sandbox }: Screen, name: string): Promise<void> {
  const control = sandbox.control();
  await openSellerTab(page);
  await control.editShop(SHOP, { payment_account_active: 0 });
  await newCampaign(page);
  await fillCampaign(page, name);
  await publish(page);
  await openRefused(page, name);
  await control.editShop(SHOP, { payment_account_active: 1 });
}

test('a double click on Send again publishes one campaign', async () => {
  const screen = await openSynced();
  const { page, sandbox } = screen;
  await refusedCampaign(screen, 'Twice');
  await unsent(page).getByRole('button', { name: 'Send again' }).dblclick();
  await openSellerTab(page, 'Active');
  await expect(ownCampaign(page, 'Twice')).toHaveCount(1);
  await openSellerTab(page, 'Drafts');
  await expect(ownCampaign(page, 'Twice')).toHaveCount(0);
  expectValue(await sandbox.control().sellerCampaignsNamed('Twice')).toHaveLength(1);
});

/** An answer in place of the app's own that comes when the test says so, and how often it was asked for. */
function held<Name extends keyof DeskHandlers>(name: Name, data: unknown) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  const answer = async () => {
    asked += 1;
    await promise;
    return success(data);
  };
  return { answers: { [name]: answer } as Partial<DeskHandlers>, answer: resolve, asked: () => asked };
}

test('what is being sent again can meanwhile not be sent, edited or discarded', async () => {
  const resending = held('resendOperation', {});
  const screen = await openSynced({ answers: resending.answers });
  const { page } = screen;
  await refusedCampaign(screen, 'Slowly');
  const button = (name: string) => unsent(page).getByRole('button', { name, exact: true });
  await button('Send again').click();
  for (const name of ['Send again', 'Edit', 'Discard']) {
    await isOff(button(name));
    await pressAt(page, button(name));
  }
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(sellerForm(page)).toHaveCount(0);
  resending.answer();
  await expect(button('Send again')).not.toHaveAttribute('aria-disabled', 'true');
  expectValue(resending.asked()).toBe(1);
});

test('a new sample quantity is saved once, by the key and by the button', async () => {
  const saving = held('editSampleQuantity', { operationId: null, problem: null });
  const { page } = await openSynced({ answers: saving.answers });
  await show(page, 'Joined');
  await campaigns(page)
    .getByRole('row')
    .filter({ hasText: /approved/i })
    .first()
    .click();
  await registered(page).getByRole('button', { name: 'Edit sample quantity' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Edit sample quantity' });
  await dialog.getByRole('spinbutton').fill('900');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const save = dialog.getByRole('button', { name: 'Save' });
  await isOff(save);
  await pressAt(page, save);
  saving.answer();
  await expect(dialog).toBeHidden();
  expectValue(saving.asked()).toBe(1);
});

test('closing early is asked for once', async () => {
  const closing = held('closeSellerCampaign', { operationId: null, problem: null });
  const { page } = await openSynced({ answers: closing.answers });
  await page.keyboard.press('ControlOrMeta+2');
  await expectShop(page, 'Dara Official Indonesia');
  await waitUntilSynced(page);
  await openSellerTab(page);
  await campaigns(page).getByRole('row', { name: 'Payday bestsellers', exact: true }).click();
  const button = details(page).getByRole('button', { name: 'Close early' });
  await button.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close early' }).dblclick();
  await isOff(button);
  await pressAt(page, button);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  closing.answer();
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  expectValue(closing.asked()).toBe(1);
});

/** The step before the last one of a registration, filled. */
async function fillRegistration({ page }: Screen): Promise<void> {
  await showOpenOnly(page);
  const { requirement } = await openFreshCampaign(page);
  await chooseProducts(page);
  await next(page);
  await fillNumber(registerDialog(page), 'Total commission rate (%)', requirement + 4);
  await fillNumber(registerDialog(page), 'Sample quantity', 10);
  await fillContact(page);
}

test('the second click of a double click on Next is no Submit', async () => {
  const screen = await openSynced();
  const { page, sandbox } = screen;
  await fillRegistration(screen);
  await registerDialog(page).getByRole('button', { name: 'Next' }).dblclick();
  await registerDialog(page).getByRole('button', { name: 'Submit' }).click();
  await expect(registerDialog(page)).toBeHidden();
  await expect(registered(page)).toContainText('Pending review');
  expectValue(await sandbox.control().acceptances()).toHaveLength(1);
});

test('nothing is submitted within half a second of the last step, nor by a key that is held', async () => {
  const screen = await openSynced();
  const { page, sandbox } = screen;
  await fillRegistration(screen);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const button = registerDialog(page).getByRole('button', { name: 'Submit' });
  await page.keyboard.down('Control');
  await page.keyboard.down('Enter');
  await isOff(button);
  await pressAt(page, button);
  await page.keyboard.up('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.down('Enter');
  await untilOn(page, button);
  // The key has been down all the while.
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await page.clock.resume();
  await expect(button).toBeVisible();
  expectValue(await sandbox.control().acceptances()).toEqual([]);
  // By the key: a click here could be the second of the press above.
  await button.press('Enter');
  await expect(registered(page)).toContainText('Pending review');
  expectValue(await sandbox.control().acceptances()).toHaveLength(1);
});

test('the second click of a double click on Next is no Publish', async () => {
  const screen = await openSynced();
  const { page, sandbox } = screen;
  await openSellerTab(page);
  await newCampaign(page);
  await fillCampaign(page, 'Not yet');
  await goToStep(page, 'Contact');
  await sellerForm(page).getByRole('button', { name: 'Next' }).dblclick();
  await expect(sellerForm(page).getByRole('button', { name: 'Publish' })).toBeVisible();
  await publish(page);
  await expect(ownCampaign(page, 'Not yet')).toHaveCount(1);
  await expect.poll(() => sandbox.control().sellerCampaignsNamed('Not yet')).toHaveLength(1);
});
