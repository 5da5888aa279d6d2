/**
 * Keeps views over a restart: reads a shop's when it is first shown, and saves what changed after a pause, or at once
 * when the shop is left or the window goes. Knows nothing of what a view shows.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { ShopView } from '#shared/contract/view.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopOfText, shopText } from '#shared/domain/shop-key.ts';
import { deskCall } from '../desk-client.ts';
import { isSellerRowGone } from './seller-row.ts';
import { type AgencyTab, changeList, changeSeller, useViews } from './view.ts';

/** Milliseconds without a change before a view is saved: typing in a search is one change. */
const PAUSE = 500;
const TABS: readonly AgencyTab[] = ['available', 'joined'];

/** Shops whose view of the last time has been asked for and answered. */
const useRestored = create<Readonly<Record<string, true>>>(() => ({}));
const changed = new Map<string, ShopView>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether a shop may be shown: its view is what it was. Asks for it when nobody has. */
export function useRestoredView(shop: ShopKey | null): boolean {
  const text = shop && shopText(shop);
  const isRestored = useRestored((restored) => text !== null && restored[text] === true);
  const { accountId, shopId } = shop ?? {};
  useEffect(() => {
    if (accountId !== undefined && shopId !== undefined) void restoreView({ accountId, shopId });
  }, [accountId, shopId]);
  return isRestored;
}

/** Brings back what a shop showed before the start. Without an answer it begins as if it were new. */
export async function restoreView(shop: ShopKey): Promise<void> {
  const text = shopText(shop);
  if (useRestored.getState()[text]) return;
  const answer = await deskCall('readView', { shop });
  if (useRestored.getState()[text]) return;
  const view = answer.ok ? answer.data.view : null;
  if (view) useViews.setState(({ byShop }) => ({ byShop: { [text]: view, ...byShop } }));
  useRestored.setState({ [text]: true });
  if (view === null) return;
  for (const tab of TABS) void deselectGone(shop, tab, view.lists[tab].selectedCampaignId);
  void deselectGoneOfSeller(shop, view.seller.selected);
}

/** A campaign that went while the app was closed is no news: it is just not selected. */
async function deselectGone(shop: ShopKey, tab: AgencyTab, campaignId: string | null): Promise<void> {
  if (campaignId === null) return;
  const answer = await deskCall('readCampaign', { shop, campaignId });
  if (!answer.ok || answer.data.campaign !== null) return;
  const selected = useViews.getState().byShop[shopText(shop)]?.lists[tab].selectedCampaignId;
  if (selected === campaignId) changeList(shop, tab, { selectedCampaignId: null });
}

async function deselectGoneOfSeller(shop: ShopKey, selected: ShopView['seller']['selected']): Promise<void> {
  if (selected === null || !(await isSellerRowGone(shop, selected))) return;
  if (useViews.getState().byShop[shopText(shop)]?.seller.selected === selected)
    changeSeller(shop, { selected: null });
}

/** Saves views as they change. Answers the way to stop. */
export function followViews(): () => void {
  const stop = useViews.subscribe((now, before) => {
    for (const [text, view] of Object.entries(now.byShop))
      if (view !== before.byShop[text]) changed.set(text, view);
    for (const text of changed.keys()) if (!now.byShop[text]) changed.delete(text);
    if (now.shop !== before.shop) saveChanged();
    else if (now.byShop !== before.byShop) saveLater();
  });
  window.addEventListener('pagehide', saveChanged);
  return () => {
    stop();
    saveChanged();
    window.removeEventListener('pagehide', saveChanged);
  };
}

function saveLater(): void {
  clearTimeout(timer);
  timer = setTimeout(saveChanged, PAUSE);
}

/** A view that cannot be saved is only not remembered: nobody is troubled with it. */
function saveChanged(): void {
  clearTimeout(timer);
  for (const [text, view] of changed) void deskCall('saveView', { shop: shopOfText(text), view });
  changed.clear();
}
