// All shops with more in them than fits: counted whole, scrolled back to where it was, and each row leads to its product.
import { expect as expectValue, test } from 'vitest';
import { overviewOf } from '#electron/desk/overview.ts';
import type { AttentionItem } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { success } from '#shared/errors.ts';
import {
  campaigns,
  details,
  registered,
  search,
  show,
  showOpenOnly,
  waitUntilSynced,
} from '#test/e2e/support/actions.ts';
import { campaignPartners } from '#test/e2e/support/seller-actions.ts';
import { expect, type Locator, type Page } from '#test/e2e/support/window.ts';
import { openScreen } from './support/screen.ts';

const THAI_SHOP = '7200000000000000001';
const needsAttention = (page: Page): Locator => page.getByRole('grid', { name: 'Needs attention' });
const kinds = (page: Page): Locator => page.getByRole('group', { name: 'Kind', exact: true });

async function showAllShops(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'All shops' }).click();
  await expect(page.getByRole('heading', { name: 'All shops', exact: true })).toBeVisible();
}

/** Opens a row, and answers its campaign and product or partner: at once, since the list goes on filling while other shops are read. */
function openedFrom(row: Locator): Promise<string[]> {
  return row.evaluate((element: HTMLElement) => {
    const lines = [...element.querySelectorAll('[aria-colindex="2"] > span > *')];
    const texts = lines.map((line) => line.textContent);
    element.click();
    return texts;
  });
}

/** A desk whose Thai shop has so much that needs a person. */
async function openWith(items: readonly AttentionItem[]) {
  const known: { shop: ShopKey | null } = { shop: null };
  const screen = await openScreen({
    answers: {
      readOverview: async ({ query }) =>
        success(overviewOf(known.shop ? [{ shop: known.shop, items, now: 1_800_000_000 }] : [], query)),
    },
  });
  await waitUntilSynced(screen.page);
  const shop = screen.parts.accounts.shops().find(({ shop: { id } }) => id === THAI_SHOP);
  known.shop = shop ? { accountId: shop.accountId, shopId: THAI_SHOP } : null;
  await showAllShops(screen.page);
  return screen;
}

const closing = (index: number): AttentionItem => ({
  kind: 'closingSoon',
  id: `closing/${index}`,
  campaignId: String(index + 1),
  campaignName: `Campaign ${index}`,
  time: 1_800_100_000 + index,
  reason: 'invited',
});

test('five thousand items are counted and reached, and coming back shows the ones that were there', async () => {
  const { page } = await openWith(Array.from({ length: 5_000 }, (_, index) => closing(index)));
  const grid = needsAttention(page);
  await expect(kinds(page).getByRole('button', { name: /^Closing soon/ })).toContainText('5,000');
  await expect(grid).toHaveAttribute('aria-rowcount', '5001');
  await page.getByRole('button', { name: 'Shop: Any shop' }).click();
  await expect(page.getByRole('menuitemradio', { name: /^Baan Dara Living/ })).toContainText('5,000');
  await page.keyboard.press('Escape');

  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await expect(grid.getByRole('row', { name: /: Campaign 4999, / })).toBeFocused();
  await page.keyboard.press('Home');

  await grid.hover();
  await page.mouse.wheel(0, 2_000);
  const row = grid.getByRole('row', { name: /: Campaign 40, / });
  await expect(row).toBeInViewport();
  const offset = await grid.evaluate((element) => element.scrollTop);
  for (let time = 0; time < 3; time += 1) {
    await page.getByRole('link', { name: 'Partner campaigns' }).click();
    await expect(campaigns(page)).toBeVisible();
    await showAllShops(page);
    await expect(row).toBeInViewport();
    expectValue(await grid.evaluate((element) => element.scrollTop)).toBe(offset);
  }
});

test('what was not sent is the first of all', async () => {
  const { page } = await openWith([
    ...Array.from({ length: 300 }, (_, index) => closing(index)),
    {
      kind: 'termsChanged',
      id: 'operation/1',
      campaignId: '900',
      campaignName: 'Terms of yesterday',
      time: 1_799_000_000,
      operationId: '00000000-0000-4000-8000-000000000001',
      registrationId: null,
      productId: '1',
      productName: 'Sunscreen',
      productCount: 1,
    },
  ]);
  await expect(needsAttention(page).getByRole('row').nth(1)).toHaveAccessibleName(
    /^Terms changed: Terms of yesterday/,
  );
});

test('a row leads to its product: in view, marked and focused, with its campaign in the list', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await showAllShops(page);
  const rejected = needsAttention(page)
    .getByRole('row', { name: /^Rejected: .*Baan Dara Living$/ })
    .last();
  await expect(rejected).toBeVisible();
  const [campaign = '', product = ''] = await openedFrom(rejected);
  await expect(details(page).getByRole('heading', { name: campaign, exact: true })).toBeVisible();
  const row = registered(page).getByRole('row', { name: product, exact: true });
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(registered(page).getByRole('row', { selected: true })).toHaveCount(1);
  const listed = campaigns(page).getByRole('row', { selected: true });
  await expect(listed).toHaveAccessibleName(campaign);
  await expect(listed).toBeInViewport();
});

test('a row of a request to join leads to who asks: in view, marked and focused', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await showAllShops(page);
  const asking = needsAttention(page)
    .getByRole('row', { name: /^Join requests: / })
    .first();
  await expect(asking).toBeVisible();
  const [, partner = ''] = await openedFrom(asking);
  const row = campaignPartners(page).getByRole('row', { selected: true });
  await expect(row).toHaveCount(1);
  // "Lotus and 2 other partners": the one that asked last is named first.
  expectValue(partner).toContain(await row.getAttribute('aria-label'));
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
});

test('details say that the list hides what they show, and lead back to it', async () => {
  const { page } = await openScreen();
  await waitUntilSynced(page);
  await showOpenOnly(page);
  const first = campaigns(page).getByRole('row').nth(1);
  await first.click();
  const name = (await first.getAttribute('aria-label')) ?? '';
  await expect(details(page).getByRole('heading', { name, exact: true })).toBeVisible();
  const note = details(page).getByRole('note');
  await expect(note).toHaveCount(0);
  await search(page).fill('no campaign is called this');
  await expect(note).toContainText('Hidden by search or filters');
  await note.getByRole('button', { name: 'Show in list' }).click();
  await expect(note).toHaveCount(0);
  await expect(search(page)).toHaveValue('');
  const listed = campaigns(page).getByRole('row', { selected: true });
  await expect(listed).toHaveAccessibleName(name);
  await expect(listed).toBeFocused();
  await expect(listed).toBeInViewport();
  await show(page, 'Joined');
  await expect(note).toHaveCount(0);
});
