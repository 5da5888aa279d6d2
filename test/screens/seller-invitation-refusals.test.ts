// Inviting partners, and answering those that ask to join: who cannot be invited says why; what only the API knows is said with the
// partner that it is about, once it was sent.
import { test } from 'vitest';
import { expectShop } from '#test/e2e/support/accounts.ts';
import { details, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { campaignPartners, openSellerTab, ownCampaign } from '#test/e2e/support/seller-actions.ts';
import {
  expectPrevented,
  expectReason,
  holdBack,
  letGo,
  literally,
  unsent,
} from '#test/e2e/support/seller-refusals.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen, type Screen } from './support/screen.ts';

const SHOP_WITH_CAMPAIGNS = 'Dara Official Indonesia';
const CAMPAIGN = 'New arrivals, chosen partners';

type Control = ReturnType<Screen['sandbox']['control']>;

async function showCampaign(page: Page): Promise<void> {
  await waitUntilSynced(page);
  await page.keyboard.press('ControlOrMeta+2');
  await expectShop(page, SHOP_WITH_CAMPAIGNS);
  await waitUntilSynced(page);
  await openSellerTab(page);
  await ownCampaign(page, CAMPAIGN).click();
  await expect(campaignPartners(page)).toBeVisible();
}

async function openCampaign(): Promise<Screen & { control: Control }> {
  const screen = await openScreen();
  await showCampaign(screen.page);
  return { ...screen, control: screen.sandbox.control() };
}

/** Two computers before the campaign; neither hears what the other does. */
async function openTwice(): Promise<{ here: Page; there: Page; control: Control }> {
  const { openAnother, page: here, control } = await openCampaign();
  const there = (await openAnother()).page;
  await showCampaign(there);
  control.addFault({ on: 'GET .*/changes', kind: 'serverError', times: 1_000 });
  return { here, there, control };
}

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Invite partners' });
const inviteButton = (page: Page): Locator => details(page).getByRole('button', { name: 'Invite partners' });

async function openInvitations(page: Page): Promise<void> {
  await inviteButton(page).click();
  await expect(dialog(page).getByRole('row').nth(3)).toBeVisible();
}

/** Those that may be chosen, the first ones first; answers their names. */
async function choose(page: Page, count: number): Promise<string[]> {
  const rows = dialog(page).getByRole('grid', { name: 'Partners' }).getByRole('row');
  const names: string[] = [];
  for (let index = 1; names.length < count; index += 1) {
    const box = rows.nth(index).getByRole('checkbox');
    if (await box.isDisabled()) continue;
    await box.check();
    names.push((await rows.nth(index).getAttribute('aria-label')) ?? '');
  }
  return names;
}

async function invite(page: Page, count: number): Promise<string[]> {
  await openInvitations(page);
  const names = await choose(page, count);
  await dialog(page)
    .getByRole('button', { name: /^Invite \d/ })
    .click();
  await expect(dialog(page)).toBeHidden();
  return names;
}

test('who is in the campaign cannot be invited again, and nobody beyond the twentieth', async () => {
  const { page } = await openCampaign();
  const joined = await nameOfJoined(page);
  await openInvitations(page);
  await dialog(page).getByRole('searchbox').fill(joined);
  const row = dialog(page).getByRole('row', { name: joined, exact: true });
  await expect(row).toContainText('Already in it');
  await expect(row.getByRole('checkbox')).toBeDisabled();
  await dialog(page).getByRole('searchbox').fill('');

  // Seven were invited before, of whom two declined: they count, and may be invited again.
  await expect(dialog(page)).toContainText('7 of 20 invited');
  await chooseToTheLast(page);
  await expect(dialog(page)).toContainText('20 of 20 invited');
  await expectPrevented(beyondTheLast(page).getByRole('checkbox'), 'leave one out to invite another');
});

/** A partner who is in the campaign. */
async function nameOfJoined(page: Page): Promise<string> {
  const [joined = ''] = await campaignPartners(page)
    .getByRole('row')
    .filter({ hasText: 'Joined' })
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  return joined;
}

test('whom no invitation is left for, and who is in the campaign, can be compared', async () => {
  const { page } = await openCampaign();
  const joined = await nameOfJoined(page);
  await openInvitations(page);
  const grid = dialog(page).getByRole('grid', { name: 'Partners' });
  await dialog(page).getByRole('searchbox').fill(joined);
  const inIt = grid.getByRole('row', { name: joined, exact: true });
  await expect(inIt).toBeEnabled();
  await expect(inIt).toHaveAccessibleDescription('Already in it');
  await sideBySide(inIt).click();
  await expect(sideBySide(inIt)).toHaveAttribute('aria-pressed', 'true');
  await dialog(page).getByRole('searchbox').fill('');

  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await chooseToTheLast(page);
  const last = beyondTheLast(page);
  const name = (await last.getAttribute('aria-label')) ?? '';
  const row = grid.getByRole('row', { name, exact: true });
  await expect(row).toBeEnabled();
  await expect(row).toHaveAccessibleDescription(/leave one out to invite another/);
  await row.focus();
  await page.keyboard.press('Space');
  await expect(row.getByRole('checkbox')).not.toBeChecked();
  // Into the cell whose checkbox is disabled, and on to the row's last one.
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('gridcell').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(sideBySide(row)).toHaveAttribute('aria-pressed', 'true');
  await dialog(page).getByRole('button', { name: 'Compare', exact: true }).click();
  const compared = page.getByRole('dialog', { name: 'Compare partners' });
  await expect(compared.getByRole('columnheader')).toHaveText([joined, name]);
  await expectPrevented(
    compared.getByRole('checkbox', { name: `Invite ${name}`, exact: true }),
    'leave one out to invite another',
  );
});

const sideBySide = (row: Locator): Locator => row.getByRole('button', { name: /side by side$/ });

/** A partner for whom no invitation is left. */
function beyondTheLast(page: Page): Locator {
  const left = page.getByRole('checkbox', { checked: false, disabled: true });
  return dialog(page).getByRole('row').filter({ hasNotText: 'Already in it', has: left }).last();
}

async function chooseNamed(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('searchbox').fill(name);
  await dialog(page).getByRole('checkbox', { name, exact: true }).check();
}

/** Down the grid with Space, until nobody more can be invited. */
async function chooseToTheLast(page: Page): Promise<void> {
  await dialog(page).getByRole('grid', { name: 'Partners' }).getByRole('row').nth(1).focus();
  for (let row = 0; row < 60; row += 1) {
    if ((await dialog(page).getByText('20 of 20 invited').count()) > 0) return;
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
}

test('a partner that left the directory while it was chosen is named, and can be left out', async () => {
  const { page, control } = await openCampaign();
  await openInvitations(page);
  const [gone = '', stays = ''] = await choose(page, 2);
  const [partnerId = ''] = await control.partnersNamed(gone);
  await control.removePartner(partnerId);
  await expect(dialog(page).getByRole('alert')).toHaveText(
    `${gone}: ${'This partner is no longer in the directory.'}`,
  );
  await dialog(page).getByRole('button', { name: 'Leave out' }).click();
  await expect(dialog(page).getByRole('alert')).toBeHidden();
  await dialog(page).getByRole('button', { name: 'Invite 1 partner' }).click();
  const row = campaignPartners(page).getByRole('row', { name: stays, exact: true });
  await expect(row).toContainText('Invited');
});

test('a partner that left the directory before the invitation was sent', async () => {
  const { page, control } = await openCampaign();
  holdBack(control);
  const [gone = '', stays = ''] = await invite(page, 2);
  const [partnerId = ''] = await control.partnersNamed(gone);
  await control.removePartner(partnerId);
  await letGo(page, control);
  await expectReason(page, gone, 'This partner is no longer in the directory.');
  await expect(unsent(page).getByRole('listitem')).toHaveCount(1);

  // Nobody was invited: who is left can be.
  await openInvitations(page);
  await chooseNamed(page, stays);
  await dialog(page).getByRole('button', { name: 'Invite 1 partner' }).click();
  const row = campaignPartners(page).getByRole('row', { name: stays, exact: true });
  await expect(row).toContainText('Invited');
});

test('a partner that was invited elsewhere meanwhile', async () => {
  const { here, there, control } = await openTwice();
  const [twice = ''] = await invite(there, 1);
  await expect(campaignPartners(there).getByRole('row', { name: twice, exact: true })).toContainText(
    'Invited',
  );
  const [same] = await invite(here, 2);
  await expectReason(here, twice, 'This partner has been invited or has joined already.');
  await expect(unsent(here).getByRole('listitem')).toHaveCount(1);
  await expect(unsent(here).getByRole('button')).toHaveText(['Discard']);
  expect(same).toBe(twice);
  await letGo(here, control);
  await expect(ownCampaign(here, CAMPAIGN)).toContainText('Needs attention');
});

test('more partners than may be invited, with those that were invited elsewhere meanwhile', async () => {
  const { here, there } = await openTwice();
  await openInvitations(there);
  await chooseToTheLast(there);
  const other = (await beyondTheLast(there).getAttribute('aria-label')) ?? '';
  await dialog(there)
    .getByRole('button', { name: /^Invite \d/ })
    .click();
  await expect(details(there)).toContainText('20 of 20 invited');
  await openInvitations(here);
  await chooseNamed(here, other);
  await dialog(here).getByRole('button', { name: 'Invite 1 partner' }).click();
  await expectReason(here, 'Partners', 'At most 20 partners can be invited to a campaign.');
  await expectPrevented(inviteButton(there), 'All 20 invitations are given.');
});

test('registration that ended before the invitation was sent', async () => {
  const { page, control } = await openCampaign();
  holdBack(control);
  await invite(page, 1);
  const over = Math.floor(Date.now() / 1000) - 60;
  for (const id of await control.sellerCampaignsNamed(CAMPAIGN)) {
    await control.editSellerCampaign(id, { registration_end_time: over });
  }
  await letGo(page, control);
  await expect(unsent(page)).toContainText('The registration period is over.');
  await openSellerTab(page, 'Past');
  await ownCampaign(page, CAMPAIGN).click();
  await expectPrevented(inviteButton(page), 'The registration period is over.');
  // A request can still be declined, and no longer be accepted.
  const request = campaignPartners(page).getByRole('row').filter({ hasText: 'Asks to join' }).first();
  await expectPrevented(request.getByRole('button', { name: 'Accept' }), 'The registration period is over.');
  await expect(request.getByRole('button', { name: 'Decline' })).toBeEnabled();
});

test('a request to join that was answered elsewhere meanwhile', async () => {
  const { here, there } = await openTwice();
  const requestIn = (page: Page) =>
    campaignPartners(page).getByRole('row').filter({ hasText: 'Asks to join' }).first();
  const partner = (await requestIn(there).getAttribute('aria-label')) ?? '';
  await requestIn(there).getByRole('button', { name: 'Decline' }).click();
  const row = campaignPartners(there).getByRole('row', { name: partner, exact: true });
  await expect(row).toContainText('Refused by you');

  await requestIn(here).getByRole('button', { name: 'Accept' }).click();
  const answer = unsent(here).getByRole('article', { name: literally(`Accept ${partner}`) });
  await expect(answer).toContainText('There is no request of this partner to answer any more.');
  await expect(answer.getByRole('button')).toHaveText(['Discard']);
});
