// Where the system chooses the colours, everything that a ground tells elsewhere can still be told: what is selected, pressed or current,
// where a dialog or a notice ends, and which button is the main one.
import { expect as expectValue, test } from 'vitest';
import {
  campaignRow,
  chooseProducts,
  details,
  next,
  registerDialog,
  showOpenOnly,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { expect, type Locator } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

interface Look {
  readonly background: string;
  readonly color: string;
  readonly border: string;
}

async function lookOf(element: Locator): Promise<Look> {
  await expect(element).toBeVisible();
  return element.evaluate((one) => {
    const style = getComputedStyle(one);
    return {
      background: style.backgroundColor,
      color: style.color,
      border: `${style.borderTopWidth} ${style.borderTopStyle}`,
    };
  });
}

/** A person who sees only the system's two pairs of colours tells one from the other. */
async function expectToldApart(one: Locator, other: Locator): Promise<void> {
  const [first, second] = [await lookOf(one), await lookOf(other)];
  expectValue(first.background).not.toBe(second.background);
  expectValue(first.color).not.toBe(second.color);
}

async function expectBorder(element: Locator): Promise<void> {
  expectValue((await lookOf(element)).border).toMatch(/^[1-9]\S* solid$/);
}

test.each(['light', 'dark'] as const)('in %s system colours every state is told', async (colorScheme) => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await expectToldApart(tab('Agency'), tab('Seller'));
  await expectToldApart(tab('Available'), tab('Joined'));
  await expectToldApart(
    page.getByRole('link', { name: 'Partner campaigns' }),
    page.getByRole('link', { name: 'All shops' }),
  );

  await showOpenOnly(page);
  const chip = (name: RegExp) =>
    page.getByRole('group', { name: 'Registration', exact: true }).getByRole('button', { name });
  await expectToldApart(chip(/^Open/), chip(/^Closed/));
  await campaignRow(page, 0).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
  await expectToldApart(campaignRow(page, 0), campaignRow(page, 1));
  // What is written on the selected row is written in the colour of its pair.
  const [row, word] = [
    await lookOf(campaignRow(page, 0)),
    await lookOf(campaignRow(page, 0).locator('.badge')),
  ];
  expectValue(word.color).toBe(row.color);
  await expectBorder(campaignRow(page, 1).locator('.badge'));
  const main = details(page).getByRole('button', { name: 'Register products' });
  await expectToldApart(main, page.getByRole('button', { name: 'Sync now' }));

  await chooseProducts(page);
  const dialog = registerDialog(page);
  await expectBorder(page.locator('.dialog-frame'));
  const box = dialog.locator('.checkbox[data-selected] .checkbox-box').first();
  await expectToldApart(
    box,
    dialog.locator('.checkbox:not([data-selected], [data-indeterminate]) .checkbox-box').first(),
  );
  await expectToldApart(
    dialog.locator('.stepper-current .stepper-button'),
    dialog.locator('.stepper-button').last(),
  );
  await next(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expectBorder(page.locator('.notice').first());
  await page.getByRole('button', { name: 'Appearance' }).click();
  await expectBorder(page.locator('.popover'));
});
