// Names and texts from outside, written from right to left and with marks that turn the direction of writing, on every screen that shows them:
// none stands in a sentence, a label or a title without being isolated from it, and none is invisible.
import { expect as expectValue, test } from 'vitest';
import {
  campaigns,
  chooseProducts,
  details,
  fillContact,
  fillNumber,
  next,
  openFreshCampaign,
  registerDialog,
  show,
  showOpenOnly,
  submit,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

const HOSTILE = 'حملة \u202eرمضان 12\u2069';
const SHOWN = 'حملة رمضان 12';

/** What stands on the page where it could turn what is around it: each with where and how. */
async function disturbances(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const OVERRIDES = /[\u202a-\u202e]/;
    const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
    const withoutIsolated = (text: string): string =>
      text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '');
    const isDisturbing = (text: string): boolean => {
      if (OVERRIDES.test(text)) return true;
      const rest = withoutIsolated(text);
      // A text that is nothing but the name has nothing around it.
      return RIGHT_TO_LEFT.test(rest) && /[A-Za-z]/.test(rest);
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (!RIGHT_TO_LEFT.test(text) && !OVERRIDES.test(text)) continue;
      const own = node.parentElement?.closest('bdi, [dir="auto"]');
      if (OVERRIDES.test(text) || (own ? false : RIGHT_TO_LEFT.test(withoutIsolated(text))))
        found.push(`text in ${node.parentElement?.outerHTML.slice(0, 200)}`);
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of ['title', 'aria-label', 'placeholder', 'alt', 'aria-valuetext']) {
        const value = element.getAttribute(name);
        if (value !== null && isDisturbing(value)) found.push(`${name} ${JSON.stringify(value)}`);
      }
    if (isDisturbing(document.title)) found.push(`document title ${document.title}`);
    return found;
  });
}

async function expectUndisturbed(page: Page): Promise<void> {
  expectValue(await disturbances(page)).toEqual([]);
}

/** The hostile name is on the screen, as it can be shown. */
async function expectShown(within: Locator): Promise<void> {
  await expect(within.getByText(SHOWN).first()).toBeVisible();
}

test('a campaign and a product with such names, from the list to what is told of the submission', async () => {
  const { page, sandbox, parts } = await openScreen();
  await waitUntilSynced(page);
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  const control = sandbox.control();
  const [campaignId = ''] = await control.campaignsNamed(campaign.name);
  const [product = ''] = await chooseProducts(page);
  await page.keyboard.press('Escape');
  const shopId = parts.accounts.shops()[0]?.shop.id ?? '';
  for (const id of await control.productsNamed(shopId, product))
    await control.editProduct(shopId, id, { name: HOSTILE });
  await control.editCampaign(campaignId, {
    name: HOSTILE,
    description: `${HOSTILE}.\nBonus 900 THB.`,
  });
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(SHOWN);
  await expectShown(campaigns(page));
  await expectUndisturbed(page);

  await page.getByRole('button', { name: 'Go to (Ctrl+K)' }).click();
  await page.getByRole('combobox').fill('رمضان');
  await expectShown(page.getByRole('dialog'));
  await expectUndisturbed(page);
  await page.keyboard.press('Escape');

  await details(page).getByRole('button', { name: 'Register products' }).click();
  await expectShown(registerDialog(page));
  await expectUndisturbed(page);
  // The draft was written under the terms before.
  await registerDialog(page).getByRole('button', { name: 'Accept new terms and continue' }).click();
  await expectUndisturbed(page);
  await next(page);
  await fillNumber(registerDialog(page), 'Total commission rate (%)', campaign.requirement + 4);
  await fillNumber(registerDialog(page), 'Sample quantity', 10);
  await fillContact(page);
  await expectShown(registerDialog(page));
  await expectUndisturbed(page);
  await next(page);
  await expectShown(registerDialog(page));
  await expectUndisturbed(page);
  await submit(page);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Joined');
  await show(page, 'Joined');
  await campaigns(page).getByRole('row', { name: SHOWN }).first().click();
  await expectShown(details(page));
  await expectUndisturbed(page);
});

test('the beginning of a name that is cut stays, in its own direction', async () => {
  const { page, sandbox } = await openScreen();
  await waitUntilSynced(page);
  const row = campaigns(page).getByRole('row').nth(1);
  const [campaignId = ''] = await sandbox
    .control()
    .campaignsNamed((await row.getAttribute('aria-label')) ?? '');
  await sandbox
    .control()
    .editCampaign(campaignId, { name: 'حملة رمضان الكبرى للمنتجات المنزلية والملابس 2026' });
  await page.getByRole('button', { name: 'Sync now' }).click();
  const name = campaigns(page).locator('bdi', { hasText: 'حملة' });
  await expect(name).toBeVisible();
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect.poll(() => name.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  // Its first letter is at the right end of its box.
  const first = await name.evaluate((one) => {
    const range = document.createRange();
    range.setStart(one.firstChild ?? one, 0);
    range.setEnd(one.firstChild ?? one, 1);
    const [letter, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
    return { isAtEnd: Math.abs(letter.right - box.right) < 2, direction: getComputedStyle(one).direction };
  });
  expectValue(first).toEqual({ isAtEnd: true, direction: 'rtl' });
});

test('a name of which nothing can be seen has a word in its place', async () => {
  const { page, sandbox } = await openScreen();
  await waitUntilSynced(page);
  const row = campaigns(page).getByRole('row').nth(1);
  const [campaignId = ''] = await sandbox
    .control()
    .campaignsNamed((await row.getAttribute('aria-label')) ?? '');
  await sandbox.control().editCampaign(campaignId, { name: '\u200b\u200b\u200b' });
  await page.getByRole('button', { name: 'Sync now' }).click();
  const unseen = campaigns(page).getByRole('row', { name: '(no readable name)' });
  await expect(unseen).toContainText('(no readable name)');
  await unseen.click();
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('(no readable name)');
});

test('what a person types from right to left stands from right to left, and other texts do not', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  const field = page.getByRole('searchbox', { name: 'Search campaigns' });
  const direction = () => field.evaluate((one) => getComputedStyle(one).direction);
  await field.fill('حملة');
  expectValue(await direction()).toBe('rtl');
  await field.fill('Campaign');
  expectValue(await direction()).toBe('ltr');
});
