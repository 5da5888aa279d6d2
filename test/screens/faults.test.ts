// A fault in what is drawn: the part that failed says so and can be tried again, the rest goes on; a fault in all of it leaves a window
// that can be loaded anew. The fault is planted in the page: elements of some names cannot be made.
import { expect as expectValue, test } from 'vitest';
import { failure } from '#shared/errors.ts';
import { campaigns, details, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { records } from '#test/e2e/support/keyboard.ts';
import { expect, type Page } from '#test/e2e/support/window.ts';
import { copiedTexts } from './support/electron.ts';
import { openScreen } from './support/screen.ts';

/** From now on no element of these names can be made; none is named: all can. */
const forbid = (page: Page, ...names: string[]) =>
  page.evaluate((forbidden) => {
    const make: (this: Document, name: string) => HTMLElement = Document.prototype.createElement;
    Object.defineProperty(document, 'createElement', {
      configurable: true,
      value: (name: string) => {
        if (forbidden.includes(name)) throw new Error(`planted fault at ${name}`);
        return make.call(document, name);
      },
    });
  }, names);

test('details that fail say so beside the list, are logged, and can be tried again', async () => {
  const { page, logged } = await openScreen();
  await waitUntilSynced(page);
  const rows = records(campaigns(page));
  await expect(rows.nth(1)).toBeVisible();
  await forbid(page, 'h2');
  await rows.nth(0).click();
  const note = details(page).getByRole('alert');
  await expect(note).toContainText(
    'This campaign cannot be shown because of a fault in Campaign Desk. What you saved or submitted is kept.',
  );
  await expect(rows.nth(1)).toBeVisible();
  await expect.poll(() => logged.length).toBeGreaterThan(0);
  expectValue(String(logged[0])).toContain('planted fault');
  await note.getByRole('button', { name: 'Copy details' }).click();
  await expect.poll(() => copiedTexts.at(-1)).toContain('planted fault');
  await forbid(page);
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible();
});

test('a fault that leaves no part whole is said in a screen of its own, from which the window is loaded anew', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await forbid(page, 'input');
  await page.getByRole('button', { name: /^Go to/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something went wrong');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(records(campaigns(page)).first()).toBeVisible();
});

test('when not even that screen can be drawn, plain words and a button are left', async () => {
  const { page, logged } = await openScreen();
  await waitUntilSynced(page);
  await forbid(page, 'input', 'h1');
  await page.getByRole('button', { name: /^Go to/ }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'Campaign Desk cannot show its window because of a fault. What you saved or submitted is kept.',
  );
  await expect.poll(() => logged.join('\n')).toContain('planted fault at h1');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(records(campaigns(page)).first()).toBeVisible();
});

test('a start that failed behind the window is said in it, with the reference of the log', async () => {
  const { page } = await openScreen({
    person: null,
    answers: { readSession: async () => failure('START_FAILED', undefined, 'a1b2c3d4') },
  });
  const note = page.getByRole('alert');
  await expect(note).toContainText('Campaign Desk could not start all of its parts.');
  await expect(note).toContainText('Reference a1b2c3d4');
});
