/**
 * What a person was looking at in each shop: tab, filters, selection, scroll position; and which place the window
 * shows. Kept here while the window lives (keep-views.ts keeps it over a restart). Holds no records.
 */

import { create } from 'zustand';
import type { CampaignQuery, SellerRowKey } from '#shared/contract/query.ts';
import { FIRST_SELLER_VIEW, type SellerView, type ShopView } from '#shared/contract/view.ts';
import { isBlank } from '#shared/domain/plain-text.ts';
import type { SellerTab } from '#shared/domain/seller-campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { arriveAt, type RegisteredProductKey, type SellerPartKey } from './arrival.ts';
import { sellerRowText } from './seller-row.ts';

export type AgencyTab = CampaignQuery['scope'];
type ListView = ShopView['lists'][AgencyTab];

/** A campaign list's question without its window of rows. */
export type CampaignFilters = ListView['filters'];

/** The campaigns of the chosen shop, or what needs a person in all of them. */
export type Place = 'campaigns' | 'allShops';

export const NO_FILTERS: Omit<CampaignFilters, 'sort'> = {
  text: '',
  registrationStates: [],
  invitedOnly: false,
  requirement: null,
  regions: [],
};

const FIRST_LIST: ListView = {
  filters: { ...NO_FILTERS, sort: { column: 'registrationPeriod', direction: 'ascending' } },
  selectedCampaignId: null,
  scrollOffset: 0,
};

const FIRST_VIEW: ShopView = {
  mainTab: 'agency',
  agencyTab: 'available',
  lists: { available: FIRST_LIST, joined: FIRST_LIST },
  seller: FIRST_SELLER_VIEW,
};

interface Views {
  readonly place: Place;
  /** The shop that the window shows; null until one is chosen, then the session decides. */
  readonly shop: ShopKey | null;
  readonly byShop: Readonly<Record<string, ShopView>>;
}

export const useViews = create<Views>(() => ({ place: 'campaigns', shop: null, byShop: {} }));

export function useShopView(shop: ShopKey): ShopView {
  return useViews(({ byShop }) => byShop[shopText(shop)] ?? FIRST_VIEW);
}

export function viewOf(shop: ShopKey): ShopView {
  return useViews.getState().byShop[shopText(shop)] ?? FIRST_VIEW;
}

export function changeView(shop: ShopKey, change: Partial<ShopView>): void {
  useViews.setState(({ byShop }) => {
    const view = byShop[shopText(shop)] ?? FIRST_VIEW;
    return { byShop: { ...byShop, [shopText(shop)]: { ...view, ...change } } };
  });
}

export function changeList(shop: ShopKey, tab: AgencyTab, change: Partial<ListView>): void {
  const view = viewOf(shop);
  changeView(shop, { lists: { ...view.lists, [tab]: { ...view.lists[tab], ...change } } });
}

/** Changes filters or sort; the list begins at its top again. */
export function changeFilters(shop: ShopKey, tab: AgencyTab, change: Partial<CampaignFilters>): void {
  const { filters } = viewOf(shop).lists[tab];
  changeList(shop, tab, { filters: { ...filters, ...change }, scrollOffset: 0 });
}

export function changeSeller(shop: ShopKey, change: Partial<SellerView>): void {
  changeView(shop, { seller: { ...viewOf(shop).seller, ...change } });
}

export function showPlace(place: Place): void {
  useViews.setState({ place });
}

/** Shows a campaign in a tab, wherever in its shop the person was, and leads to its row and to one of its products. */
export function openCampaign(
  shop: ShopKey,
  tab: AgencyTab,
  campaignId: string,
  product: RegisteredProductKey | null = null,
): void {
  changeView(shop, { mainTab: 'agency', agencyTab: tab });
  changeList(shop, tab, { selectedCampaignId: campaignId });
  arriveAt(shop, tab, campaignId, product);
}

/**
 * Shows a campaign of the seller's own, wherever in its shop the person was, and leads to its row and to a part of its details; nothing that
 * was searched for hides it.
 */
export function openSellerCampaign(
  shop: ShopKey,
  tab: SellerTab,
  selected: SellerRowKey,
  part: SellerPartKey | null = null,
): void {
  changeView(shop, { mainTab: 'seller' });
  changeSeller(shop, { tab, text: '', selected, scrollOffset: 0 });
  arriveAt(shop, tab, sellerRowText(selected), part);
}

/** Shows where a campaign of the seller's own stands once it is published; who is there already stays as they are. */
export function showActive(shop: ShopKey): void {
  if (viewOf(shop).seller.tab === 'active') return;
  changeSeller(shop, { tab: 'active', text: '', selected: null, scrollOffset: 0 });
}

/** Forgets what was looked at in shops that are no longer anybody's. */
export function forgetViews(isKnown: (shopText: string) => boolean): void {
  useViews.setState(({ byShop }) => {
    const kept = Object.entries(byShop).filter(([text]) => isKnown(text));
    return kept.length === Object.keys(byShop).length ? {} : { byShop: Object.fromEntries(kept) };
  });
}

/** Whether any filter but the sort is set. */
export function isFiltered({
  text,
  registrationStates,
  invitedOnly,
  requirement,
  regions,
}: CampaignFilters): boolean {
  return (
    !isBlank(text) ||
    registrationStates.length > 0 ||
    invitedOnly ||
    requirement !== null ||
    regions.length > 0
  );
}
