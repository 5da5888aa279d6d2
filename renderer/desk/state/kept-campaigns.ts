/**
 * The newest rows of each list of campaigns, so that going back to a shop paints them at once and asks behind them.
 * Rows are kept under their shop and the whole question; those of a shop that is gone are forgotten.
 */
import type { CampaignPage, CampaignRow } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { type HeldRows, PAGE_SIZE } from '../components/virtual-grid/paged-rows.ts';
import { ROW_HEIGHT } from '../components/virtual-grid/row-window.ts';
import { deskCall } from '../desk-client.ts';
import { type AgencyTab, type CampaignFilters, viewOf } from './view.ts';

export type HeldCampaigns = HeldRows<CampaignRow, CampaignPage>;

/** Lists, each of a few pages: more than the shops that anybody goes back and forth between. */
const MOST_KEPT = 60;

const kept = new Map<string, HeldCampaigns>();

/** Which list of campaigns, as text. */
export function listOf(shop: ShopKey, tab: AgencyTab): string {
  return `${shopText(shop)} ${tab}`;
}

/** A list's whole question as text: equal text is an equal question. */
export function questionOf(shop: ShopKey, tab: AgencyTab, filters: CampaignFilters): string {
  return `${listOf(shop, tab)} ${JSON.stringify(filters)}`;
}

export function keptCampaigns(question: string): HeldCampaigns | null {
  return kept.get(question) ?? null;
}

/** Keeps a list's rows in place of the list that was kept longest ago, when there are too many. */
export function keepCampaigns(question: string, held: HeldCampaigns): void {
  kept.delete(question);
  kept.set(question, held);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** Asks for the rows that the shop would show, unless they are kept already. */
export async function prepareCampaigns(shop: ShopKey): Promise<void> {
  const { mainTab, agencyTab, lists } = viewOf(shop);
  const { filters, scrollOffset } = lists[agencyTab];
  const question = questionOf(shop, agencyTab, filters);
  if (mainTab !== 'agency' || kept.has(question)) return;
  const page = Math.floor(scrollOffset / ROW_HEIGHT / PAGE_SIZE);
  const answer = await deskCall('queryCampaigns', {
    shop,
    query: { scope: agencyTab, ...filters, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
  });
  if (answer.ok && !kept.has(question))
    keepCampaigns(question, { answer: answer.data, pages: new Map([[page, answer.data.rows]]) });
}

/** Forgets the lists of shops that are no longer anybody's. */
export function forgetCampaigns(isKnown: (shopText: string) => boolean): void {
  for (const question of kept.keys()) if (!isKnown(question.split(' ', 1)[0] ?? '')) kept.delete(question);
}
