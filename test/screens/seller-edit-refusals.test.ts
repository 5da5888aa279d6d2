// What keeps an edit of a seller's campaign back: in the form what cannot be changed says why; what only the API knows is said where it
// belongs once the edit was sent, and the edit stays until the person lets it go.
import { test } from 'vitest';
import type { SandboxOptions } from '#sandbox/api/server.ts';
import { expectShop } from '#test/e2e/support/accounts.ts';
import { details, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { goToStep, openSellerTab, ownCampaign, sellerForm } from '#test/e2e/support/seller-actions.ts';
import {
  expectPrevented,
  expectProblem,
  expectReason,
  expectTimeProblem,
  holdBack,
  letGo,
  literally,
  numberOf,
  retype,
  textOf,
  timeOf,
  typeYear,
  unsent,
} from '#test/e2e/support/seller-refusals.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen, type Screen } from './support/screen.ts';

const DAY = 24 * 60 * 60;

const SHOP_WITH_CAMPAIGNS = 'Dara Official Indonesia';
const ONGOING = 'Payday bestsellers';
const UPCOMING = 'Live marathon, next month';
const READY = 'Holiday gift sets';
const CLOSED = 'Flash sale with friends';

interface Seated extends Screen {
  readonly control: ReturnType<Screen['sandbox']['control']>;
}

/** A person before a shop that has campaigns, with one of them open. */
async function openCampaign(name: string, api: SandboxOptions = {}): Promise<Seated> {
  const screen = await openScreen({ api });
  await showCampaign(screen.page, name);
  return { ...screen, control: screen.sandbox.control() };
}

async function showCampaign(page: Page, name: string): Promise<void> {
  await waitUntilSynced(page);
  await page.keyboard.press('ControlOrMeta+2');
  await expectShop(page, SHOP_WITH_CAMPAIGNS);
  await waitUntilSynced(page);
  await openSellerTab(page, name === CLOSED ? 'Past' : name === READY ? 'Drafts' : 'Active');
  await ownCampaign(page, name).click();
  await expect(details(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

async function edit(page: Page): Promise<void> {
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(sellerForm(page)).toBeVisible();
}

async function editEmail(page: Page): Promise<void> {
  await edit(page);
  await goToStep(page, 'Contact');
  await retype(textOf(page, 'Email'), 'else@dara.example');
  await save(page);
}

async function save(page: Page): Promise<void> {
  await goToStep(page, 'Review');
  await sellerForm(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(sellerForm(page)).toBeHidden();
}

async function typeHour(page: Page, time: Locator, hour: string): Promise<void> {
  await time.getByRole('spinbutton', { name: /hour/ }).click();
  await page.keyboard.type(hour);
  await page.keyboard.press('Tab');
}

/** Every campaign of the name, in whichever shop. */
async function each(
  control: Seated['control'],
  name: string,
  act: (campaignId: string) => Promise<void>,
): Promise<void> {
  for (const id of await control.sellerCampaignsNamed(name)) await act(id);
}

test('what partners have read cannot be changed, and says so', async () => {
  const { page } = await openCampaign(ONGOING);
  await edit(page);
  const fixed = 'This cannot be changed once the campaign is published: partners have read it.';
  await expectPrevented(textOf(page, 'Campaign name'), fixed);
  await expectPrevented(textOf(page, 'Campaign detail'), fixed);
  for (const period of ['Registration', 'Campaign'] as const) {
    const start = timeOf(page, period, 'Start');
    await expect(start).toHaveAccessibleDescription(
      literally('The start cannot be moved once the campaign is running.'),
    );
    await expect(start.getByRole('spinbutton').first()).toHaveAttribute('aria-disabled', 'true');
    await expect(timeOf(page, period, 'End').getByRole('spinbutton').first()).toBeEnabled();
  }
  await goToStep(page, 'Partners');
  const choice = sellerForm(page).getByRole('radiogroup', { name: 'Who may join' });
  await expect(choice).toHaveAccessibleDescription(literally(fixed));
  await expect(choice.getByRole('radio').first()).toBeDisabled();
  await goToStep(page, 'Products');
  await expect(sellerForm(page).getByRole('grid', { name: 'Offers' })).toBeVisible();
  await expect(sellerForm(page).getByRole('checkbox')).toHaveCount(0);
  await expect(sellerForm(page)).toContainText(fixed);
  await goToStep(page, 'Creators');
  for (const name of ['Lowest age', 'Highest age', 'Fewest followers', 'Most followers']) {
    await expectPrevented(numberOf(page, name), fixed);
  }
  await expectPrevented(textOf(page, 'Notes to creators'), fixed);
  await expect(sellerForm(page).getByRole('group', { name: 'Content formats' })).toHaveAccessibleDescription(
    literally(fixed),
  );
});

test('a campaign that is over cannot be edited, and says so', async () => {
  const { page } = await openCampaign(CLOSED);
  await expectPrevented(
    details(page).getByRole('button', { name: 'Edit', exact: true }),
    'Closed: nothing can be edited any more',
  );
});

test('what is wrong with an edit is said at its field before it is sent', async () => {
  const { page } = await openCampaign(ONGOING);
  await edit(page);
  const ends = {
    registration: timeOf(page, 'Registration', 'End'),
    campaign: timeOf(page, 'Campaign', 'End'),
  };
  await typeYear(page, ends.registration, '2020');
  await expectTimeProblem(ends.registration, 'This time has passed. Choose one that is still to come.');
  await typeYear(page, ends.campaign, '2044');
  await expectTimeProblem(ends.campaign, 'A campaign must be shorter than 360 days.');
  await goToStep(page, 'Contact');
  await retype(textOf(page, 'Email'), '');
  await expectProblem(textOf(page, 'Email'), 'Enter an email address for the partner.');
  await goToStep(page, 'Review');
  await sellerForm(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(ends.registration.getByRole('spinbutton').first()).toBeFocused();
  await expect(
    sellerForm(page).getByRole('alert').filter({ hasText: '3 things to fix first' }),
  ).toBeVisible();
});

test('the campaign was closed elsewhere while the edit waited', async () => {
  const { page, control } = await openCampaign(ONGOING);
  holdBack(control);
  await editEmail(page);
  await expect(unsent(page)).toContainText('Queued');
  await each(control, ONGOING, control.closeSellerCampaign);
  await letGo(page, control);

  await expect(unsent(page)).toContainText('The campaign is closed.');
  await openSellerTab(page, 'Past');
  await expect(ownCampaign(page, ONGOING)).toContainText('Needs attention');
  await ownCampaign(page, ONGOING).click();
  // Sending it again would be refused again.
  await expect(unsent(page).getByRole('button')).toHaveText(['Discard']);
  // The way to it from elsewhere ends at the work itself.
  await page.getByRole('link', { name: 'All shops' }).click();
  await page
    .getByRole('grid', { name: 'Needs attention' })
    .getByRole('row', { name: new RegExp(`^Own campaign: .*${ONGOING}`) })
    .click();
  const work = unsent(page).getByRole('article');
  await expect(work).toBeFocused();
  await expect(work).toBeInViewport();
  await expect(work).toHaveAttribute('aria-current', 'true');
  await discard(page);
  await expect(ownCampaign(page, ONGOING)).toContainText('Closed');
});

async function discard(page: Page): Promise<void> {
  await unsent(page).getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(unsent(page)).toBeHidden();
}

test('the campaign was closed elsewhere while closing it waited', async () => {
  const { page, control } = await openCampaign(ONGOING);
  holdBack(control);
  await details(page).getByRole('button', { name: 'Close early' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close early' }).click();
  await expect(unsent(page)).toContainText('Queued');
  await expectPrevented(
    details(page).getByRole('button', { name: 'Edit', exact: true }),
    'Closing early was sent and is not confirmed yet, so nothing can be edited.',
  );
  await each(control, ONGOING, control.closeSellerCampaign);
  await letGo(page, control);
  await expect(unsent(page)).toContainText('The campaign is closed.');
  await discard(page);
});

test('the campaign was taken down while the edit waited', async () => {
  const { page, control } = await openCampaign(ONGOING);
  holdBack(control);
  await editEmail(page);
  await expect(unsent(page)).toContainText('Queued');
  await each(control, ONGOING, control.removeSellerCampaign);
  await letGo(page, control);

  await expect(ownCampaign(page, ONGOING)).toHaveCount(0);
  await expect(details(page).getByRole('heading', { name: ONGOING, exact: true })).toBeVisible();
  await expect(details(page)).toContainText('This campaign of yours was removed');
  await expect(unsent(page)).toContainText('This campaign of yours no longer exists.');
  await page.getByRole('link', { name: 'All shops' }).click();
  await page
    .getByRole('row', { name: literally(ONGOING) })
    .first()
    .dblclick();
  await expect(unsent(page)).toContainText('This campaign of yours no longer exists.');
  await discard(page);
});

test('the campaign had begun when its start was to be moved', async () => {
  let ahead = 0;
  const clock = () => Math.floor(Date.now() / 1000) + ahead;
  const { page, control } = await openCampaign(UPCOMING, { clock });
  holdBack(control);
  await edit(page);
  await typeHour(page, timeOf(page, 'Registration', 'Start'), '05');
  await typeHour(page, timeOf(page, 'Campaign', 'Start'), '05');
  await save(page);
  ahead = 19 * DAY;
  await letGo(page, control);

  await expectReason(page, 'Registration start', 'The start cannot be moved once the campaign is running.');
  await expectReason(page, 'Campaign start', 'The start cannot be moved once the campaign is running.');
  await expect(ownCampaign(page, UPCOMING)).toContainText('Needs attention');
  await unsent(page).getByRole('button', { name: 'Edit again' }).click();
  const start = timeOf(page, 'Registration', 'Start');
  await expect(start.getByRole('spinbutton').first()).toBeFocused();
  await expectTimeProblem(start, 'The start cannot be moved once the campaign is running.');
  await expectTimeProblem(
    timeOf(page, 'Campaign', 'Start'),
    'The start cannot be moved once the campaign is running.',
  );
});

test('the new end of a period was over when the edit was sent', async () => {
  let ahead = 0;
  const clock = () => Math.floor(Date.now() / 1000) + ahead;
  const { page, control } = await openCampaign(ONGOING, { clock });
  holdBack(control);
  await edit(page);
  await typeHour(page, timeOf(page, 'Registration', 'End'), '05');
  await save(page);
  ahead = 20 * DAY;
  await letGo(page, control);

  await expectReason(page, 'Registration end', 'This time has passed. Choose one that is still to come.');
  await unsent(page).getByRole('button', { name: 'Edit again' }).click();
  await expectTimeProblem(
    timeOf(page, 'Registration', 'End'),
    'This time has passed. Choose one that is still to come.',
  );
});

test('a campaign that was kept is over before it is published: the form opens at what is wrong', async () => {
  let ahead = 0;
  const clock = () => Math.floor(Date.now() / 1000) + ahead;
  const { page, control, sandbox } = await openCampaign(READY, { clock });
  // Nothing is published that could be closed, or that partners could be invited to.
  await expect(details(page)).toContainText('Not published: nobody but you sees it.');
  await expect(details(page).getByRole('button', { name: /^(Close early|Invite partners)$/ })).toHaveCount(0);
  ahead = 60 * DAY;
  await sandbox.stop();
  await sandbox.start();
  await letGo(page, control);
  await details(page).getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
  await expectTimeProblem(
    timeOf(page, 'Registration', 'End'),
    'This time has passed. Choose one that is still to come.',
  );
  await expectTimeProblem(
    timeOf(page, 'Campaign', 'End'),
    'This time has passed. Choose one that is still to come.',
  );
});

test('a campaign that was published elsewhere: what can no longer be changed says so between the versions', async () => {
  const { page, control, openAnother } = await openCampaign(READY);
  const there = (await openAnother()).page;
  await showCampaign(there, READY);
  control.addFault({ on: 'GET .*/changes', kind: 'serverError', times: 1_000 });
  await details(there).getByRole('button', { name: 'Publish' }).click();
  await there.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
  await openSellerTab(there, 'Active');
  await expect(ownCampaign(there, READY)).toContainText('Upcoming');

  await edit(page);
  await retype(textOf(page, 'Campaign name'), 'Boxes and ribbons');
  await save(page);
  await details(page).getByRole('button', { name: 'Compare versions' }).click();
  const parts = page.getByRole('dialog', { name: 'Compare versions' });
  const mine = parts.getByRole('radiogroup', { name: 'Campaign name' }).getByRole('radio', { name: 'Yours' });
  await expectPrevented(
    mine,
    'This cannot be changed once the campaign is published: partners have read it.',
  );
});
