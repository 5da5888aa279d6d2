/**
 * What a person was looking at in each shop: tab, filters, selection, scroll position. Kept for every shop while the
 * window lives, so that switching back shows the same place. Holds no records.
 */
import { create } from 'zustand';
import type { CampaignQuery } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from './shop-key.ts';

export type MainTab = 'agency' | 'seller';
export type AgencyTab = CampaignQuery['scope'];

/** A campaign list's question without its window of rows. */
export type CampaignFilters = Omit<CampaignQuery, 'scope' | 'offset' | 'limit'>;

export interface ListView {
  readonly filters: CampaignFilters;
  readonly selectedCampaignId: string | null;
  readonly scrollOffset: number;
}

export interface ShopView {
  readonly mainTab: MainTab;
  readonly agencyTab: AgencyTab;
  readonly lists: Readonly<Record<AgencyTab, ListView>>;
}

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
};

interface Views {
  /** The shop that the window shows; null until one is chosen, then the session decides. */
  readonly shop: ShopKey | null;
  readonly byShop: Readonly<Record<string, ShopView>>;
}

export const useViews = create<Views>(() => ({ shop: null, byShop: {} }));

export function useShopView(shop: ShopKey): ShopView {
  return useViews(({ byShop }) => byShop[shopText(shop)] ?? FIRST_VIEW);
}

export function changeView(shop: ShopKey, change: Partial<ShopView>): void {
  useViews.setState(({ byShop }) => {
    const view = byShop[shopText(shop)] ?? FIRST_VIEW;
    return { byShop: { ...byShop, [shopText(shop)]: { ...view, ...change } } };
  });
}

export function changeList(shop: ShopKey, tab: AgencyTab, change: Partial<ListView>): void {
  const view = useViews.getState().byShop[shopText(shop)] ?? FIRST_VIEW;
  changeView(shop, { lists: { ...view.lists, [tab]: { ...view.lists[tab], ...change } } });
}

/** Changes filters or sort; the list begins at its top again. */
export function changeFilters(shop: ShopKey, tab: AgencyTab, change: Partial<CampaignFilters>): void {
  const view = useViews.getState().byShop[shopText(shop)] ?? FIRST_VIEW;
  const { filters } = view.lists[tab];
  changeList(shop, tab, { filters: { ...filters, ...change }, scrollOffset: 0 });
}

/** Shows a campaign in a tab, wherever the person was. */
export function openCampaign(shop: ShopKey, tab: AgencyTab, campaignId: string): void {
  changeView(shop, { mainTab: 'agency', agencyTab: tab });
  changeList(shop, tab, { selectedCampaignId: campaignId });
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
    text.trim() !== '' ||
    registrationStates.length > 0 ||
    invitedOnly ||
    requirement !== null ||
    regions.length > 0
  );
}
