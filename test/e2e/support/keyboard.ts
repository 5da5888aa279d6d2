// What a person does who has no pointer: every control is reached by Tab and worked by keys. Must not know the app.

import type { Locator, Page } from './window.ts';

const MOST_STOPS = 60;

/** Presses Tab until the focus is on (or in) the target, as a person does who looks for it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const isThere = await target.evaluateAll((all) =>
      all.some((one) => one.contains(document.activeElement)),
    );
    if (isThere) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${MOST_STOPS} presses of ${key}`);
}

/** Rows of records; the row of column headers cannot be selected. */
export const records = (grid: Locator): Locator => grid.locator('[role=row][aria-selected]');

export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

export async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}
