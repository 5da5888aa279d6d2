// From the list to Submit without a pointer: every control is reached and worked by keys alone.
import { expect as expectValue, test } from 'vitest';
import {
  campaigns,
  chooseProducts,
  details,
  next,
  openFreshCampaign,
  registerDialog,
  registered,
  show,
  showOpenOnly,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { readInDrawer } from '#test/e2e/support/drawer.ts';
import { press, records, tabTo, typeInto } from '#test/e2e/support/keyboard.ts';
import { expect } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

test('keyboard only, from the list to Submit', async () => {
  const { page, sandbox } = await openScreen();
  await waitUntilSynced(page);

  // The filter is a row of toggles; the list one stop, with arrows inside.
  const states = page.getByRole('group', { name: 'Registration', exact: true });
  await tabTo(page, states.getByRole('button', { name: /^Open/ }));
  await page.keyboard.press('Space');
  await expect(states.getByRole('button', { name: /^Open/ })).toHaveAttribute('aria-pressed', 'true');
  await tabTo(page, records(campaigns(page)));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();

  await press(page, details(page).getByRole('button', { name: 'Register products' }));
  const dialog = registerDialog(page);
  const products = dialog.getByRole('grid', { name: 'Products' });
  await expect(products.getByRole('row').nth(3)).toBeVisible();
  await tabTo(page, records(products));
  // Down to a product that can be chosen; Space chooses it.
  for (let row = 0; row < 10; row += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    if ((await products.getByRole('checkbox', { checked: true }).count()) > 0) break;
  }
  await expect(dialog.getByText(/^1 (product )?chosen/).first()).toBeVisible();
  await press(page, dialog.getByRole('button', { name: 'Next' }));

  await typeInto(page, dialog.getByRole('spinbutton', { name: 'Total commission rate (%)' }), '80');
  await typeInto(page, dialog.getByRole('spinbutton', { name: 'Sample quantity' }), '5');
  await typeInto(page, dialog.getByRole('textbox', { name: 'Email' }), 'ops@baandara.example');
  await typeInto(page, dialog.getByRole('textbox', { name: 'LINE' }), '@baandara');
  await press(page, dialog.getByRole('button', { name: 'Next' }));
  // A step that has only just come takes no press: it was meant for the one before.
  await expect(dialog.getByRole('button', { name: 'Submit' })).not.toHaveAttribute('aria-disabled', 'true');
  await press(page, dialog.getByRole('button', { name: 'Submit' }));
  await expect(dialog).toBeHidden();
  await expect(registered(page)).toContainText('Pending review');
  expectValue(await sandbox.control().acceptances()).toHaveLength(1);
  // The focus comes back to where the dialog was opened.
  await expect(details(page).getByRole('button', { name: 'Register products' })).toBeFocused();
});

test('in a window of middle size the list goes on beside the details, and Escape leaves them', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await page.setViewportSize({ width: 1100, height: 700 });
  await readInDrawer(page);
});

test('Escape closes a dialog also from a number, and gives the focus back', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await showOpenOnly(page);
  await openFreshCampaign(page);
  await chooseProducts(page);
  await next(page);
  await registerDialog(page).getByRole('spinbutton', { name: 'Sample quantity' }).focus();
  await page.keyboard.type('7');
  await page.keyboard.press('Escape');
  await expect(registerDialog(page)).toBeHidden();
  await expect(details(page)).toContainText('Draft of 1 product');

  await show(page, 'Joined');
  await campaigns(page)
    .getByRole('row')
    .filter({ hasText: /approved/i })
    .first()
    .click();
  const edit = registered(page).getByRole('button', { name: 'Edit sample quantity' }).first();
  await edit.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit sample quantity' });
  await expect(dialog.getByRole('spinbutton')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(edit).toBeFocused();
});

test('Escape, arrows and Home find their way in the list', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.getByRole('searchbox', { name: 'Search campaigns' })).toBeFocused();
  await page.keyboard.type('live');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: 'Search campaigns' })).toHaveValue('');
  await tabTo(page, records(campaigns(page)));
  await page.keyboard.press('End');
  const last = campaigns(page).locator('[role=row]:focus');
  await expect(last).toHaveAttribute(
    'aria-rowindex',
    (await campaigns(page).getAttribute('aria-rowcount')) ?? '',
  );
  await page.keyboard.press('Home');
  await expect(campaigns(page).locator('[role=row]:focus')).toHaveAttribute('aria-rowindex', '2');
});
