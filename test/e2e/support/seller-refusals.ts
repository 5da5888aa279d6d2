// How a person meets a refusal in the Seller tab: what is typed to bring it about, and what is held back until the API has another
// opinion. Must not know how the app was started, nor the rules.

import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import type { SandboxServer } from '#sandbox/api/server.ts';
import { details } from './actions.ts';
import { openSellerTab, ownCampaign, sellerForm } from './seller-actions.ts';
import { expect, type Locator, type Page } from './window.ts';

type Control = SandboxServer['control'];

/** The shop that the window shows at first. */
export const SHOP = SMALL_WORLD.accounts[0]?.shops[0]?.id ?? '';

/** The words as they stand, for a name or a description that holds them among others. */
export function literally(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

/** The words are said with the field, and the field is marked as wrong. */
export async function expectProblem(field: Locator, words: string): Promise<void> {
  await expect(field).toHaveAccessibleDescription(literally(words));
  await expect(field).toHaveAttribute('aria-invalid', 'true');
}

/** A date's words are said with the whole of it, and each of its segments is marked as wrong. */
export async function expectTimeProblem(time: Locator, words: string): Promise<void> {
  await expect(time).toHaveAccessibleDescription(literally(words));
  await expect(time.getByRole('spinbutton').first()).toHaveAttribute('aria-invalid', 'true');
}

/** Nothing is wrong with a field any more. */
export async function expectMended(field: Locator): Promise<void> {
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
}

/** It cannot be changed, and says why. */
export async function expectPrevented(control: Locator, words: string): Promise<void> {
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleDescription(literally(words));
}

/** Replaces what a text or number holds, and leaves it. */
export async function retype(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}

export const textOf = (page: Page, name: string): Locator =>
  sellerForm(page).getByRole('textbox', { name, exact: true });

export const numberOf = (page: Page, name: string): Locator =>
  sellerForm(page).getByRole('spinbutton', { name, exact: true });

export const timeOf = (page: Page, period: 'Registration' | 'Campaign', end: 'Start' | 'End'): Locator =>
  sellerForm(page)
    .getByRole('group', { name: `${period} period` })
    .getByRole('group', { name: end });

/** Types a year into a time, as a person does who goes to its segment. */
export async function typeYear(page: Page, time: Locator, year: string): Promise<void> {
  await time.getByRole('spinbutton', { name: /year/ }).click();
  await page.keyboard.type(year);
  await page.keyboard.press('Tab');
}

/** Nothing about campaigns of the seller's own reaches the API, and the window hears of no change. */
export function holdBack(control: Control): void {
  control.addFault({ on: '^(POST|PUT|PATCH) .*/seller_campaigns', kind: 'refused', times: 1_000 });
  control.addFault({ on: 'GET .*/changes', kind: 'serverError', times: 1_000 });
}

/** What was held back is sent now. */
export async function letGo(page: Page, control: Control): Promise<void> {
  control.clearFaults();
  await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
}

/** What of a campaign has not been sent, in the details. */
export const unsent = (page: Page): Locator =>
  details(page).getByRole('region', { name: 'Not confirmed yet' });

/** Opens the details of a campaign whose publishing was refused. */
export async function openRefused(page: Page, name: string): Promise<void> {
  await openSellerTab(page, 'Drafts');
  await expect(ownCampaign(page, name)).toContainText('Needs attention');
  await ownCampaign(page, name).click();
  await expect(details(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

/** The reason of a refusal in the details, at the name of its field. */
export async function expectReason(page: Page, field: string, words: string): Promise<void> {
  const reason = unsent(page).getByRole('listitem').filter({ hasText: field });
  await expect(reason.first()).toContainText(words);
}
