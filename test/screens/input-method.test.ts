// Keys that an input method takes while it composes are not the window's.

import { test } from 'vitest';
import { details, registerDialog, search } from '#test/e2e/support/actions.ts';
import { expect } from '#test/e2e/support/window.ts';
import { openDetails } from './support/opened-details.ts';

test('Escape and Enter while an input method composes are the input method’s', async () => {
  const { page } = await openDetails();
  const debug = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    debug.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await search(page).focus();
  await page.keyboard.type('live ');
  await compose('かm');
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue(/^live /);
  await compose('');
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');

  await details(page).getByRole('button', { name: 'Register products' }).click();
  const field = registerDialog(page).getByRole('searchbox', { name: 'Search products' });
  await field.focus();
  await compose('ด');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(registerDialog(page)).toBeVisible();
  await expect(registerDialog(page).getByText('Choose at least one product')).toBeHidden();
});
