// A campaign of the seller's own: from an empty tab to the first sales, by keyboard alone, in drafts that nothing loses, and offline.
import { expect as expectValue, test } from 'vitest';
import { campaigns, details, syncStatus, waitUntilSynced } from './support/actions.ts';
import { bringAxe, violations } from './support/axe.ts';
import { readInDrawer } from './support/drawer.ts';
import { press, tabTo, typeInto } from './support/keyboard.ts';
import { setScene } from './support/scene.ts';
import {
  chooseCampaignProducts,
  fillCampaign,
  fillCampaignContact,
  fillOfferOf,
  fillTerms,
  goToStep,
  newCampaign,
  openSellerTab,
  ownCampaign,
  publish,
  sellerForm,
} from './support/seller-actions.ts';
import { SELLER_GUIDE_STEPS, walkSellerGuide } from './support/seller-guide.ts';
import { expect, type Page } from './support/window.ts';

test('a person starts a campaign, and partners join and sell', async () => {
  const scene = await setScene({ partners: true, speed: 5 });
  const { page } = await scene.openDesk();
  const steps: string[] = [];
  const done = await walkSellerGuide({ page, onStep: async (_number, title) => void steps.push(title) });
  expectValue(done).toBe(SELLER_GUIDE_STEPS.length);
  expectValue(steps).toEqual(SELLER_GUIDE_STEPS);
  expectValue(scene.sandbox.control().contractBreaches()).toEqual([]);
});

test('keyboard only, from New campaign to Publish', async () => {
  const { page } = await (await setScene()).openDesk();
  await waitUntilSynced(page);
  await tabTo(page, page.getByRole('tab', { name: 'Agency', exact: true }));
  await page.keyboard.press('ArrowLeft');
  await press(page, page.getByRole('button', { name: 'New campaign' }).first());
  const form = sellerForm(page);
  const next = () => press(page, form.getByRole('button', { name: 'Next' }));

  await typeInto(page, form.getByRole('textbox', { name: 'Campaign name' }), 'By keys alone');
  await typeInto(page, form.getByRole('textbox', { name: 'Campaign detail' }), 'No pointer was moved.');
  await next();
  await tabTo(page, form.getByRole('radio', { name: 'All partners' }));
  await page.keyboard.press('ArrowDown');
  await expect(form.getByRole('radio', { name: 'Invited partners' })).toBeChecked();
  await choosePerKeyboard(page, 'Partners');
  await next();
  await choosePerKeyboard(page, 'Products');
  await typeInto(page, form.getByRole('spinbutton', { name: 'Total commission rate (%)' }).last(), '25');
  await typeInto(page, form.getByRole('spinbutton', { name: 'Sample quantity' }).last(), '5');
  await next();
  await typeInto(page, form.getByRole('textbox', { name: 'Notes to creators' }), 'Be kind.');
  await next();
  await typeInto(page, form.getByRole('textbox', { name: 'Email' }), 'ops@baandara.example');
  await typeInto(page, form.getByRole('textbox', { name: 'LINE' }), '@baandara');
  await next();
  // A step that has only just come takes no press: it was meant for the one before.
  const publishing = form.getByRole('button', { name: 'Publish' });
  await expect(publishing).not.toHaveAttribute('aria-disabled', 'true');
  await press(page, publishing);
  await expect(form).toBeHidden();
  await expect(ownCampaign(page, 'By keys alone')).toContainText('Invited');
});

test('in a window of middle size the list goes on beside the details, and Escape leaves them', async () => {
  const { page } = await (await setScene()).openDesk();
  await waitUntilSynced(page);
  await page.keyboard.press('ControlOrMeta+2');
  await openSellerTab(page);
  await page.setViewportSize({ width: 1100, height: 700 });
  await expect(campaigns(page).getByRole('row').nth(2)).toBeVisible();
  await readInDrawer(page);

  // What lies over the list leaves the way to a new campaign free.
  await page.keyboard.press('Enter');
  await expect(details(page)).toBeVisible();
  await newCampaign(page);
});

/** Goes down in a grid of the form until Space has chosen a row. */
async function choosePerKeyboard(page: Page, name: string): Promise<void> {
  const grid = sellerForm(page).getByRole('grid', { name });
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await tabTo(page, grid.locator('[role=row][aria-selected]'));
  for (let row = 0; row < 10; row += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    if ((await grid.getByRole('checkbox', { checked: true }).count()) > 0) return;
  }
  throw new Error('ten rows that cannot be chosen');
}

/** What is typed in each step, and where it is found again. */
const TYPED: readonly {
  readonly type: (page: Page) => Promise<unknown>;
  readonly find: (page: Page) => Promise<unknown>;
}[] = [
  {
    type: (page) => fillTerms(page, 'Survivor', 'Typed before the power went.'),
    find: (page) =>
      expect(sellerForm(page).getByRole('textbox', { name: 'Campaign detail' })).toHaveValue(
        'Typed before the power went.',
      ),
  },
  {
    type: async (page) => {
      await goToStep(page, 'Partners');
      await sellerForm(page).getByText('Invited partners', { exact: true }).click();
      await sellerForm(page).getByRole('grid', { name: 'Partners' }).getByRole('checkbox').nth(1).check();
    },
    find: (page) => expect(sellerForm(page)).toContainText('1 of 20 invited'),
  },
  {
    type: async (page) => {
      await goToStep(page, 'Products');
      const [product = ''] = await chooseCampaignProducts(page, 1);
      await fillOfferOf(page, product, { rate: 31, samples: 7 });
    },
    find: async (page) => {
      const form = sellerForm(page);
      await expect(form.getByRole('spinbutton', { name: 'Sample quantity' }).last()).toHaveValue('7');
    },
  },
  {
    type: async (page) => {
      await goToStep(page, 'Creators');
      await sellerForm(page).getByRole('textbox', { name: 'Notes to creators' }).fill('Daylight, please.');
    },
    find: (page) =>
      expect(sellerForm(page).getByRole('textbox', { name: 'Notes to creators' })).toHaveValue(
        'Daylight, please.',
      ),
  },
  {
    type: async (page) => {
      await goToStep(page, 'Contact');
      await fillCampaignContact(page);
    },
    find: (page) => expect(sellerForm(page).getByRole('textbox', { name: 'LINE' })).toHaveValue('@baandara'),
  },
  {
    type: (page) => goToStep(page, 'Review'),
    find: async (page) => {
      await expect(sellerForm(page).getByRole('button', { name: 'Publish' })).toBeVisible();
      await expect(sellerForm(page)).toContainText('Survivor');
    },
  },
];

test('a draft survives SIGKILL in every step, and is published at the end', async () => {
  const scene = await setScene();
  let desk = await scene.openDesk();
  await waitUntilSynced(desk.page);
  await openSellerTab(desk.page);
  await newCampaign(desk.page);
  for (const { type, find } of TYPED) {
    await type(desk.page);
    await expect(sellerForm(desk.page)).toContainText('Draft saved');
    await desk.kill();
    desk = await scene.openDesk();
    await openSellerTab(desk.page, 'Drafts');
    await ownCampaign(desk.page, 'Survivor').click();
    await details(desk.page).getByRole('button', { name: 'Continue' }).click();
    await find(desk.page);
  }
  await publish(desk.page);
  await openSellerTab(desk.page, 'Active');
  await expect(ownCampaign(desk.page, 'Survivor')).toBeVisible();
  await expect(syncStatus(desk.page)).toContainText('Up to date');
}, 240_000);

test('published offline: queued, taken back, published again, sent once when the API is back', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  await openSellerTab(page);
  await scene.sandbox.stop();
  await newCampaign(page);
  await fillCampaign(page, 'Sent later');
  await publish(page);
  await expect(ownCampaign(page, 'Sent later')).toContainText('Queued');
  await ownCampaign(page, 'Sent later').click();
  await details(page).getByRole('button', { name: 'Take back' }).click();

  await openSellerTab(page, 'Drafts');
  await ownCampaign(page, 'Sent later').click();
  await details(page).getByRole('button', { name: 'Continue' }).click();
  await goToStep(page, 'Review');
  await publish(page);
  // It is no draft any more: the list where it stands comes on show, and the keyboard goes on from there.
  await expect(page.getByRole('tab', { name: 'Active', exact: true, selected: true })).toBeFocused();
  await expect(ownCampaign(page, 'Sent later')).toContainText('Queued');
  await expect(syncStatus(page)).toContainText('1 change to be sent');

  await scene.sandbox.start();
  await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
  await expect(ownCampaign(page, 'Sent later')).not.toContainText('Queued');
  await waitUntilSynced(page);
  await expect(ownCampaign(page, 'Sent later')).toHaveCount(1);
});

test('an edit that waits is taken back to a draft, and goes on from there', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  await openSellerTab(page);
  await newCampaign(page);
  await fillCampaign(page, 'Second thoughts');
  await publish(page);
  await expect(ownCampaign(page, 'Second thoughts')).not.toContainText('Queued');

  await scene.sandbox.stop();
  await editEmail(page, 'Second thoughts', 'hasty@baandara.example');
  await details(page).getByRole('button', { name: 'Take back' }).click();
  await expect(syncStatus(page)).not.toContainText('to be sent');
  await details(page).getByRole('button', { name: 'Continue editing' }).click();
  await goToStep(page, 'Contact');
  await expect(sellerForm(page).getByRole('textbox', { name: 'Email' })).toHaveValue(
    'hasty@baandara.example',
  );
});

test('a draft keeps its template for what is added later; looking around makes no draft', async () => {
  const { page } = await (await setScene()).openDesk();
  await waitUntilSynced(page);
  await openSellerTab(page);
  await newCampaign(page);
  await goToStep(page, 'Review');
  await page.keyboard.press('Escape');
  await openSellerTab(page, 'Drafts');
  await expect(page.getByText('No drafts')).toBeVisible();

  await newCampaign(page);
  await fillTerms(page, 'First', '');
  await goToStep(page, 'Products');
  for (const product of await chooseCampaignProducts(page, 1))
    await fillOfferOf(page, product, { rate: 18, samples: 9 });
  await goToStep(page, 'Creators');
  await sellerForm(page).getByRole('button', { name: 'Save as template' }).click();
  await page.getByRole('textbox', { name: 'Template name' }).fill('Autumn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('“Autumn” saved');
  // Back where it was named from: Escape is for the form again.
  await expect(sellerForm(page).getByRole('button', { name: 'Save as template' })).toBeFocused();
  await page.keyboard.press('Escape');

  await newCampaign(page);
  await fillTerms(page, 'Second', '');
  await sellerForm(page).getByRole('button', { name: 'Use a template' }).click();
  await page.getByRole('button', { name: 'Autumn', exact: true }).click();
  await expect(sellerForm(page)).toContainText('Using “Autumn”');
  await page.keyboard.press('Escape');
  await ownCampaign(page, 'Second').click();
  await details(page).getByRole('button', { name: 'Continue' }).click();
  await goToStep(page, 'Products');
  await chooseCampaignProducts(page, 1);
  const offered = (name: string) => sellerForm(page).getByRole('spinbutton', { name }).last();
  await expect(offered('Total commission rate (%)')).toHaveValue('18');
  await expect(offered('Sample quantity')).toHaveValue('9');
});

test('a queued campaign whose registration passed meanwhile is refused at its field, and can be mended', async () => {
  let ahead = 0;
  const scene = await setScene({ clock: () => Math.floor(Date.now() / 1000) + ahead });
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  await openSellerTab(page);
  await scene.sandbox.stop();
  await newCampaign(page);
  await fillCampaign(page, 'Too late');
  await publish(page);
  await expect(ownCampaign(page, 'Too late')).toContainText('Queued');

  ahead = 20 * 24 * 60 * 60;
  await scene.sandbox.start();
  await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
  await openSellerTab(page, 'Drafts');
  await expect(ownCampaign(page, 'Too late')).toContainText('Needs attention');
  await ownCampaign(page, 'Too late').click();
  await expect(details(page)).toContainText('This time has passed');
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await goToStep(page, 'Terms');
  const end = sellerForm(page)
    .getByRole('group', { name: 'Registration period' })
    .getByRole('group', { name: 'End' });
  await expect(end).toHaveAccessibleDescription(/This time has passed/);
});

test('edited on two computers: both versions side by side, and the person chooses', async () => {
  const scene = await setScene();
  const here = await scene.openDesk();
  await waitUntilSynced(here.page);
  await openSellerTab(here.page);
  await newCampaign(here.page);
  await fillCampaign(here.page, 'Two of us');
  await publish(here.page);
  await expect(ownCampaign(here.page, 'Two of us')).not.toContainText('Queued');
  const there = await scene.openDesk({ computer: 'second-computer' });
  await waitUntilSynced(there.page);

  // Both begin with the same version; the other computer is first, and this one does not hear of it.
  scene.sandbox.control().addFault({ on: 'GET .*/changes', kind: 'serverError', times: 1_000 });
  await editEmail(there.page, 'Two of us', 'there@baandara.example');
  await expect(details(there.page)).toContainText('there@baandara.example');
  await editEmail(here.page, 'Two of us', 'here@baandara.example');
  await details(here.page).getByRole('button', { name: 'Compare versions' }).click();

  const compare = here.page.getByRole('dialog', { name: 'Compare versions' });
  await expect(compare).toContainText('there@baandara.example');
  await expect(compare).toContainText('here@baandara.example');
  await bringAxe(here.page);
  expectValue(await violations(here.page, 'Compare versions')).toEqual([]);
  await compare.getByRole('radiogroup', { name: 'Contact' }).getByText('Yours').click();
  await compare.getByRole('button', { name: 'Use these' }).click();
  await expect(compare).toBeHidden();
  scene.sandbox.control().clearFaults();
  await there.page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
  await expect(details(there.page)).toContainText('here@baandara.example');
});

async function editEmail(page: Page, name: string, email: string): Promise<void> {
  await openSellerTab(page);
  await ownCampaign(page, name).click();
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await goToStep(page, 'Contact');
  await sellerForm(page).getByRole('textbox', { name: 'Email' }).fill(email);
  await goToStep(page, 'Review');
  await sellerForm(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(sellerForm(page)).toBeHidden();
}
